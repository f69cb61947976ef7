package org.ashlar.engine.schedule;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that runs agents while it holds a permit, and stands in the idle list otherwise. */
final class Worker {
  /** Room for the deepest recursion a virtual machine allows; only what is touched is committed. */
  private static final long STACK_BYTES = 64L << 20;

  private static final long IDLE_NANOSECONDS = 5_000_000_000L;

  private final PoolScheduler scheduler;
  private final Thread thread;
  private final AtomicBoolean compensated = new AtomicBoolean();
  private volatile boolean activated;

  /** Whether this thread has a permit; its own affair. */
  private boolean permitted = true;

  private volatile @Nullable PoolAgent current;

  Worker(PoolScheduler scheduler, int number) {
    this.scheduler = scheduler;
    this.thread = new Thread(null, this::run, "ashlar-worker-" + number, STACK_BYTES);
    this.thread.setDaemon(true);
  }

  Thread thread() {
    return thread;
  }

  void activate() {
    activated = true;
    LockSupport.unpark(thread);
  }

  void wakeForClose() {
    LockSupport.unpark(thread);
  }

  void join() {
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Nullable PoolAgent current() {
    return current;
  }

  void begin(PoolAgent agent) {
    current = agent;
  }

  void end() {
    current = null;
    endCompensation();
  }

  /** Called by the watchdog: another worker runs because this one is held up. */
  boolean startCompensation() {
    return compensated.compareAndSet(false, true);
  }

  void endCompensation() {
    if (compensated.get() && compensated.compareAndSet(true, false)) {
      scheduler.endCompensation();
    }
  }

  private void run() {
    try {
      while (!scheduler.isClosed()) {
        PoolAgent agent = scheduler.hasSurplus() ? null : scheduler.takeReady();
        if (agent == null) {
          if (!waitForWork()) {
            return;
          }
        } else if (!agent.run(this)) {
          permitted = false;
          scheduler.becomeIdle(this);
          if (!awaitActivation()) {
            return;
          }
        }
      }
    } finally {
      scheduler.forget(this);
      endCompensation();
      if (permitted && !scheduler.isClosed()) {
        // Of a thread that dies, or the pool would have one worker less for ever.
        scheduler.passPermitOn();
      }
    }
  }

  /** Returns the permit; comes back with one, or with false if the thread should end. */
  private boolean waitForWork() {
    scheduler.becomeIdle(this);
    permitted = false;
    scheduler.releasePermit();
    if (scheduler.hasReady() && scheduler.tryAcquirePermit()) {
      permitted = true;
      if (!scheduler.leaveIdle(this)) {
        // Somebody chose this worker meanwhile and brought a permit; one is enough.
        awaitFlag();
        scheduler.releasePermit();
      }
      return true;
    }
    return awaitActivation();
  }

  private boolean awaitActivation() {
    long deadline = System.nanoTime() + IDLE_NANOSECONDS;
    while (!activated) {
      if (scheduler.isClosed()) {
        return false;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 && scheduler.leaveIdle(this)) {
        return false;
      }
      LockSupport.parkNanos(this, Math.max(left, 1_000_000));
    }
    activated = false;
    permitted = true;
    return true;
  }

  private void awaitFlag() {
    while (!activated) {
      LockSupport.park(this);
    }
    activated = false;
  }
}
