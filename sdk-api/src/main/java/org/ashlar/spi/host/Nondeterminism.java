package org.ashlar.spi.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Everything a program can observe that may differ between two runs and is answered at once. Record
 * and replay, and simulation, sit here; what arrives later enters through the mailbox of the
 * context.
 *
 * <p>Called on the thread that runs the context. The default answers from the JDK.
 */
@ConsumerType
public interface Nondeterminism {
  /** Wall-clock time in milliseconds since 1970, for {@code Date.now}. */
  long epochMilliseconds();

  /** Monotonic time in nanoseconds from an arbitrary origin, for {@code performance.now}. */
  long monotonicNanoseconds();

  /** The id of the time zone dates are shown in, such as {@code Europe/Zurich}. */
  String timeZone();

  /** 64 random bits; need not be unpredictable. */
  long randomBits();

  /** Fills an array with unpredictable bytes. */
  void secureRandom(byte[] target);

  /**
   * Asked when the collector found that a weak reference may be cleared.
   *
   * @param sequence the number of the question in this context, from 0
   * @return true to clear it now, false to ask again after the next collection
   */
  default boolean mayClearWeakReference(long sequence) {
    return true;
  }

  /**
   * Told the measured figure before it is compared with a limit; {@code cpu} by any thread.
   *
   * @param limit a name such as {@code heap} or {@code cpu}
   * @param measured the figure
   * @return the figure to compare, the same unless a run is replayed
   */
  default long limitReading(String limit, long measured) {
    return measured;
  }
}
