package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/**
 * What a context has charged since its host last looked. The host grants some bytes at a time, so
 * that most charges cost an addition. Owned by the agent's thread.
 */
public final class HeapAccount {
  private long granted = Long.MAX_VALUE;
  private long charged;

  /** Nobody reads it; that it leads to an object is all. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Object latest;

  /** Lets the agent charge so many bytes before the host hears of it. */
  public void grant(long bytes) {
    granted = bytes;
  }

  /** Whether the host hears of what is charged. */
  public boolean isLimited() {
    return granted != Long.MAX_VALUE;
  }

  /** Adds bytes; true if more was charged than granted. */
  public boolean add(long bytes) {
    charged += bytes;
    return charged > granted;
  }

  /** What was charged since the last call of this method. */
  public long takeCharged() {
    long taken = charged;
    charged = 0;
    latest = null;
    return taken;
  }

  /**
   * Passes on an object that was just made. The compiler of the JVM takes an object apart into
   * registers if nothing but locals lead to it, and then a walk over stack and heap finds neither
   * it nor what it leads to. Where such walks decide about a limit, the object is noted here on the
   * heap for a moment, which keeps it in one piece; elsewhere the branch is never taken and costs
   * the compiler none of its freedom.
   */
  <T> T visible(T made) {
    if (isLimited()) {
      latest = made;
    }
    return made;
  }
}
