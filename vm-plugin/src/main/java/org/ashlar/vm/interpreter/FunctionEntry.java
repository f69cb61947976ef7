package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.AsyncActivation;
import org.ashlar.vm.execution.AsyncGeneratorObject;
import org.ashlar.vm.execution.CodeEntry;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.GeneratorObject;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Entry of a function into the interpreter: makes the frame, binds arguments and this, and runs it
 * as its kind demands. One object per kind and tier policy.
 */
public abstract class FunctionEntry extends CodeEntry {
  private final TierPolicy policy;
  final int callMask;

  private FunctionEntry(TierPolicy policy) {
    this.policy = policy;
    this.callMask = policy.callInterval() - 1;
  }

  /** The entries of all kinds under one policy. */
  public static final class Family {
    private final FunctionEntry plain;
    private final FunctionEntry classConstructor;
    private final FunctionEntry generator;
    private final FunctionEntry asyncGenerator;
    private final FunctionEntry asyncFunction;

    public Family(TierPolicy policy) {
      plain = new Plain(policy);
      classConstructor = new ClassConstructor(policy);
      generator = new Generator(policy);
      asyncGenerator = new AsyncGenerator(policy);
      asyncFunction = new AsyncFunction(policy);
    }

    /** The entry for a kind of function. */
    public FunctionEntry of(FunctionKind kind) {
      if (kind.isClassConstructor()) {
        return classConstructor;
      }
      if (kind.isGenerator()) {
        return kind.isAsync() ? asyncGenerator : generator;
      }
      return kind.isAsync() ? asyncFunction : plain;
    }
  }

  /** Runs a bound frame; the realm is the function's. */
  abstract Object run(Agent agent, int room, ScriptFunction function, Frame frame);

  final Object interpret(Agent agent, int room, Frame frame) {
    return Interpreter.run(agent, room, frame, policy);
  }

  // ---- Arguments ----

  static FeedbackVector feedback(CodeBlock code) {
    Object present = code.feedback();
    return present != null ? (FeedbackVector) present : FeedbackVector.of(code);
  }

  /** Fills parameters that no argument was passed for. */
  static void pad(@Nullable Object[] registers, int from, int count) {
    for (int i = from; i < count; i++) {
      registers[i] = Undefined.UNDEFINED;
    }
  }

  @Override
  public Object call(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object[] arguments) {
    return enter(agent, room, function, frame(function, thisValue, arguments));
  }

  private static Frame frame(
      ScriptFunction function, @Nullable Object thisValue, Object[] arguments) {
    CodeBlock code = function.code;
    FeedbackVector feedback = feedback(code);
    Object[] registers = feedback.newRegisters();
    int count = Math.min(code.parameterCount(), arguments.length);
    System.arraycopy(arguments, 0, registers, 0, count);
    pad(registers, count, code.parameterCount());
    Frame frame = new Frame(function, feedback, thisValue, registers);
    frame.arguments = arguments;
    return frame;
  }

  /** The frame of a call that another frame makes way for. */
  static Frame begun(Agent agent, ScriptFunction function, Object thisValue, Object[] arguments) {
    Frame frame = frame(function, thisValue, arguments);
    if (agent.poll) {
      agent.host().polled(agent);
    }
    bindThis(agent, function, frame);
    return frame;
  }

  @Override
  public Object call0(Agent agent, int room, ScriptFunction function, Object thisValue) {
    CodeBlock code = function.code;
    FeedbackVector feedback = feedback(code);
    Object[] registers = feedback.newRegisters();
    pad(registers, 0, code.parameterCount());
    return enter(agent, room, function, new Frame(function, feedback, thisValue, registers));
  }

  @Override
  public Object call1(Agent agent, int room, ScriptFunction function, Object thisValue, Object a) {
    CodeBlock code = function.code;
    FeedbackVector feedback = feedback(code);
    Object[] registers = feedback.newRegisters();
    int count = code.parameterCount();
    if (count > 0) {
      registers[0] = a;
      pad(registers, 1, count);
    }
    Frame frame = new Frame(function, feedback, thisValue, registers);
    if (code.has(CodeBlock.USES_ARGUMENTS)) {
      frame.arguments = new Object[] {a};
    }
    return enter(agent, room, function, frame);
  }

  @Override
  public Object call2(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object a, Object b) {
    CodeBlock code = function.code;
    FeedbackVector feedback = feedback(code);
    Object[] registers = feedback.newRegisters();
    int count = code.parameterCount();
    if (count > 0) {
      registers[0] = a;
      if (count > 1) {
        registers[1] = b;
        pad(registers, 2, count);
      }
    }
    Frame frame = new Frame(function, feedback, thisValue, registers);
    if (code.has(CodeBlock.USES_ARGUMENTS)) {
      frame.arguments = new Object[] {a, b};
    }
    return enter(agent, room, function, frame);
  }

  @Override
  public Object call3(
      Agent agent,
      int room,
      ScriptFunction function,
      Object thisValue,
      Object a,
      Object b,
      Object c) {
    CodeBlock code = function.code;
    FeedbackVector feedback = feedback(code);
    Object[] registers = feedback.newRegisters();
    int count = code.parameterCount();
    if (count > 0) {
      registers[0] = a;
      if (count > 1) {
        registers[1] = b;
        if (count > 2) {
          registers[2] = c;
          pad(registers, 3, count);
        }
      }
    }
    Frame frame = new Frame(function, feedback, thisValue, registers);
    if (code.has(CodeBlock.USES_ARGUMENTS)) {
      frame.arguments = new Object[] {a, b, c};
    }
    return enter(agent, room, function, frame);
  }

  // ---- Entry ----

  private Object enter(Agent agent, int room, ScriptFunction function, Frame frame) {
    countCall(agent, function, frame.feedback);
    Realm caller = agent.realm;
    if (function.realm == caller) {
      bindThis(agent, function, frame);
      return run(agent, room, function, frame);
    }
    agent.realm = function.realm;
    try {
      bindThis(agent, function, frame);
      return run(agent, room, function, frame);
    } finally {
      agent.realm = caller;
    }
  }

  static void bindThis(Agent agent, ScriptFunction function, Frame frame) {
    if (!(frame.thisValue instanceof JsObject)) {
      CodeBlock code = function.code;
      if (code.has(CodeBlock.USES_THIS) && !code.isStrict()) {
        frame.thisValue = function.bindThis(agent, frame.thisValue());
      }
    }
  }

  private void countCall(Agent agent, ScriptFunction function, FeedbackVector feedback) {
    if (agent.poll) {
      agent.host().polled(agent);
    }
    if ((++feedback.calls & callMask) == 0) {
      reportCalls(agent, function, feedback);
    }
  }

  final void reportCalls(Agent agent, ScriptFunction function, FeedbackVector feedback) {
    policy.called(agent, function, feedback.calls);
  }

  @Override
  public Object construct(
      Agent agent,
      int room,
      ScriptFunction function,
      @Nullable JsObject thisObject,
      Object[] arguments,
      JsObject newTarget) {
    Frame frame = frame(function, thisObject, arguments);
    countCall(agent, function, frame.feedback);
    frame.newTarget = newTarget;
    Realm caller = agent.realm;
    if (function.realm == caller) {
      return interpret(agent, room, frame);
    }
    agent.realm = function.realm;
    try {
      return interpret(agent, room, frame);
    } finally {
      agent.realm = caller;
    }
  }

  // ---- Kinds ----

  /** Functions that run to their end. */
  static final class Plain extends FunctionEntry {
    Plain(TierPolicy policy) {
      super(policy);
    }

    @Override
    Object run(Agent agent, int room, ScriptFunction function, Frame frame) {
      return interpret(agent, room, frame);
    }
  }

  /** Class constructors, which cannot be called. */
  private static final class ClassConstructor extends FunctionEntry {
    ClassConstructor(TierPolicy policy) {
      super(policy);
    }

    @Override
    Object run(Agent agent, int room, ScriptFunction function, Frame frame) {
      throw Errors.typeError(agent, Message.CLASS_CONSTRUCTOR_WITHOUT_NEW, function.displayName());
    }
  }

  /** Generators: the parameters are bound, then the rest waits. */
  private static final class Generator extends FunctionEntry {
    Generator(TierPolicy policy) {
      super(policy);
    }

    @Override
    Object run(Agent agent, int room, ScriptFunction function, Frame frame) {
      interpret(agent, room, frame);
      return GeneratorObject.create(agent, function, frame);
    }
  }

  /** Async generators. */
  private static final class AsyncGenerator extends FunctionEntry {
    AsyncGenerator(TierPolicy policy) {
      super(policy);
    }

    @Override
    Object run(Agent agent, int room, ScriptFunction function, Frame frame) {
      interpret(agent, room, frame);
      return AsyncGeneratorObject.create(agent, function, frame);
    }
  }

  /** Async functions: run up to the first await. */
  private static final class AsyncFunction extends FunctionEntry {
    AsyncFunction(TierPolicy policy) {
      super(policy);
    }

    @Override
    Object run(Agent agent, int room, ScriptFunction function, Frame frame) {
      PromiseCapability capability = PromiseOperations.newCapability(agent);
      AsyncActivation.start(agent, room, frame, capability);
      return capability.promise();
    }
  }
}
