package org.ashlar.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;

/**
 * Wakes agents when their time has come.
 *
 * <p>Implementation note. A hierarchical wheel after Varghese and Lauck: five levels of 64 slots,
 * the lowest with ticks of 2^18 ns (0.26 ms). A wake-up hangs in the lowest level that can tell its
 * tick from the current one; when the clock enters a slot of a higher level, its wake-ups move
 * down. A bit per slot says which are occupied, so the thread sleeps until the next occupied slot
 * instead of ticking. A wake-up fires at the end of its tick, so never early and at most a tick
 * late. Moments beyond the top level (78 hours) hang in its last slot and are hung again.
 *
 * <p>Contexts keep their timers themselves and have one wake-up each, so one lock, held for some
 * tens of nanoseconds, is enough. Actions run without it.
 */
final class TimerWheel implements TimeProvider, AutoCloseable {
  private static final int TICK_SHIFT = 18;
  private static final int LEVEL_SHIFT = 6;
  private static final int SLOTS = 1 << LEVEL_SHIFT;
  private static final int LEVELS = 5;
  private static final long REACH = 1L << (LEVEL_SHIFT * LEVELS);
  private static final long NEVER = Long.MAX_VALUE;

  private final ThreadStarter threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Entry[][] slots = new Entry[LEVELS][SLOTS];
  private final long[] occupied = new long[LEVELS];
  private final long origin = System.nanoTime();
  private long currentTick;
  private long sleepingUntil = NEVER;
  private @Nullable Thread thread;
  private boolean closed;

  TimerWheel(ThreadStarter threads) {
    this.threads = threads;
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public WakeUp newWakeUp(Runnable action) {
    return new Entry(action);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      LockSupport.unpark(thread);
    } finally {
      lock.unlock();
    }
  }

  /** A wake-up; the links and the tick belong to the lock. */
  private final class Entry implements WakeUp {
    private final Runnable action;
    private long tick;
    private int level = -1;
    private int slot;
    private @Nullable Entry previous;
    private @Nullable Entry next;

    Entry(Runnable action) {
      this.action = action;
    }

    @Override
    public void at(long deadline) {
      // The first tick whose begin is not before the deadline.
      long wanted = (deadline - origin + (1L << TICK_SHIFT) - 1) >> TICK_SHIFT;
      lock.lock();
      try {
        unlink(this);
        tick = Math.max(wanted, currentTick + 1);
        link(this);
        startOrWake(tick);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        unlink(this);
      } finally {
        lock.unlock();
      }
    }
  }

  private void startOrWake(long tick) {
    if (closed) {
      return;
    }
    if (thread == null) {
      start();
    } else if (tick < sleepingUntil) {
      sleepingUntil = tick;
      LockSupport.unpark(thread);
    }
  }

  private void start() {
    Thread fresh = new Thread(null, this::run, "ashlar-timer");
    fresh.setDaemon(true);
    if (threads.tryStart(fresh)) {
      thread = fresh;
    } else {
      threads.noteMissing();
    }
  }

  /** Starts the thread if something is armed and there was none to be had. */
  void ensureRunning() {
    lock.lock();
    try {
      if (!closed && thread == null && nextTick() != NEVER) {
        start();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      turn();
    } finally {
      lock.lock();
      try {
        thread = null;
        if (!closed) {
          // Of a thread that dies, out of memory perhaps; what is armed must not wait for ever.
          start();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void turn() {
    List<Runnable> due = new ArrayList<>();
    while (true) {
      long until;
      lock.lock();
      try {
        if (closed) {
          return;
        }
        advance((System.nanoTime() - origin) >> TICK_SHIFT, due);
        until = due.isEmpty() ? nextTick() : currentTick;
        sleepingUntil = until;
      } finally {
        lock.unlock();
      }
      if (!due.isEmpty()) {
        due.forEach(Guarded::call);
        due.clear();
      } else if (until == NEVER) {
        LockSupport.park(this);
      } else {
        long wait = origin + (until << TICK_SHIFT) - System.nanoTime();
        if (wait > 0) {
          LockSupport.parkNanos(this, wait);
        }
      }
    }
  }

  /** Moves the clock on to a tick and collects what is due, skipping empty stretches. */
  private void advance(long target, List<Runnable> due) {
    while (currentTick < target) {
      long next = nextTick();
      if (next > target) {
        currentTick = target;
        return;
      }
      currentTick = next;
      for (int level = LEVELS - 1; level > 0; level--) {
        if ((currentTick & ((1L << (LEVEL_SHIFT * level)) - 1)) == 0) {
          moveDown(level, due);
        }
      }
      Entry entry;
      int slot = (int) (currentTick & (SLOTS - 1));
      while ((entry = slots[0][slot]) != null) {
        unlink(entry);
        due.add(entry.action);
      }
    }
  }

  private void moveDown(int level, List<Runnable> due) {
    int slot = (int) (currentTick >> (LEVEL_SHIFT * level)) & (SLOTS - 1);
    Entry entry = slots[level][slot];
    slots[level][slot] = null;
    occupied[level] &= ~(1L << slot);
    while (entry != null) {
      Entry following = entry.next;
      entry.level = -1;
      entry.previous = null;
      entry.next = null;
      if (entry.tick <= currentTick) {
        due.add(entry.action);
      } else {
        link(entry);
      }
      entry = following;
    }
  }

  /** The next tick at which something is due or has to move down. */
  private long nextTick() {
    long earliest = NEVER;
    for (int level = 0; level < LEVELS; level++) {
      if (occupied[level] != 0) {
        int shift = LEVEL_SHIFT * level;
        long position = currentTick >> shift;
        int distance =
            Long.numberOfTrailingZeros(
                Long.rotateRight(occupied[level], (int) ((position + 1) & (SLOTS - 1))));
        earliest = Math.min(earliest, (position + 1 + distance) << shift);
      }
    }
    return earliest;
  }

  private void link(Entry entry) {
    long delta = entry.tick - currentTick;
    long tick = delta >= REACH ? currentTick + REACH - 1 : entry.tick;
    int level = 0;
    while (level < LEVELS - 1
        && (tick >> (LEVEL_SHIFT * level)) - (currentTick >> (LEVEL_SHIFT * level)) >= SLOTS) {
      level++;
    }
    int slot = (int) (tick >> (LEVEL_SHIFT * level)) & (SLOTS - 1);
    entry.level = level;
    entry.slot = slot;
    Entry head = slots[level][slot];
    entry.next = head;
    if (head != null) {
      head.previous = entry;
    }
    slots[level][slot] = entry;
    occupied[level] |= 1L << slot;
  }

  private void unlink(Entry entry) {
    if (entry.level < 0) {
      return;
    }
    Entry previous = entry.previous;
    Entry next = entry.next;
    if (next != null) {
      next.previous = previous;
    }
    if (previous != null) {
      previous.next = next;
    } else {
      slots[entry.level][entry.slot] = next;
      if (next == null) {
        occupied[entry.level] &= ~(1L << entry.slot);
      }
    }
    entry.level = -1;
    entry.previous = null;
    entry.next = null;
  }
}
