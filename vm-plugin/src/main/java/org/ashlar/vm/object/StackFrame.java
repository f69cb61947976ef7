package org.ashlar.vm.object;

import org.ashlar.vm.code.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * A running frame as stack traces, the profiler and the tracer see it. Frames of interpreted code
 * are linked in the agent.
 */
public interface StackFrame {
  @Nullable StackFrame caller();

  CodeBlock code();

  /** Index of the instruction being executed. */
  int pc();

  /** The function object, or Java null for scripts, modules and evals. */
  @Nullable JsFunction function();

  Object thisValue();

  /** Whether the function was called by {@code new}, as far as that is known. */
  default boolean isConstruct() {
    return false;
  }
}
