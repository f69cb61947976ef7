package org.ashlar.engine.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.Services;

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

  /** Offers a service of the host itself, behind those of plug-ins. */
  public <T> void offer(Class<T> type, T service) {
    changes.lock();
    try {
      slotOf(type).addLast(service);
    } finally {
      changes.unlock();
    }
  }

  /**
   * Adds services, which become current, and removes others, as one change per slot.
   *
   * @param added services by SPI interface
   * @param removed services by SPI interface
   */
  void exchange(Map<Class<?>, Object> added, Map<Class<?>, Object> removed) {
    changes.lock();
    try {
      added.forEach((type, service) -> slotOf(type).replace(service, removed.get(type)));
      removed.forEach(
          (type, service) -> {
            if (!added.containsKey(type)) {
              slotOf(type).replace(null, service);
            }
          });
    } finally {
      changes.unlock();
    }
  }

  @SuppressWarnings("unchecked") // the slot was made for this key
  private <T> Slot<T> slotOf(Class<T> type) {
    return (Slot<T>) slots.computeIfAbsent(type, key -> new Slot<>(type));
  }
}
