package org.ashlar.spi.memory;

import org.osgi.annotation.versioning.ConsumerType;

/** Service of a memory plug-in. Safe for use by any thread. */
@ConsumerType
public interface MemoryGovernor {
  /**
   * Opens the account of a context. If the governor is exchanged, the virtual machine opens a new
   * account with the new one and carries the figures over by {@link MemoryAccount#report}.
   *
   * @param name the context's name
   * @param quotaBytes the limit on retained bytes, {@link Long#MAX_VALUE} for none
   * @param heap the context's heap, asked only on the thread that runs the context
   */
  MemoryAccount open(String name, long quotaBytes, GuestHeap heap);

  /**
   * Pauses of the JVM's collectors since the governor began to measure them; the first call may be
   * what begins it. Empty if they are not measured.
   */
  PauseReport pauses();

  /**
   * All moments at which the JVM stopped its threads, for collections or for anything else, since
   * {@link #pauses} began to measure. Empty if they are not measured.
   */
  default PauseReport safepoints() {
    return PauseReport.empty();
  }
}
