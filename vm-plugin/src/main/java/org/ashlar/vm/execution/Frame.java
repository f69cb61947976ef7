package org.ashlar.vm.execution;

import java.util.Objects;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.HandlerTable;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a code block, running or suspended, in the interpreter's format: registers and
 * an instruction index. Fields are public for the loop; nobody else writes them but who resumes a
 * suspended frame.
 */
public final class Frame implements StackFrame {
  public final CodeBlock code;
  public final FeedbackVector feedback;

  /** {@code feedback.instructions}. */
  public final int[] instructions;

  public final @Nullable Object[] registers;
  public final @Nullable ScriptFunction function;
  public final @Nullable Environment environment;
  public final GlobalLinks links;

  /** this of the frame; Java null in a derived constructor before super(). */
  public @Nullable Object thisValue;

  /** new.target; Java null in a call. */
  public @Nullable JsObject newTarget;

  /** All arguments, if the code asks for them (CodeBlock.USES_ARGUMENTS). */
  public Object @Nullable [] arguments;

  /** Index of the instruction being executed, or of the one that suspended the frame. */
  public int pc;

  public @Nullable StackFrame caller;

  /** Stack that callees may use; set when the frame is entered. */
  public int room;

  /** What a suspension hands out: the yielded or awaited value. */
  public @Nullable Object transfer;

  /** A frame of a function. */
  public Frame(
      ScriptFunction function,
      FeedbackVector feedback,
      @Nullable Object thisValue,
      @Nullable Object[] registers) {
    this.code = function.code;
    this.feedback = feedback;
    this.instructions = feedback.instructions;
    this.registers = registers;
    this.function = function;
    this.environment = function.environment;
    this.links = function.links;
    this.thisValue = thisValue;
  }

  /** A frame of a script, module or eval. */
  public Frame(
      CodeBlock code,
      GlobalLinks links,
      @Nullable Environment environment,
      @Nullable Object thisValue,
      @Nullable Object[] registers) {
    this.code = code;
    this.feedback = FeedbackVector.of(code);
    this.instructions = feedback.instructions;
    this.registers = registers;
    this.function = null;
    this.environment = environment;
    this.links = links;
    this.thisValue = thisValue;
  }

  @Override
  public @Nullable StackFrame caller() {
    return caller;
  }

  @Override
  public CodeBlock code() {
    return code;
  }

  @Override
  public int pc() {
    return pc;
  }

  @Override
  public @Nullable JsFunction function() {
    return function;
  }

  @Override
  public Object thisValue() {
    Object value = thisValue;
    return value == null ? Undefined.UNDEFINED : value;
  }

  @Override
  public boolean isConstruct() {
    return newTarget != null && !code.kind().isArrow();
  }

  /** Goes to the handler of the instruction that the frame is at; false if there is none. */
  public boolean catches(ThrowCompletion thrown) {
    HandlerTable handlers = feedback.body.handlers();
    int row = handlers.find(pc);
    if (row < 0) {
      return false;
    }
    registers[handlers.register(row)] = thrown.value();
    pc = handlers.handler(row);
    return true;
  }

  /** The value that the frame was suspended with. */
  public Object transferred() {
    return Objects.requireNonNull(transfer);
  }

  /** The arguments of a call whose code asks for them. */
  public Object[] allArguments() {
    Object[] all = arguments;
    return all == null ? JsFunction.NO_ARGUMENTS : all;
  }

  /** new.target as a value. */
  public Object newTarget() {
    JsObject target = newTarget;
    return target == null ? Undefined.UNDEFINED : target;
  }

  /** The home object of the running function, or Java null. */
  public @Nullable JsObject homeObject() {
    return function == null ? null : function.homeObject();
  }
}
