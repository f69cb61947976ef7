package org.ashlar.vm.execution;

import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/** Decides when code is worth compiling. Called by running code; must be quick and never throw. */
public interface TierPolicy {
  /** Everything stays in the interpreter. */
  TierPolicy INTERPRETER_ONLY =
      new TierPolicy() {
        @Override
        public void called(Agent agent, ScriptFunction function, int calls) {}

        @Override
        public @Nullable LoopEntry looped(Agent agent, Frame frame, int pc, int rounds) {
          return null;
        }
      };

  /** Calls between two reports of {@link #called}; a power of two. */
  int CALL_INTERVAL = 256;

  /** Back-edges between two reports of {@link #looped}; a power of two. */
  int LOOP_INTERVAL = 1024;

  /** {@link #CALL_INTERVAL}, or less for a policy that wants to hear of functions earlier. */
  default int callInterval() {
    return CALL_INTERVAL;
  }

  /** The function was called so many times in the interpreter. */
  void called(Agent agent, ScriptFunction function, int calls);

  /**
   * A loop header was passed so many times in the interpreter.
   *
   * @param pc index of the loop header
   * @return compiled code to go on in, or Java null
   */
  @Nullable LoopEntry looped(Agent agent, Frame frame, int pc, int rounds);

  /** Nobody runs code of this policy any more; it lets go of the compiler. */
  default void close() {}

  /** Compiled code entered at a loop header. */
  abstract class LoopEntry {
    /**
     * Runs the rest of the frame; its result is what the frame returns, or another {@link Frame} of
     * the same call to go on with.
     */
    public abstract Object enter(Agent agent, int room, Frame frame);
  }
}
