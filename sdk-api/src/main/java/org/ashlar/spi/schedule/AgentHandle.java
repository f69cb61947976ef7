package org.ashlar.spi.schedule;

import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ProviderType;

/** The scheduler's side of one agent. Safe for use by any thread. */
@ProviderType
public interface AgentHandle {
  /** Makes the agent ready if it waits; if it runs, it will run once more. Never blocks. */
  void wake();

  /**
   * Runs the agent on the calling thread until it waits or ends, or until {@code stop} says so at a
   * slice end. Only for caller-driven carriers; others return at once. If another thread drives the
   * agent already, waits until that thread is done or {@code stop} says so.
   *
   * @param stop asked before each slice
   */
  void drive(BooleanSupplier stop);

  /** Processor time used by the agent so far, in nanoseconds, up to the last slice end. */
  long cpuNanoseconds();

  /**
   * Bytes allocated by the agent so far as the worker's allocation counter measured them, up to the
   * last slice end or {@link Slice#yieldNow}; -1 if the JVM does not measure.
   */
  long allocatedBytes();

  /** Slices run so far. */
  long slices();
}
