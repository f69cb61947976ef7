package org.ashlar.vm.object;

/**
 * The bill of a context for memory: what was charged since the last trace, and the quota. Owned by
 * the agent's thread.
 */
public class HeapAccount {
  private long limit = Long.MAX_VALUE;
  private long retained;
  private long sinceTrace;

  /** Bytes that retained and newly charged memory may reach together. */
  public final void setLimit(long bytes) {
    limit = bytes;
  }

  public final long limit() {
    return limit;
  }

  /** Retained bytes found by the last trace. */
  public final long retained() {
    return retained;
  }

  /** Bytes charged since then. */
  public final long sinceTrace() {
    return sinceTrace;
  }

  /** Adds bytes; true if the quota is reached and the agent must ask for a trace. */
  public final boolean add(long bytes) {
    sinceTrace += bytes;
    return sinceTrace + retained > limit;
  }

  /** A trace found so many retained bytes. */
  public final void traced(long bytes) {
    retained = bytes;
    sinceTrace = 0;
  }
}
