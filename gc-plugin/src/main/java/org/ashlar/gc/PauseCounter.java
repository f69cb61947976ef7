package org.ashlar.gc;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.memory.PauseReport;

/** Pauses of one kind, counted by their length. */
final class PauseCounter {
  /** Upper ends of the buckets of a report, in nanoseconds. */
  private static final long[] BOUNDS = {100_000, 1_000_000, 10_000_000, 100_000_000};

  private final ReentrantLock lock = new ReentrantLock();
  private final long[] buckets = new long[BOUNDS.length + 1];
  private long count;
  private long total;
  private long maximum;

  /** Counts one pause. */
  void add(long nanoseconds) {
    int bucket = 0;
    while (bucket < BOUNDS.length && nanoseconds >= BOUNDS[bucket]) {
      bucket++;
    }
    lock.lock();
    try {
      buckets[bucket]++;
      count++;
      total += nanoseconds;
      maximum = Math.max(maximum, nanoseconds);
    } finally {
      lock.unlock();
    }
  }

  PauseReport report() {
    lock.lock();
    try {
      return new PauseReport(count, total, maximum, Arrays.stream(buckets).boxed().toList());
    } finally {
      lock.unlock();
    }
  }
}
