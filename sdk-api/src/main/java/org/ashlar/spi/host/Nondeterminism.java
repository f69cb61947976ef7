package org.ashlar.spi.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Everything a program can observe that may differ between two runs and is answered at once. Record
 * and replay, and simulation, sit here; what arrives later enters through the mailbox of the
 * context. When the collector clears weak references is not answered here: nobody can ask it.
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
