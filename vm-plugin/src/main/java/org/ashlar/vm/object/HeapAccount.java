package org.ashlar.vm.object;

/**
 * What a context has charged since its host last looked. The host grants some bytes at a time, so
 * that most charges cost an addition. Owned by the agent's thread.
 */
public final class HeapAccount {
  private long granted = Long.MAX_VALUE;
  private long charged;

  /** Lets the agent charge so many bytes before the host hears of it. */
  public void grant(long bytes) {
    granted = bytes;
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
    return taken;
  }
}
