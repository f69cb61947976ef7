package org.ashlar.example.accounting;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.spi.ServiceSlot.Registration;

/** Objects that are watched, and the thread that hears of their end. */
final class WatchQueue implements AutoCloseable {
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(null, this::run, "accounting-watches");

  WatchQueue() {
    thread.setDaemon(true);
    thread.start();
  }

  private final class Watch extends PhantomReference<Object> implements Registration {
    private final Runnable onCollected;

    Watch(Object target, Runnable onCollected) {
      super(target, collected);
      this.onCollected = onCollected;
    }

    void fire() {
      if (watches.remove(this)) {
        tell();
      }
    }

    private void tell() {
      try {
        onCollected.run();
      } catch (RuntimeException | Error fault) {
        System.getLogger("accounting")
            .log(System.Logger.Level.ERROR, "A watch of a collected object failed", fault);
      }
    }

    @Override
    public void close() {
      watches.remove(this);
      clear();
    }
  }

  Registration watch(Object target, Runnable onCollected) {
    Watch watch = new Watch(target, onCollected);
    watches.add(watch);
    return watch;
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
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
