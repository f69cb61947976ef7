package org.ashlar.spi.schedule;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One turn of an agent on a worker. Used only by the agent, on the thread that runs it.
 *
 * <p>Fuel is counted in reductions, about a function call or a loop iteration each; a slice of the
 * default size lasts 0.1 to 0.5 ms. The agent counts; the slice only says how much there is.
 */
@ProviderType
public interface Slice {
  /** The reductions of a slice where nothing else is set. */
  int DEFAULT_FUEL = 4_000;

  /** The reductions granted when the slice began, or at the last {@link #yieldNow}; at least 1. */
  int fuel();

  /**
   * Gives the worker to others and returns when it is this agent's turn again, with new fuel. The
   * Java stack is kept: legal only if every frame between here and {@link AgentTask#runSlice}
   * belongs to the virtual machine. Within a no-yield region, or if the carrier cannot keep stacks,
   * nothing is given away and the call returns at once with new fuel; leaving the outermost region
   * then yields.
   *
   * @return the new fuel, at least 1
   */
  int yieldNow();

  /**
   * Gives the worker to others until somebody calls {@link AgentHandle#wake}, and returns when it
   * is this agent's turn again, with new fuel; at once if somebody called it since the slice began,
   * or since the last return. May return without a reason: the caller looks again. The Java stack
   * is kept, as by {@link #yieldNow}; where that cannot be, and in a no-yield region, the thread
   * waits and the scheduler lets another worker run meanwhile. The wake-up also counts as one that
   * arrived while the slice ran.
   *
   * @return the new fuel, at least 1
   * @throws IllegalStateException if the scheduler was closed, so that nobody wakes the agent
   */
  int waitNow();

  /**
   * Begins a region whose frames must not move to another thread or be suspended: host code, or any
   * frame that holds a monitor, lock, thread-local or scoped value. Regions nest. While an agent
   * stays in one past its time, the scheduler lets another worker run the rest.
   */
  void enterNoYieldRegion();

  /** Ends the innermost region, and yields if a yield was put off and this was the outermost. */
  void leaveNoYieldRegion();

  /**
   * Work that another thread does for the agent, so that the processor time and the memory it takes
   * are the agent's.
   *
   * @param work runs on one platform thread, once at most; the agent may end before it does
   * @return what that thread is to run in its place
   */
  Runnable counted(Runnable work);
}
