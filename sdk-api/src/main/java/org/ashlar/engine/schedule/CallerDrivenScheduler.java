package org.ashlar.engine.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;

/**
 * Runs agents on the threads that drive them; has no thread of its own.
 *
 * <p>Implementation note. One lock guards the states of all agents and the wake-ups; it is never
 * held while an agent runs. A thread that drives an agent with nothing to do waits on the lock's
 * condition until the next wake-up of any agent is due, calls what is due, and looks again. A yield
 * inside a job is void, because the stack of the calling thread cannot be put aside; if the agent
 * is paused there, or waits, the thread waits with it.
 */
final class CallerDrivenScheduler implements Scheduler, TimeProvider {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparingLong(moment -> moment.deadline - origin()));
  private final long origin = System.nanoTime();
  private final LongAdder slices = new LongAdder();
  private int running;
  private int busy;
  private boolean closed;

  @Override
  public AgentHandle register(AgentTask task) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the scheduler is closed");
      }
    } finally {
      lock.unlock();
    }
    CallerAgent agent = new CallerAgent(task);
    task.attached(agent);
    return agent;
  }

  @Override
  public TimeProvider time() {
    return this;
  }

  @Override
  public CarrierKind carrier() {
    return CarrierKind.CALLER;
  }

  @Override
  public Statistics statistics() {
    lock.lock();
    try {
      return new Statistics(0, 0, running, slices.sum(), 0, 0);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int busyAgents() {
    lock.lock();
    try {
      return busy;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      while (running > 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public WakeUp newWakeUp(Runnable action) {
    return new Moment(action);
  }

  private long origin() {
    return origin;
  }

  private final class Moment implements WakeUp {
    private final Runnable action;
    private long deadline;

    Moment(Runnable action) {
      this.action = action;
    }

    @Override
    public void at(long moment) {
      lock.lock();
      try {
        moments.remove(this);
        deadline = moment;
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
  }

  /** Calls what is due, without the lock, which the caller holds. */
  private void callDue() {
    List<Runnable> due = new ArrayList<>();
    Moment first;
    while ((first = moments.peek()) != null && first.deadline - System.nanoTime() <= 0) {
      moments.remove();
      due.add(first.action);
    }
    if (!due.isEmpty()) {
      lock.unlock();
      try {
        due.forEach(Guarded::call);
      } finally {
        lock.lock();
      }
    }
  }

  /** A thread that drives an agent, and whom it tells that it was interrupted. */
  private static final class Driver {
    private final Thread thread = Thread.currentThread();
    private final Runnable interrupted;
    private boolean told;

    Driver(Runnable interrupted) {
      this.interrupted = interrupted;
    }

    boolean hasToTell() {
      return !told && thread.isInterrupted();
    }
  }

  /**
   * Waits for a change or for the next moment, with the lock; the callers are loops around it. An
   * interrupt ends the wait of a driver that has not told of it; of one that has, it is put aside.
   */
  @SuppressWarnings("WaitNotInLoop")
  private void awaitChange(Driver driver) {
    boolean interrupted = driver.told && Thread.interrupted();
    try {
      Moment first = moments.peek();
      if (first == null) {
        changed.await();
      } else {
        changed.awaitNanos(first.deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        driver.thread.interrupt();
      }
    }
  }

  /** Lets a driver tell of an interrupt, without the lock, which the caller holds. */
  private void tell(Driver driver) {
    driver.told = true;
    lock.unlock();
    try {
      driver.interrupted.run();
    } finally {
      lock.lock();
    }
  }

  private final class CallerAgent implements AgentHandle, Slice {
    private AgentTask task;
    private final SliceClock clock = new SliceClock();
    private boolean ready;
    private boolean done;
    private boolean paused;
    private boolean counted;
    private @Nullable Driver driver;

    /** Whether the agent waits in the midst of its slice. */
    private boolean waiting;

    /** Whether a wake-up ended such a wait in this slice. */
    private boolean wokenWithin;

    private volatile long sliceCount;

    CallerAgent(AgentTask task) {
      this.task = task;
    }

    /** After every change, with the lock. */
    private void noteChange() {
      boolean runs = driver != null && !waiting;
      boolean counts = !done && !paused && (ready || runs);
      if (counts != counted) {
        counted = counts;
        busy += counts ? 1 : -1;
      }
      changed.signalAll();
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        ready = true;
        noteChange();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void drive(BooleanSupplier stop, Runnable interrupted) {
      Driver self = new Driver(interrupted);
      lock.lock();
      try {
        if (driver != null && driver.thread == self.thread) {
          throw new IllegalStateException("an agent cannot drive itself");
        }
        while (!done && !closed && !stop.getAsBoolean()) {
          if (self.hasToTell()) {
            tell(self);
            continue;
          }
          if (driver == null) {
            callDue();
          }
          if (driver != null || !ready || paused) {
            awaitChange(self);
          } else {
            turn(self);
          }
        }
      } finally {
        lock.unlock();
      }
    }

    private void turn(Driver self) {
      ready = false;
      wokenWithin = false;
      driver = self;
      running++;
      AgentTask.Outcome outcome = AgentTask.Outcome.DONE;
      lock.unlock();
      try {
        outcome = runMeasured(self);
      } finally {
        lock.lock();
        running--;
        driver = null;
        slices.increment();
        done = outcome == AgentTask.Outcome.DONE;
        if (done) {
          task = EndedTask.INSTANCE;
        }
        ready |= wokenWithin || outcome == AgentTask.Outcome.YIELDED;
        noteChange();
      }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the driving thread writes
    private AgentTask.Outcome runMeasured(Driver self) {
      clock.start(self.thread);
      try {
        return task.runSlice(this);
      } catch (Throwable fault) {
        Guarded.call(() -> task.failed(fault));
        return AgentTask.Outcome.DONE;
      } finally {
        clock.stop();
        sliceCount++;
      }
    }

    @Override
    public void pause() {
      lock.lock();
      try {
        paused = true;
        noteChange();
      } finally {
        lock.unlock();
      }
      Guarded.call(task::requestYield);
    }

    @Override
    public void resume() {
      lock.lock();
      try {
        paused = false;
        noteChange();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public State state() {
      lock.lock();
      try {
        if (done) {
          return State.DONE;
        }
        if (paused) {
          return State.PAUSED;
        }
        return driver != null && !waiting ? State.RUNNING : ready ? State.READY : State.WAITING;
      } finally {
        lock.unlock();
      }
    }

    /** A pause inside a job: the thread that drives the agent has nothing else to do. */
    private void awaitResume(Driver self) {
      lock.lock();
      try {
        while (true) {
          if (self.hasToTell()) {
            tell(self);
          } else if (!paused || closed) {
            return;
          } else {
            callDue();
            if (paused) {
              awaitChange(self);
            }
          }
        }
      } finally {
        lock.unlock();
      }
    }

    /** A wait inside a job, likewise. */
    private void awaitWakeUp(Driver self) {
      lock.lock();
      try {
        waiting = true;
        noteChange();
        while (!ready || paused) {
          if (self.hasToTell()) {
            tell(self);
          } else if (closed) {
            throw new IllegalStateException("the scheduler is closed");
          } else {
            callDue();
            if (!ready || paused) {
              awaitChange(self);
            }
          }
        }
        ready = false;
        wokenWithin = true;
      } finally {
        waiting = false;
        noteChange();
        lock.unlock();
      }
    }

    @Override
    public void measureAllocation() {
      clock.measureBytes();
    }

    @Override
    public void measureProcessorTime() {
      clock.measureProcessor();
    }

    @Override
    public long cpuNanoseconds() {
      return clock.nanoseconds();
    }

    @Override
    public long allocatedBytes() {
      return clock.bytes();
    }

    @Override
    public long slices() {
      return sliceCount;
    }

    @Override
    public int fuel() {
      return DEFAULT_FUEL;
    }

    @Override
    public int yieldNow() {
      Driver self = Objects.requireNonNull(driver, "used by the agent while it runs");
      clock.stop();
      awaitResume(self);
      clock.start(self.thread);
      return DEFAULT_FUEL;
    }

    @Override
    public int waitNow() {
      Driver self = Objects.requireNonNull(driver, "used by the agent while it runs");
      clock.stop();
      awaitWakeUp(self);
      clock.start(self.thread);
      return DEFAULT_FUEL;
    }

    @Override
    public void enterNoYieldRegion() {}

    @Override
    public void leaveNoYieldRegion() {}

    @Override
    public Runnable counted(Runnable work) {
      return clock.counted(work);
    }
  }
}
