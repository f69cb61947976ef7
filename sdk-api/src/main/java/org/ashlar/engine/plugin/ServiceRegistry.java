package org.ashlar.engine.plugin;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.Services;
import org.jspecify.annotations.Nullable;

/** All services of a process by SPI interface. Safe for use by any thread. */
public final class ServiceRegistry implements Services {
  private final Map<Class<?>, Slot<?>> slots = new ConcurrentHashMap<>();
  private final ReentrantLock changes = new ReentrantLock();

  /** The slot of an SPI interface, made on first use and kept. */
  @Override
  public <T> ServiceSlot<T> slot(Class<T> type) {
    return slotOf(type);
  }

  @Override
  public Map<String, Object> inheritance() {
    return Map.of();
  }

  /** This registry, seen by a plug-in that inherits something. */
  Services withInheritance(Map<String, Object> inheritance) {
    return new Services() {
      @Override
      public <T> ServiceSlot<T> slot(Class<T> type) {
        return slotOf(type);
      }

      @Override
      public Map<String, Object> inheritance() {
        return inheritance;
      }
    };
  }

  /**
   * Offers a service of the host itself, behind those of plug-ins.
   *
   * @return withdraws it when closed
   */
  public <T> ServiceSlot.Registration offer(Class<T> type, T service) {
    Slot<T> slot = slotOf(type);
    changes.lock();
    try {
      Slot.Offer<T> offer = slot.addLast(service);
      commit(Set.of(slot));
      return () -> withdraw(slot, offer);
    } finally {
      changes.unlock();
    }
  }

  private <T> void withdraw(Slot<T> slot, Slot.Offer<T> offer) {
    changes.lock();
    try {
      slot.remove(offer);
      commit(Set.of(slot));
    } finally {
      changes.unlock();
    }
  }

  /** The current provider of a service, which stays usable until the use is closed; or null. */
  public <T> @Nullable ServiceUse<T> use(Class<T> type) {
    Slot<T> slot = slotOf(type);
    if (slot.current() == null) {
      return null;
    }
    // A plug-in is retired after it lost its places, so nobody begins to use it meanwhile.
    changes.lock();
    try {
      Slot.Offer<T> offer = slot.currentOffer();
      if (offer == null) {
        return null;
      }
      RunningPlugin plugin = offer.plugin();
      if (plugin != null) {
        plugin.retain();
      }
      return new ServiceUse<>(offer.service(), plugin);
    } finally {
      changes.unlock();
    }
  }

  /**
   * Adds the services of a plug-in, which become current, and removes those of another. All places
   * change before the first listener hears of it.
   */
  void exchange(@Nullable RunningPlugin added, @Nullable RunningPlugin removed) {
    changes.lock();
    try {
      Set<Slot<?>> touched = new LinkedHashSet<>();
      if (removed != null) {
        for (Class<?> type : removed.services().keySet()) {
          Slot<?> slot = slotOf(type);
          slot.removeOf(removed);
          touched.add(slot);
        }
      }
      if (added != null) {
        added
            .services()
            .forEach(
                (type, service) -> {
                  Slot<?> slot = slotOf(type);
                  slot.addFirst(service, added);
                  touched.add(slot);
                });
      }
      commit(touched);
    } finally {
      changes.unlock();
    }
  }

  private static void commit(Set<? extends Slot<?>> touched) {
    Set<Slot<?>> changed = new LinkedHashSet<>();
    for (Slot<?> slot : touched) {
      if (slot.commit()) {
        changed.add(slot);
      }
    }
    changed.forEach(Slot::tell);
  }

  @SuppressWarnings("unchecked") // the slot was made for this key
  private <T> Slot<T> slotOf(Class<T> type) {
    return (Slot<T>) slots.computeIfAbsent(type, key -> new Slot<>(type));
  }
}
