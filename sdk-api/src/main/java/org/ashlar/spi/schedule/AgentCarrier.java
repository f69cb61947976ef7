package org.ashlar.spi.schedule;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Holds the Java stack of one agent at a time: the part of a scheduler that depends on the JDK.
 *
 * <p>Not safe for use by several threads at once; the scheduler hands a carrier from one worker to
 * the next with all memory effects.
 */
@ConsumerType
public interface AgentCarrier {
  /**
   * Runs a body on the calling thread, or goes on with the one that was suspended.
   *
   * @return true if the body returned, false if it was suspended
   */
  boolean run();

  /**
   * Called by the body: suspends it, so that {@link #run} returns false. Comes back when {@link
   * #run} is called again.
   *
   * @return false if the stack cannot be kept now (a native frame or monitor is on it), in which
   *     case nothing happened
   */
  boolean suspend();

  /** Makes carriers; found by ServiceLoader beside the scheduler. */
  @ConsumerType
  interface Factory {
    /** True if this JVM was started in a way that lets the factory work. */
    boolean isAvailable();

    /** A carrier for a body, which runs from its start each time the last run returned. */
    AgentCarrier newCarrier(Runnable body);
  }
}
