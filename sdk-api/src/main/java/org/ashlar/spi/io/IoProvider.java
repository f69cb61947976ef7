package org.ashlar.spi.io;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Service of an input/output plug-in. Safe for use by any thread; nothing of it blocks the caller,
 * and results arrive on threads that are not workers.
 *
 * <p>A plug-in that brings its own world, such as a simulation, offers {@link
 * org.ashlar.spi.schedule.TimeProvider}, {@link org.ashlar.spi.host.Nondeterminism} and {@link
 * org.ashlar.spi.host.HostFiles} as services beside this one; contexts created while they are there
 * run by them.
 *
 * <p>When the plug-in is exchanged, what it has begun it finishes; {@link
 * org.ashlar.spi.Plugin#drain} waits for that. After that its methods throw {@code
 * SERVICE_MISSING}, and the slot has its successor.
 */
@ConsumerType
public interface IoProvider {
  /** Standard streams. */
  StreamAccess streams();

  /**
   * Runs an action that may wait, such as operations on {@link org.ashlar.spi.host.HostFiles}, on a
   * thread that may.
   *
   * @return completes with what the action returns or throws; if it is cancelled before the action
   *     has begun, that never begins
   */
  <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action);
}
