package org.ashlar.spi.io;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Service of an input/output plug-in. Safe for use by any thread; nothing of it blocks the caller,
 * and results arrive on threads that are not workers.
 *
 * <p>A plug-in that brings its own time, such as a simulation, offers {@link
 * org.ashlar.spi.schedule.TimeProvider} and {@link org.ashlar.spi.host.Nondeterminism} as services
 * beside this one; contexts created while they are there run by them.
 */
@ConsumerType
public interface IoProvider {
  /** Files. */
  FileAccess files();

  /** Standard streams. */
  StreamAccess streams();
}
