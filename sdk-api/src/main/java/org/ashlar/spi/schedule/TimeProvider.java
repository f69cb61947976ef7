package org.ashlar.spi.schedule;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The time that a context lives in. A simulation provides its own.
 *
 * <p>Contexts keep their timers themselves and ask for one wake-up, the earliest.
 */
@ConsumerType
public interface TimeProvider {
  /** Monotonic time in nanoseconds from an arbitrary origin; compare by subtraction. */
  long now();

  /**
   * A wake-up that is not armed.
   *
   * @param action called when the time has come, never early; it must only wake something
   */
  WakeUp newWakeUp(Runnable action);

  /** One pending moment. Safe for use by any thread. */
  @ConsumerType
  interface WakeUp {
    /**
     * Arms it for a moment, instead of the one it was armed for. A moment in the past calls the
     * action soon, on another thread or before this method returns.
     *
     * @param deadline a moment in the terms of {@link TimeProvider#now}
     */
    void at(long deadline);

    /** Disarms it. The action may still be called once if it was due. */
    void cancel();
  }
}
