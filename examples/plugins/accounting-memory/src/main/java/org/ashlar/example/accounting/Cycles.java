package org.ashlar.example.accounting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.MemoryCycle;

/**
 * Who is told of cycles. That the JVM has collected is seen by an object that nothing refers to and
 * that is gone then, so neither the length nor the bytes are known.
 */
final class Cycles implements AutoCloseable {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final WatchQueue queue;

  Cycles(WatchQueue queue) {
    this.queue = queue;
  }

  /** One registration; whoever registers twice is told twice. */
  private static final class Listener {
    private final Consumer<MemoryCycle> consumer;

    Listener(Consumer<MemoryCycle> consumer) {
      this.consumer = consumer;
    }
  }

  Registration listen(Consumer<MemoryCycle> listener) {
    Listener own = new Listener(listener);
    listeners.add(own);
    if (watching.compareAndSet(false, true)) {
      watch();
    }
    return () -> listeners.remove(own);
  }

  private void watch() {
    queue.watch(
        new Object(),
        () -> {
          watch();
          MemoryCycle cycle = new MemoryCycle(MemoryCycle.Kind.COLLECTION, "the JVM", -1, -1, -1);
          listeners.forEach(listener -> listener.consumer.accept(cycle));
        });
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
