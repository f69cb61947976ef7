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
   * @param interrupted called by the calling thread, at most once, when it finds itself interrupted
   *     before a slice, while it waits, or at a {@link Slice#yieldNow}; the thread stays
   *     interrupted and goes on until {@code stop} says so
   */
  void drive(BooleanSupplier stop, Runnable interrupted);

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

  /**
   * Lets {@link #cpuNanoseconds} be measured by the processor clock of the threads that run the
   * agent from the next slice on, as far as the JVM has one; costs two system calls per slice.
   */
  void measureProcessorTime();

  /**
   * What the agent used so far, in nanoseconds: the time that processors spent on it after {@link
   * #measureProcessorTime}, host code included; before that, or if a virtual thread drives it, the
   * time for which it had a thread, waiting in host code and preemption included.
   */
  long cpuNanoseconds();

  /**
   * Bytes allocated by the agent as its worker's counter measured them, up to the last slice end or
   * {@link Slice#yieldNow}; -1 if not measured.
   */
  long allocatedBytes();

  /** Slices run so far. */
  long slices();
}
