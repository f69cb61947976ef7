package org.ashlar.spi.memory;

import org.ashlar.spi.ServiceSlot.Registration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What one context has been charged. Charging methods are called on the thread that runs the
 * context; figures may be read by any thread.
 *
 * <p>A governor that finds out what is garbage asks for a trace before it stops a context. One that
 * does not takes everything that was allocated as retained, and never asks for a trace.
 */
@ConsumerType
public interface MemoryAccount extends AutoCloseable {
  /** What a context has to do after a charge. */
  enum Verdict {
    /** Go on. */
    PROCEED,
    /** Reach a point where the heap can be walked, then call {@link MemoryAccount#trace}. */
    TRACE,
    /** The quota is exceeded: end the context. */
    STOP
  }

  /** Allocations of at least this many bytes are charged before they happen. */
  int LARGE_ALLOCATION_BYTES = 4096;

  /**
   * Charges a large allocation before it happens; one that can never fit is refused at once.
   *
   * @param bytes at least 0
   */
  Verdict charge(long bytes);

  /**
   * Reports what the worker's allocation counter measured since the last report, less what was
   * charged meanwhile.
   *
   * @param bytes at least 0
   */
  Verdict report(long bytes);

  /**
   * Walks the heap of the context now and compares what it retains with the quota; without a walk,
   * if the governor does not trace, what was allocated. The context is not suspended meanwhile.
   * What {@link GuestHeap#visit} throws is passed on; the account is closed soon after.
   *
   * @return {@link Verdict#PROCEED} or {@link Verdict#STOP}
   */
  Verdict trace();

  /** Retained bytes at the last trace, -1 if there was none. */
  long retainedBytes();

  /** Bytes charged and reported so far. */
  long allocatedBytes();

  /**
   * Watches an object without keeping it alive.
   *
   * @param onCollected called once, on a thread of the governor, some time after the object became
   *     unreachable; must only post to the mailbox of the context. What it throws is logged and
   *     stops nothing
   * @return ends the watch
   */
  Registration watch(Object target, Runnable onCollected);

  /** Gives everything back and ends all watches. Again is harmless. */
  @Override
  void close();
}
