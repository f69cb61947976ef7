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
  /** A service and the plug-in it came from; null if the host itself offers it. */
  record Offer<T>(T service, @Nullable RunningPlugin plugin) {}

  private final Class<T> type;
  private final List<Offer<T>> offers = new ArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Offer<T> current;
  private volatile List<T> all = List.of();

  Slot(Class<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable T current() {
    Offer<T> offer = current;
    return offer == null ? null : offer.service();
  }

  @Nullable Offer<T> currentOffer() {
    return current;
  }

  @Override
  public List<T> all() {
    return all;
  }

  @Override
  public Registration onChange(Runnable listener) {
    Listener registered = new Listener(listener);
    listeners.add(registered);
    return registered;
  }

  void addFirst(Object service, RunningPlugin plugin) {
    offers.addFirst(new Offer<>(type.cast(service), plugin));
  }

  Offer<T> addLast(T service) {
    Offer<T> offer = new Offer<>(service, null);
    offers.addLast(offer);
    return offer;
  }

  void removeOf(RunningPlugin plugin) {
    offers.removeIf(offer -> offer.plugin() == plugin);
  }

  void remove(Offer<T> withdrawn) {
    offers.removeIf(offer -> offer == withdrawn);
  }

  /** Makes the first offer current; true if that is another service than before. */
  boolean commit() {
    T before = current();
    current = offers.isEmpty() ? null : offers.getFirst();
    all = offers.stream().map(Offer::service).toList();
    return current() != before;
  }

  /** Tells every listener of the change; one that fails keeps none of the others from hearing. */
  void tell() {
    for (Listener listener : listeners) {
      try {
        listener.action.run();
      } catch (Throwable fault) {
        System.getLogger("org.ashlar.plugins")
            .log(
                System.Logger.Level.ERROR,
                "A listener to changes of " + type.getName() + " failed",
                fault);
      }
    }
  }

  private final class Listener implements Registration {
    private final Runnable action;

    Listener(Runnable action) {
      this.action = action;
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }
}
