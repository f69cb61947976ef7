package org.ashlar.spi.memory;

import java.util.function.Consumer;
import org.ashlar.spi.ServiceSlot.Registration;
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
   * Lets the JVM collect garbage now and returns when it has, or when it declined. It stops every
   * context of the process meanwhile.
   */
  void collect();

  /**
   * Tells of each cycle that ends from now on, once. Collections are told on a thread of the
   * governor or of the JVM, traces on the thread that runs the context; both may be in the midst of
   * something, so the listener must not wait, nor call into a context. What it throws is logged and
   * stops nothing.
   *
   * @return ends the telling, as the end of the governor does
   */
  Registration onCycle(Consumer<MemoryCycle> listener);

  /**
   * All moments at which the JVM stopped its threads, for collections or for anything else, since
   * {@link #pauses} began to measure. Empty if they are not measured.
   */
  default PauseReport safepoints() {
    return PauseReport.empty();
  }
}
