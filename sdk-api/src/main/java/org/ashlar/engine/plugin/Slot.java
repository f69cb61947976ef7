package org.ashlar.engine.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ashlar.spi.ServiceSlot;
import org.jspecify.annotations.Nullable;

/**
 * The providers of one service; the one added last is current. Changed under the registry's lock.
 *
 * @param <T> the SPI interface
 */
final class Slot<T> implements ServiceSlot<T> {
  private final Class<T> type;
  private final List<T> providers = new ArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable T current;

  Slot(Class<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable T current() {
    return current;
  }

  @Override
  public Registration onChange(Runnable listener) {
    Listener registered = new Listener(listener);
    listeners.add(registered);
    return registered;
  }

  void addLast(T service) {
    providers.addLast(service);
    update();
  }

  void replace(@Nullable Object added, @Nullable Object removed) {
    providers.removeIf(provider -> provider == removed);
    if (added != null) {
      providers.addFirst(type.cast(added));
    }
    update();
  }

  private void update() {
    T next = providers.isEmpty() ? null : providers.getFirst();
    if (next != current) {
      current = next;
      listeners.forEach(Listener::call);
    }
  }

  private final class Listener implements Registration {
    private final Runnable action;

    Listener(Runnable action) {
      this.action = action;
    }

    void call() {
      action.run();
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }
}
