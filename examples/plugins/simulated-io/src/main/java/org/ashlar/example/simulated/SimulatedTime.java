package org.ashlar.example.simulated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still while anything runs and jumps to the next wake-up when everything waits.
 *
 * <p>One thread does all that the simulated world does by itself: it runs what operations have
 * queued, in their order, and when there is nothing left and the scheduler has nothing to run, it
 * moves the clock.
 */
public final class SimulatedTime implements TimeProvider, AutoCloseable {
  private static final long LOOK_AGAIN_NANOSECONDS = 50_000;

  private final @Nullable ServiceSlot<Scheduler> schedulers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Moment> moments = new PriorityQueue<>();
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private final Thread thread = new Thread(null, this::run, "simulated-time");
  private volatile long now;
  private long sequence;
  private boolean closed;

  /**
   * Starts the time.
   *
   * @param schedulers where to look whether contexts run; null to move by {@link #advance} alone
   * @param start the first moment
   */
  SimulatedTime(@Nullable ServiceSlot<Scheduler> schedulers, long start) {
    this.schedulers = schedulers;
    this.now = start;
    thread.setDaemon(true);
    thread.start();
  }

  private final class Moment implements WakeUp, Comparable<Moment> {
    private final Runnable action;
    private long deadline;
    private long order;

    Moment(Runnable action) {
      this.action = action;
    }

    @Override
    public void at(long moment) {
      lock.lock();
      try {
        moments.remove(this);
        deadline = moment;
        order = sequence++;
        moments.add(this);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        moments.remove(this);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int compareTo(Moment other) {
      int byTime = Long.compare(deadline, other.deadline);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public WakeUp newWakeUp(Runnable action) {
    return new Moment(action);
  }

  /** Lets the world do something by itself, after what was queued before; false after the end. */
  boolean enqueue(Runnable action) {
    lock.lock();
    try {
      if (!closed) {
        actions.add(action);
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #enqueue} for an action with a result. */
  <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    boolean begun =
        enqueue(
            () -> {
              if (!result.isDone()) {
                try {
                  result.complete(action.get());
                } catch (RuntimeException e) {
                  result.completeExceptionally(e);
                }
              }
            });
    if (!begun) {
      throw new AshlarException(ErrorCode.SERVICE_MISSING, IoProvider.class.getName());
    }
    return result;
  }

  /** Moves the clock on and calls every wake-up on the way, in order, on the calling thread. */
  public void advance(Duration duration) {
    long target = now + duration.toNanos();
    Runnable due;
    while ((due = takeUpTo(target)) != null) {
      due.run();
    }
    now = Math.max(now, target);
  }

  private @Nullable Runnable takeUpTo(long target) {
    lock.lock();
    try {
      Moment first = moments.peek();
      if (first == null || first.deadline > target) {
        return null;
      }
      moments.remove();
      now = Math.max(now, first.deadline);
      return first.action;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Runnable next;
    while ((next = awaitNext()) != null) {
      next.run();
    }
  }

  private @Nullable Runnable awaitNext() {
    lock.lock();
    try {
      while (!closed) {
        if (!actions.isEmpty()) {
          return actions.remove();
        }
        Moment first = schedulers == null ? null : moments.peek();
        if (first == null) {
          changed.awaitUninterruptibly();
        } else if (first.deadline <= now || isQuiet()) {
          moments.remove();
          now = Math.max(now, first.deadline);
          return first.action;
        } else {
          changed.awaitNanos(LOOK_AGAIN_NANOSECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return null;
  }

  private boolean isQuiet() {
    ServiceSlot<Scheduler> slot = schedulers;
    Scheduler scheduler = slot == null ? null : slot.current();
    return scheduler == null || scheduler.busyAgents() == 0;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
