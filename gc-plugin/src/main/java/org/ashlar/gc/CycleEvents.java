package org.ashlar.gc;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.MemoryCycle;

/**
 * Who is told of the cycles of memory management, and the ear at the JVM's collectors.
 *
 * <p>Implementation note. The JVM tells of a collection right after it, where the flight recorder
 * takes a second. Its management starts slowly, so nobody listens before somebody asks.
 */
final class CycleEvents implements AutoCloseable {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<NotificationEmitter> collectors = new ArrayList<>();
  private final NotificationListener ear = (notification, handback) -> collected(notification);
  private boolean closed;

  /** One registration; whoever registers twice is told twice. */
  private static final class Listener {
    private final Consumer<MemoryCycle> consumer;

    Listener(Consumer<MemoryCycle> consumer) {
      this.consumer = consumer;
    }

    /** What one throws must reach neither the context that is traced nor those told after it. */
    void tell(MemoryCycle cycle) {
      try {
        consumer.accept(cycle);
      } catch (RuntimeException | Error fault) {
        System.getLogger("org.ashlar.gc")
            .log(System.Logger.Level.ERROR, "A listener to memory cycles failed", fault);
      }
    }
  }

  Registration listen(Consumer<MemoryCycle> listener) {
    Listener own = new Listener(listener);
    listeners.add(own);
    ensureListening();
    return () -> listeners.remove(own);
  }

  boolean isHeard() {
    return !listeners.isEmpty();
  }

  void tell(MemoryCycle cycle) {
    listeners.forEach(listener -> listener.tell(cycle));
  }

  private void ensureListening() {
    lock.lock();
    try {
      if (!closed && collectors.isEmpty()) {
        for (Object collector : ManagementFactory.getGarbageCollectorMXBeans()) {
          if (collector instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener(ear, null, null);
            collectors.add(emitter);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void collected(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      GcInfo cycle = info.getGcInfo();
      tell(
          new MemoryCycle(
              MemoryCycle.Kind.COLLECTION,
              info.getGcName(),
              TimeUnit.MILLISECONDS.toNanos(cycle.getDuration()),
              heapBytes(cycle.getMemoryUsageBeforeGc()),
              heapBytes(cycle.getMemoryUsageAfterGc())));
    }
  }

  /** The pools outside of the heap are those of code and classes. */
  private static long heapBytes(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(
            pool ->
                !pool.getKey().startsWith("Code")
                    && !pool.getKey().equals("Metaspace")
                    && !pool.getKey().equals("Compressed Class Space"))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  @Override
  public void close() {
    listeners.clear();
    lock.lock();
    try {
      closed = true;
      for (NotificationEmitter collector : collectors) {
        stopListening(collector);
      }
      collectors.clear();
    } finally {
      lock.unlock();
    }
  }

  private void stopListening(NotificationEmitter collector) {
    try {
      collector.removeNotificationListener(ear);
    } catch (ListenerNotFoundException e) {
      // It listens no more, which is what was wanted.
      return;
    }
  }
}
