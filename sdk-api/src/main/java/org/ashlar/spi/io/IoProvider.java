package org.ashlar.spi.io;

import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.schedule.TimeProvider;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Service of an input/output plug-in. Safe for use by any thread; nothing of it blocks the caller,
 * and results arrive on threads that are not workers.
 */
@ConsumerType
public interface IoProvider {
  /** Files. */
  FileAccess files();

  /** Standard streams. */
  StreamAccess streams();

  /** The time contexts run by: that of the machine, or a simulated one. */
  TimeProvider time();

  /** Wall clock and random numbers that fit the time. */
  Nondeterminism nondeterminism();
}
