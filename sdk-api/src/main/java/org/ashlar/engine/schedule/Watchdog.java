package org.ashlar.engine.schedule;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks agents that overstay to yield, and lets another worker run while one is held up in host
 * code.
 *
 * <p>Agents count reductions themselves; this is for what does not count: compiled loops, long
 * built-ins, host functions. It looks once per millisecond while agents run, and sleeps without a
 * time limit once nothing has run for a while. It also starts what found no thread.
 */
final class Watchdog {
  private static final long TICK_NANOSECONDS = 1_000_000;
  private static final long HELD_UP_NANOSECONDS = 2_000_000;
  private static final int QUIET_TICKS = 50;

  /** Between two attempts to start what found no thread. */
  private static final int RETRY_TICKS = 50;

  private final PoolScheduler scheduler;
  private final ThreadStarter threads;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean asleep;
  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  Watchdog(PoolScheduler scheduler, ThreadStarter threads) {
    this.scheduler = scheduler;
    this.threads = threads;
  }

  /** An agent is about to run. */
  void noticeActivity() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    } else if (!started.get() && started.compareAndSet(false, true)) {
      Thread fresh = new Thread(null, this::run, "ashlar-watchdog");
      fresh.setDaemon(true);
      thread = fresh;
      if (!threads.tryStart(fresh)) {
        started.set(false);
      }
    }
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      watch();
    } finally {
      // Of a thread that dies: the next activity starts another.
      asleep = false;
      started.set(closed);
    }
  }

  private void watch() {
    int quiet = 0;
    long ticks = 0;
    while (!closed) {
      LockSupport.parkNanos(this, TICK_NANOSECONDS);
      if (++ticks % RETRY_TICKS == 0 && threads.takeMissing()) {
        scheduler.startMissing();
      }
      if (look()) {
        quiet = 0;
      } else if (++quiet > QUIET_TICKS) {
        asleep = true;
        if (!look()) {
          while (asleep && !closed) {
            LockSupport.park(this);
          }
        }
        asleep = false;
        quiet = 0;
      }
    }
  }

  /** Returns false if nothing runs or should. */
  private boolean look() {
    long now = System.nanoTime();
    for (Worker worker : scheduler.workers()) {
      PoolAgent agent = worker.current();
      if (agent == null) {
        continue;
      }
      long age = agent.sliceAge(now);
      if (age > TICK_NANOSECONDS && scheduler.hasReady()) {
        agent.askToYield();
        if (age > HELD_UP_NANOSECONDS && agent.isHeldUp() && worker.startCompensation()) {
          scheduler.compensate();
        }
      }
    }
    return scheduler.isBusy() || threads.isMissing();
  }
}
