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

  /** Stop-the-world pauses of the JVM since the governor started; empty if not measured. */
  PauseReport pauses();
}
