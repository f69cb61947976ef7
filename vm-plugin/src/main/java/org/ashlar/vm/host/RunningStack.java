package org.ashlar.vm.host;

import java.lang.StackWalker.Option;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ashlar.api.SourceLocation;
import org.ashlar.spi.profile.Sample;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.interpreter.Interpreter;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.source.AssignedName;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.tier.CompiledEntry;
import org.ashlar.vm.tier.CompiledSupport;
import org.ashlar.vm.tier.JitTier;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The guest functions that run on this thread, interpreted and compiled ones in their order.
 *
 * <p>Implementation note. Interpreted frames are linked in the agent; compiled ones are only on the
 * Java stack, where the body of each shows the index of its instruction as its line. Each run of
 * the interpreter on the Java stack stands for one linked frame, which merges the two, with two
 * exceptions: a run that entered a compiled loop has given its frame up, and compiled code that
 * left for the interpreter is shown by the interpreter's frame.
 */
final class RunningStack {
  /** Frames of a sample; the outer ones of a deep recursion say little. */
  private static final int MAX_FRAMES = 256;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  /** A compiled function that runs; the objects of its call are not at hand. */
  private record CompiledFrame(CodeBlock code, int pc) implements StackFrame {
    @Override
    public @Nullable StackFrame caller() {
      return null;
    }

    @Override
    public @Nullable JsFunction function() {
      return null;
    }

    @Override
    public Object thisValue() {
      return Undefined.UNDEFINED;
    }
  }

  private final List<StackFrame> frames = new ArrayList<>();
  private final @Nullable JitTier tier;
  private final int limit;
  private @Nullable StackFrame linked;
  private boolean enteredLoop;
  private boolean left;

  private RunningStack(Agent agent, TierPolicy policy, int limit) {
    this.linked = agent.frame;
    this.tier = policy instanceof JitTier jit ? jit : null;
    this.limit = limit;
  }

  /** What the calling thread runs for an agent, innermost first; at most so many frames. */
  static List<StackFrame> frames(Agent agent, TierPolicy policy, int limit) {
    RunningStack stack = new RunningStack(agent, policy, limit);
    JitTier tier = stack.tier;
    if (tier == null || tier.installedCount() == 0) {
      stack.addLinked();
    } else {
      WALKER.walk(stack::merge);
    }
    return stack.frames;
  }

  /** A look at what the calling thread runs. */
  static Sample sample(Agent agent, TierPolicy policy, String context) {
    List<StackFrame> running = frames(agent, policy, MAX_FRAMES);
    return new Sample(
        System.nanoTime(),
        context,
        running.stream().map(at -> frame(at.code(), at.pc(), at.function())).toList(),
        !running.isEmpty() && running.getFirst() instanceof CompiledFrame);
  }

  /** Where the code that the calling thread runs is, or Java null if none runs. */
  static @Nullable SourceLocation position(Agent agent, TierPolicy policy) {
    List<org.ashlar.api.StackFrame> running = sample(agent, policy, "").stack();
    return running.isEmpty() ? null : running.getFirst().location();
  }

  private void addLinked() {
    for (StackFrame at = linked; at != null && frames.size() < limit; at = at.caller()) {
      frames.add(at);
    }
  }

  private boolean merge(Stream<StackWalker.StackFrame> javaFrames) {
    Iterator<StackWalker.StackFrame> each = javaFrames.iterator();
    while (each.hasNext() && frames.size() < limit) {
      StackWalker.StackFrame at = each.next();
      Class<?> declaring = at.getDeclaringClass();
      if (declaring == Interpreter.class) {
        if (at.getMethodName().equals(Interpreter.LOOP_METHOD)) {
          interpreted();
        }
      } else if (declaring == CompiledSupport.class) {
        left |= at.getMethodName().equals(CompiledSupport.EXIT_METHOD);
      } else if (declaring == VmContext.class
          && at.getMethodName().equals(VmContext.SLICE_METHOD)) {
        return true;
      } else if (declaring != CompiledEntry.class
          && CompiledEntry.class.isAssignableFrom(declaring)) {
        compiled(at);
      }
    }
    return true;
  }

  private void interpreted() {
    StackFrame own = linked;
    if (enteredLoop) {
      enteredLoop = false;
    } else if (own != null) {
      frames.add(own);
      linked = own.caller();
    }
  }

  /** A method of a compiled class: each running function has one body, below how it was entered. */
  private void compiled(StackWalker.StackFrame at) {
    if (at.getMethodName().equals(CompiledEntry.LOOP_METHOD)) {
      enteredLoop = true;
    } else if (at.getMethodName().equals(CompiledEntry.BODY_METHOD)) {
      CodeBlock code = tier == null || left ? null : tier.codeOf(at.getDeclaringClass());
      left = false;
      if (code != null) {
        frames.add(new CompiledFrame(code, at.getLineNumber()));
      }
    }
  }

  private static org.ashlar.api.StackFrame frame(
      CodeBlock code, int pc, @Nullable JsFunction function) {
    SourceText source = code.unit().source();
    int offset = pc < 0 ? -1 : code.body().positions().offset(pc);
    int at = offset < 0 ? code.start() : offset;
    String name = code.name();
    if (name.isEmpty()
        && function != null
        && function.rawGet(Keys.NAME) instanceof CharSequence given) {
      name = given.toString();
    }
    return new org.ashlar.api.StackFrame(
        name.isEmpty() ? AssignedName.of(source.text(), code.start()) : name,
        source.location(at),
        source.location(code.start()));
  }
}
