package org.ashlar.gc;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.ashlar.spi.memory.PauseReport;

/**
 * Counts the pauses of the JVM's collectors from their notifications, which carry whole
 * milliseconds. Collectors that work beside the program have a bean for their cycles, which are no
 * pauses; those are left out.
 */
final class PauseMeter implements AutoCloseable {
  /** Upper ends of the buckets of a report, in nanoseconds. */
  private static final long[] BOUNDS = {100_000, 1_000_000, 10_000_000, 100_000_000};

  private final ReentrantLock lock = new ReentrantLock();
  private final List<NotificationEmitter> heard = new ArrayList<>();
  private final NotificationListener listener = (notification, context) -> take(notification);
  private final long[] buckets = new long[BOUNDS.length + 1];
  private boolean measuring;
  private boolean closed;
  private long count;
  private long total;
  private long maximum;

  void ensureMeasuring() {
    lock.lock();
    try {
      if (measuring || closed) {
        return;
      }
      measuring = true;
      for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
        if (!bean.getName().endsWith("Cycles") && bean instanceof NotificationEmitter emitter) {
          emitter.addNotificationListener(listener, null, null);
          heard.add(emitter);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void take(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data
        && notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      long milliseconds = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      add(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
  }

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
      List<Long> counts = new ArrayList<>();
      for (long bucket : buckets) {
        counts.add(bucket);
      }
      return new PauseReport(count, total, maximum, counts);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (NotificationEmitter emitter : heard) {
        try {
          emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
          // Somebody else took it away already, which is what is wanted here.
          continue;
        }
      }
      heard.clear();
    } finally {
      lock.unlock();
    }
  }
}
