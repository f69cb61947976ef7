package org.ashlar.engine.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many workers may run agents, and how many do. While a worker is held up in host code there is
 * one permit more; when that ends there may be one holder too many for a while.
 */
final class Permits {
  private final AtomicInteger granted;
  private final AtomicInteger held = new AtomicInteger();

  Permits(int count) {
    granted = new AtomicInteger(count);
  }

  boolean tryAcquire() {
    for (int count = held.get(); count < granted.get(); count = held.get()) {
      if (held.compareAndSet(count, count + 1)) {
        return true;
      }
    }
    return false;
  }

  void release() {
    held.decrementAndGet();
  }

  /** Releases a permit if more are held than granted; of several callers no more than that many. */
  boolean tryReleaseSurplus() {
    for (int count = held.get(); count > granted.get(); count = held.get()) {
      if (held.compareAndSet(count, count - 1)) {
        return true;
      }
    }
    return false;
  }

  boolean hasSurplus() {
    return held.get() > granted.get();
  }

  boolean areHeld() {
    return held.get() > 0;
  }

  void grantOneMore() {
    granted.incrementAndGet();
  }

  void grantOneLess() {
    granted.decrementAndGet();
  }
}
