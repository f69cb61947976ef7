package org.ashlar.spi.schedule;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An agent as a value: something that runs in slices, never on two workers at once.
 *
 * <p>Everything one slice wrote is visible to the next, whichever thread runs it.
 */
@ConsumerType
public interface AgentTask {
  /** How a slice ended. */
  enum Outcome {
    /** The agent has ended; it is forgotten and never run again. */
    DONE,
    /** There is more to do; run it again after the others that are ready. */
    YIELDED,
    /** Nothing to do until {@link AgentHandle#wake}. */
    WAITING
  }

  /**
   * Called once, by {@link Scheduler#register}, before the first slice.
   *
   * @param handle wakes the agent; may be kept for as long as the agent lives
   */
  void attached(AgentHandle handle);

  /**
   * Runs jobs until the fuel of the slice is used up, nothing is left to do, or the agent ended.
   *
   * <p>A wake-up that arrives while the slice runs is not lost: after {@link Outcome#WAITING} the
   * agent is then run again. An exception ends the agent as {@link Outcome#DONE} does and is passed
   * to {@link #failed}.
   *
   * @param slice valid until the method returns, on this thread or on the one it resumes on
   */
  Outcome runSlice(Slice slice);

  /**
   * Asks the agent to reach {@link Slice#yieldNow} soon, because its time on the worker is over.
   * Called by any thread, any number of times, also when the agent is not running; sets a flag and
   * returns.
   */
  void requestYield();

  /**
   * The agent threw, which it never should.
   *
   * @param fault what it threw
   */
  void failed(Throwable fault);
}
