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
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.tier.CompiledEntry;
import org.ashlar.vm.tier.CompiledSupport;
import org.ashlar.vm.tier.JitTier;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * The guest functions that run on this thread, interpreted and compiled ones in their order.
 *
 * <p>Implementation note. Interpreted frames are linked in the agent; compiled ones are only on the
 * Java stack. Each run of the interpreter on the Java stack stands for one linked frame, which
 * merges the two, with two exceptions: a run that entered a compiled loop has given its frame up,
 * and compiled code that left for the interpreter is shown by the interpreter's frame.
 */
final class RunningStack {
  /** Frames of a sample; the outer ones of a deep recursion say little. */
  private static final int MAX_FRAMES = 256;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private final List<org.ashlar.api.StackFrame> frames = new ArrayList<>();
  private final @Nullable JitTier tier;
  private @Nullable StackFrame linked;
  private boolean enteredLoop;
  private boolean left;
  private boolean innermostCompiled;

  private RunningStack(Agent agent, TierPolicy policy) {
    this.linked = agent.frame;
    this.tier = policy instanceof JitTier jit ? jit : null;
  }

  /** A look at what the calling thread runs. */
  static Sample sample(Agent agent, TierPolicy policy, String context) {
    RunningStack stack = new RunningStack(agent, policy);
    if (stack.tier == null) {
      stack.addLinked();
    } else {
      WALKER.walk(stack::merge);
    }
    return new Sample(System.nanoTime(), context, stack.frames, stack.innermostCompiled);
  }

  private void addLinked() {
    for (StackFrame at = linked; at != null && frames.size() < MAX_FRAMES; at = at.caller()) {
      frames.add(frame(at.code(), at.pc(), at.function()));
    }
  }

  private boolean merge(Stream<StackWalker.StackFrame> javaFrames) {
    Iterator<StackWalker.StackFrame> each = javaFrames.iterator();
    while (each.hasNext() && frames.size() < MAX_FRAMES) {
      StackWalker.StackFrame at = each.next();
      Class<?> declaring = at.getDeclaringClass();
      if (declaring == Interpreter.class) {
        if (at.getMethodName().equals("run")) {
          interpreted();
        }
      } else if (declaring == CompiledSupport.class) {
        left |= at.getMethodName().equals("exit");
      } else if (declaring != CompiledEntry.class
          && CompiledEntry.class.isAssignableFrom(declaring)) {
        compiled(declaring, at.getMethodName());
      }
    }
    return true;
  }

  private void interpreted() {
    StackFrame own = linked;
    if (enteredLoop) {
      enteredLoop = false;
    } else if (own != null) {
      frames.add(frame(own.code(), own.pc(), own.function()));
      linked = own.caller();
    }
  }

  private void compiled(Class<?> unit, String method) {
    boolean loop = method.equals("enter");
    if (!loop && !method.startsWith("call") && !method.startsWith("construct")) {
      return;
    }
    enteredLoop = loop;
    if (left) {
      left = false;
      return;
    }
    CodeBlock code = tier == null ? null : tier.codeOf(unit);
    if (code != null) {
      innermostCompiled |= frames.isEmpty();
      frames.add(frame(code, -1, null));
    }
  }

  /** Compiled code keeps no position: it is shown where its function begins. */
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
        location(source, at),
        location(source, code.start()));
  }

  /** Text that the engine put around a file begins before its first column. */
  private static SourceLocation location(SourceText source, int offset) {
    return new SourceLocation(
        source.name(), source.line(offset), Math.max(source.column(offset), 1));
  }
}
