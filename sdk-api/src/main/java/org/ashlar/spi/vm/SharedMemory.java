package org.ashlar.spi.vm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A block of memory that several contexts may see, with those that wait for news at its addresses:
 * what stands behind a SharedArrayBuffer. Safe for use by any thread.
 *
 * <p>Implementation note. The critical section of the specification's waiter lists is a lock of the
 * block: agents that share nothing do not meet. It is held for some map operations, never while
 * program code runs, and nothing is woken under it. A list exists while somebody waits at its
 * address. The class lives beside the contract of virtual machines, not in one of them, so that
 * contexts of two machines, one of them about to be exchanged for the other, may share a block.
 */
public final class SharedMemory {
  private static final long ALIGNMENT_BYTES = 8;

  /** Stands for the maximum of a block that does not grow. */
  private static final int FIXED = -1;

  private final MemorySegment segment;
  private final AtomicInteger length;
  private final int maximum;
  private final ReentrantLock criticalSection = new ReentrantLock();
  private final Map<Integer, LinkedHashSet<Waiter>> waiters = new HashMap<>();
  private volatile boolean published;

  private SharedMemory(int length, int maximum) {
    this.segment = Arena.ofAuto().allocate(Math.max(length, Math.max(maximum, 1)), ALIGNMENT_BYTES);
    this.length = new AtomicInteger(length);
    this.maximum = maximum;
  }

  /** A zeroed block of fixed length. */
  public static SharedMemory ofLength(int bytes) {
    return new SharedMemory(bytes, FIXED);
  }

  /** A zeroed block that may grow up to a maximum, which is reserved at once. */
  public static SharedMemory growable(int bytes, int maximum) {
    if (bytes > maximum) {
      throw new IllegalArgumentException("longer than its maximum");
    }
    return new SharedMemory(bytes, maximum);
  }

  /**
   * The native memory, at least as long as the block can become; freed when nobody refers to it any
   * more.
   */
  public MemorySegment segment() {
    return segment;
  }

  /** Bytes in use now. */
  public int length() {
    return length.get();
  }

  /** Whether the length may change. */
  public boolean isGrowable() {
    return maximum != FIXED;
  }

  /** The length that it never exceeds. */
  public int maximumLength() {
    return isGrowable() ? maximum : length();
  }

  /** Makes the block longer; false if it is longer already, or may not become so long. */
  public boolean grow(int wanted) {
    if (!isGrowable() || wanted > maximum) {
      return false;
    }
    for (int now = length.get(); wanted >= now; now = length.get()) {
      if (length.compareAndSet(now, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The block is about to be handed to another context. */
  public void publish() {
    published = true;
  }

  /** Whether contexts other than the one that made it may see the block. */
  public boolean isPublished() {
    return published;
  }

  /**
   * Adds a waiter behind those of its address, if a condition holds at that moment: no other waiter
   * is added, taken or withdrawn between the look and the addition.
   *
   * @param condition usually a look at the memory; must not wait, nor call this object
   * @return whether it held
   */
  public boolean enlist(Waiter waiter, BooleanSupplier condition) {
    criticalSection.lock();
    try {
      if (!condition.getAsBoolean()) {
        return false;
      }
      waiters.computeIfAbsent(waiter.offset, offset -> new LinkedHashSet<>()).add(waiter);
      return true;
    } finally {
      criticalSection.unlock();
    }
  }

  /**
   * Takes back a waiter whose time is over or whose context ends.
   *
   * @return false if it was taken before, or never added
   */
  public boolean withdraw(Waiter waiter) {
    criticalSection.lock();
    try {
      LinkedHashSet<Waiter> list = waiters.get(waiter.offset);
      if (list == null || !list.remove(waiter)) {
        return false;
      }
      if (list.isEmpty()) {
        waiters.remove(waiter.offset);
      }
      return true;
    } finally {
      criticalSection.unlock();
    }
  }

  /**
   * Takes the waiters of an address that came first and tells each.
   *
   * @param most how many at most; may be infinite
   * @param notifier passed on to {@link Waiter#notified}
   * @return how many there were
   */
  public int notifyWaiters(int offset, double most, Object notifier) {
    List<Waiter> taken = take(offset, most);
    taken.forEach(waiter -> waiter.notified(notifier));
    return taken.size();
  }

  private List<Waiter> take(int offset, double most) {
    criticalSection.lock();
    try {
      LinkedHashSet<Waiter> list = waiters.get(offset);
      if (list == null) {
        return List.of();
      }
      List<Waiter> taken = new ArrayList<>((int) Math.min(most, list.size()));
      for (Iterator<Waiter> first = list.iterator(); taken.size() < most && first.hasNext(); ) {
        taken.add(first.next());
        first.remove();
      }
      if (list.isEmpty()) {
        waiters.remove(offset);
      }
      return taken;
    } finally {
      criticalSection.unlock();
    }
  }

  /** Who waits at one address. A waiter is added to one block, once. */
  public abstract static class Waiter {
    private final int offset;

    /**
     * A waiter that stands in no list yet.
     *
     * @param offset in bytes, from the beginning of the block
     */
    protected Waiter(int offset) {
      this.offset = offset;
    }

    /**
     * It was taken from its list. Called once at most, on any thread; must not wait.
     *
     * @param notifier who asked for it, by identity: an agent that notifies itself need not be
     *     woken
     */
    public abstract void notified(Object notifier);
  }
}
