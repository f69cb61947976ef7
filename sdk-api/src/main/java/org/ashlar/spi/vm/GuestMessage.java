package org.ashlar.spi.vm;

import org.ashlar.api.AshlarException;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that enters a context through its mailbox. One of its two methods is called, once. */
@ConsumerType
public interface GuestMessage {
  /**
   * Runs inside the context, as one job.
   *
   * @param access valid until the method returns; must not be kept or used by another thread
   * @throws GuestException may leave the method; it is then reported as an uncaught error
   */
  void run(GuestAccess access);

  /**
   * The context ended before the message ran or while it ran, or the message was interrupted.
   * Called on any thread; must not wait.
   */
  void abandoned(AshlarException reason);

  /** A word for records and statistics, such as {@code eval} or {@code timer}. */
  default String label() {
    return "call";
  }
}
