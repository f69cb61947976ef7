package org.ashlar.engine.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Work that another thread does for an agent, and what it and all earlier ones have used so far.
 *
 * <p>Implementation note. One that was given up may overlap with the next for a moment, so each
 * leads to the one before until that has ended. While the work goes on, its figures are those of
 * the thread less what it had used before; whoever reads them when it ends may get either.
 */
final class Errand implements Runnable {
  /** Figures of one thread. */
  private record Usage(long nanoseconds, long bytes) {
    static final Usage NONE = new Usage(0, 0);

    Usage plus(Usage other) {
      return new Usage(nanoseconds + other.nanoseconds, bytes + other.bytes);
    }
  }

  private final Runnable work;
  private final boolean measuresProcessor;
  private final boolean measuresBytes;
  private final Usage earlier;
  private final @Nullable Errand previous;
  private volatile @Nullable Thread thread;
  private Usage atBegin = Usage.NONE;
  private volatile @Nullable Usage ended;

  Errand(Runnable work, @Nullable Errand before, boolean measuresProcessor, boolean measuresBytes) {
    this.work = work;
    this.measuresProcessor = measuresProcessor;
    this.measuresBytes = measuresBytes;
    boolean isOver = before == null || before.ended != null;
    this.earlier = before != null && isOver ? before.usage() : Usage.NONE;
    this.previous = isOver ? null : before;
  }

  @Override
  public void run() {
    Thread own = Thread.currentThread();
    atBegin = read(own);
    thread = own;
    try {
      work.run();
    } finally {
      ended = used(own);
    }
  }

  private Usage read(Thread counting) {
    return new Usage(
        measuresProcessor ? ThreadCounters.processorNanoseconds(counting) : 0,
        measuresBytes ? ThreadCounters.allocatedBytes(counting) : 0);
  }

  private Usage used(Thread counting) {
    Usage now = read(counting);
    return new Usage(
        Math.max(0, now.nanoseconds - atBegin.nanoseconds), Math.max(0, now.bytes - atBegin.bytes));
  }

  private Usage own() {
    Thread running = thread;
    if (running == null) {
      return Usage.NONE;
    }
    Usage last = ended;
    Usage now = last == null ? used(running) : last;
    // The thread may have gone on to other work before its counters were read.
    Usage late = ended;
    return late == null ? now : late;
  }

  private Usage usage() {
    Usage before = previous == null ? earlier : previous.usage();
    return before.plus(own());
  }

  /** Processor time; any thread. */
  long nanoseconds() {
    return usage().nanoseconds;
  }

  /** Allocated bytes; any thread. */
  long bytes() {
    return usage().bytes;
  }
}
