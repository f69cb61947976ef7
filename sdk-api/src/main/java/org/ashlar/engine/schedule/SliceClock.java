package org.ashlar.engine.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What an agent has used: time and allocated bytes. Written by the thread that runs the agent, read
 * by any.
 *
 * <p>Implementation note. Reading a processor clock is a system call, so the time of a slice is
 * what passed meanwhile unless somebody asked for better. A thread's own counters are those of the
 * platform thread beneath the agent, whatever kind of stack the agent has on it.
 */
final class SliceClock {
  /** A stretch of running on one thread, by the counter of that thread. */
  private record Stretch(Thread thread, long begin) {}

  private volatile boolean measuringBytes;
  private volatile boolean measuringProcessor;

  /** When the agent was given its thread, by {@link System#nanoTime}; 0 while it has none. */
  private volatile long since;

  private volatile @Nullable Stretch stretch;
  private volatile long spent;
  private volatile long bytes = ThreadCounters.UNKNOWN;
  private @Nullable Thread thread;
  private long bytesBefore = ThreadCounters.UNKNOWN;

  /** The latest work that another thread does or did for the agent. */
  private volatile @Nullable Errand errand;

  private long errandBytesBefore;

  /** From the next start on, allocated bytes are counted. */
  void measureBytes() {
    measuringBytes = true;
  }

  /** From the next start on, time is what processors spent. */
  void measureProcessor() {
    measuringProcessor = true;
  }

  /** The agent was given a platform thread. */
  void start(Thread given) {
    thread = given;
    bytesBefore = measuringBytes ? ThreadCounters.allocatedBytes(given) : ThreadCounters.UNKNOWN;
    long begin =
        measuringProcessor ? ThreadCounters.processorNanoseconds(given) : ThreadCounters.UNKNOWN;
    stretch = begin < 0 ? null : new Stretch(given, begin);
    since = System.nanoTime();
  }

  /** The agent gives its thread back. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the agent writes
  void stop() {
    long used = ofCurrent(stretch, since);
    stretch = null;
    since = 0;
    spent += used;
    countBytes();
    thread = null;
  }

  /** Takes account of what the agent has allocated up to here. */
  void countBytes() {
    Thread counting = thread;
    if (bytesBefore >= 0 && counting != null) {
      long now = ThreadCounters.allocatedBytes(counting);
      bytes = Math.max(bytes, 0) + now - bytesBefore + errandBytes();
      bytesBefore = now;
    }
  }

  /** What other threads have allocated for the agent since the last call. */
  private long errandBytes() {
    Errand latest = errand;
    if (latest == null) {
      return 0;
    }
    long before = errandBytesBefore;
    errandBytesBefore = Math.max(before, latest.bytes());
    return errandBytesBefore - before;
  }

  /** Counts what another thread does for the agent. Called on the agent's thread. */
  Runnable counted(Runnable work) {
    Errand added = new Errand(work, errand, measuringProcessor, measuringBytes);
    errand = added;
    return added;
  }

  private static long nanosecondsOf(@Nullable Errand latest) {
    return latest == null ? 0 : latest.nanoseconds();
  }

  private static long ofCurrent(@Nullable Stretch measured, long start) {
    return measured == null
        ? System.nanoTime() - start
        : ThreadCounters.processorNanoseconds(measured.thread()) - measured.begin();
  }

  /** The time used so far, the current slice and the work of other threads included. */
  long nanoseconds() {
    return nanosecondsOf(errand) + ownNanoseconds();
  }

  private long ownNanoseconds() {
    while (true) {
      // In this order a slice that ends meanwhile is not counted twice.
      long before = spent;
      long start = since;
      if (start == 0) {
        return before;
      }
      Stretch measured = stretch;
      long used = ofCurrent(measured, start);
      // Or the thread may have run another agent before its counter was read.
      if (start == since && measured == stretch) {
        return before + Math.max(used, 0);
      }
    }
  }

  /** Bytes allocated up to the last stop or count; negative if nobody counts. */
  long bytes() {
    return bytes;
  }

  /** How long the agent has had its thread; 0 while it has none. */
  long age(long now) {
    long start = since;
    return start == 0 ? 0 : now - start;
  }
}
