package org.ashlar.spi.schedule;

import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ProviderType;

/** The scheduler's side of one agent. Safe for use by any thread. */
@ProviderType
public interface AgentHandle {
  /** Makes the agent ready if it waits; if it runs, it will run once more. Never blocks. */
  void wake();

  /**
   * Runs the agent on the calling thread until {@code stop} says so at a slice end or the agent
   * ends; while the agent waits, the thread waits for its next wake-up. Only for caller-driven
   * schedulers; others return at once. If another thread drives the agent, waits until that thread
   * stops or {@code stop} says so. Whoever makes {@code stop} true calls {@link #wake}.
   *
   * @param stop asked before each slice, by the calling thread; must not wait or call the scheduler
   */
  void drive(BooleanSupplier stop);

  /**
   * Keeps the agent from a worker until {@link #resume}. One that runs now goes on to its next
   * {@link Slice#yieldNow} or slice end; a wake-up that arrives meanwhile is kept. Again is
   * harmless.
   */
  void pause();

  /** Lets a paused agent run again; harmless if it is not paused. */
  void resume();

  /** What the agent does now; may be out of date when the caller looks at it. */
  State state();

  /** What an agent does. */
  enum State {
    /** It waits for {@link #wake}. */
    WAITING,
    /** It waits for a worker, or for a thread that drives it. */
    READY,
    /** A thread runs it. */
    RUNNING,
    /** It was asked to pause, and has a last part of a slice to go at most. */
    PAUSED,
    /** It has ended. */
    DONE
  }

  /** Lets {@link #allocatedBytes} be measured from the next slice on; costs some nanoseconds. */
  void measureAllocation();

  /** Time the agent spent on a worker so far, in nanoseconds. */
  long cpuNanoseconds();

  /**
   * Bytes allocated by the agent as its worker's counter measured them, up to the last slice end or
   * {@link Slice#yieldNow}; -1 if not measured.
   */
  long allocatedBytes();

  /** Slices run so far. */
  long slices();
}
