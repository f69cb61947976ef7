package org.ashlar.gc;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ashlar.spi.ServiceSlot.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are watched, and the one thread that hears of their end. The thread exists from the
 * first watch on.
 */
final class CollectionWatches implements AutoCloseable {
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Set<Registration> watches = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread thread;
  private boolean closed;

  private final class Watch extends PhantomReference<Object> implements Registration {
    private final Runnable onCollected;
    private final Consumer<Registration> ended;

    Watch(Object target, Runnable onCollected, Consumer<Registration> ended) {
      super(target, collected);
      this.onCollected = onCollected;
      this.ended = ended;
    }

    void fire() {
      if (watches.remove(this)) {
        ended.accept(this);
        tell();
      }
    }

    /** What one watch throws must not end the thread, on which all others wait. */
    private void tell() {
      try {
        onCollected.run();
      } catch (RuntimeException | Error fault) {
        System.getLogger("org.ashlar.gc")
            .log(System.Logger.Level.ERROR, "A watch of a collected object failed", fault);
      }
    }

    @Override
    public void close() {
      watches.remove(this);
      clear();
    }
  }

  /**
   * Watches an object.
   *
   * @param onCollected called once, when it is gone
   * @param ended told of the watch just before
   */
  Registration watch(Object target, Runnable onCollected, Consumer<Registration> ended) {
    Watch watch = new Watch(target, onCollected, ended);
    watches.add(watch);
    ensureThread();
    return watch;
  }

  boolean isWatched(Registration watch) {
    return watches.contains(watch);
  }

  private void ensureThread() {
    lock.lock();
    try {
      if (thread == null && !closed) {
        Thread made = new Thread(null, this::run, "ashlar-collected");
        made.setDaemon(true);
        made.start();
        thread = made;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        Reference<?> reference = collected.remove();
        if (reference instanceof Watch watch) {
          watch.fire();
        }
      }
    } catch (InterruptedException e) {
      watches.clear();
    }
  }

  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      running = thread;
      thread = null;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      end(running);
    }
  }

  private static void end(Thread running) {
    running.interrupt();
    boolean interrupted = false;
    while (running.isAlive() && Thread.currentThread() != running) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
