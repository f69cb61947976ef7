package org.ashlar.engine.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * is paused there, the thread waits with it.
 */
final class CallerDrivenScheduler implements Scheduler, TimeProvider {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparingLong(moment -> moment.deadline - origin()));
  private final long origin = System.nanoTime();
  private final LongAdder slices = new LongAdder();
  private int running;
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
        due.forEach(Runnable::run);
      } finally {
        lock.lock();
      }
    }
  }

  private final class CallerAgent implements AgentHandle, Slice {
    private AgentTask task;
    private boolean ready;
    private boolean done;
    private boolean paused;
    private @Nullable Thread driver;
    private volatile boolean measuring;
    private volatile long cpu;
    private volatile long sliceStart;
    private volatile long allocated = -1;
    private long allocationMark = -1;
    private volatile long sliceCount;

    CallerAgent(AgentTask task) {
      this.task = task;
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        ready = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void drive(BooleanSupplier stop) {
      lock.lock();
      try {
        if (driver == Thread.currentThread()) {
          throw new IllegalStateException("an agent cannot drive itself");
        }
        while (!done && !closed && !stop.getAsBoolean()) {
          if (driver != null) {
            changed.awaitUninterruptibly();
            continue;
          }
          callDue();
          if (!ready || paused) {
            awaitMoment();
          } else if (driver == null) {
            turn();
          }
        }
      } finally {
        lock.unlock();
      }
    }

    /** Waits for a change or for the next moment; {@link #drive} is the loop around it. */
    @SuppressWarnings("WaitNotInLoop")
    private void awaitMoment() {
      Moment first = moments.peek();
      if (first == null) {
        changed.awaitUninterruptibly();
        return;
      }
      // An interrupt is the caller's business; the agent goes on until stop says otherwise.
      boolean interrupted = Thread.interrupted();
      try {
        changed.awaitNanos(first.deadline - System.nanoTime());
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private void turn() {
      ready = false;
      driver = Thread.currentThread();
      running++;
      AgentTask.Outcome outcome = AgentTask.Outcome.DONE;
      lock.unlock();
      try {
        outcome = runMeasured();
      } finally {
        lock.lock();
        running--;
        driver = null;
        slices.increment();
        done = outcome == AgentTask.Outcome.DONE;
        if (done) {
          task = EndedTask.INSTANCE;
        }
        ready |= outcome == AgentTask.Outcome.YIELDED;
        changed.signalAll();
      }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the driving thread writes
    private void stopClock() {
      long spent = System.nanoTime() - sliceStart;
      sliceStart = 0;
      cpu += spent;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the driving thread writes
    private AgentTask.Outcome runMeasured() {
      allocationMark = measuring ? AllocationCounter.ofThisThread() : -1;
      sliceStart = System.nanoTime();
      try {
        return task.runSlice(this);
      } catch (Throwable fault) {
        task.failed(fault);
        return AgentTask.Outcome.DONE;
      } finally {
        stopClock();
        sliceCount++;
        measureAllocated();
      }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the driving thread writes
    private void measureAllocated() {
      if (allocationMark >= 0) {
        long now = AllocationCounter.ofThisThread();
        allocated = Math.max(allocated, 0) + now - allocationMark;
        allocationMark = now;
      }
    }

    @Override
    public void pause() {
      lock.lock();
      try {
        paused = true;
      } finally {
        lock.unlock();
      }
      task.requestYield();
    }

    @Override
    public void resume() {
      lock.lock();
      try {
        paused = false;
        changed.signalAll();
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
        return driver != null ? State.RUNNING : ready ? State.READY : State.WAITING;
      } finally {
        lock.unlock();
      }
    }

    /** A pause inside a job: the thread that drives the agent has nothing else to do. */
    private void awaitResume() {
      lock.lock();
      try {
        while (paused && !closed) {
          callDue();
          if (paused) {
            awaitMoment();
          }
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void measureAllocation() {
      measuring = true;
    }

    @Override
    public long cpuNanoseconds() {
      // In this order a slice that ends meanwhile is not counted twice.
      long before = cpu;
      long start = sliceStart;
      return before + (start == 0 ? 0 : System.nanoTime() - start);
    }

    @Override
    public long allocatedBytes() {
      return allocated;
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
      measureAllocated();
      stopClock();
      awaitResume();
      sliceStart = System.nanoTime();
      return DEFAULT_FUEL;
    }

    @Override
    public void enterNoYieldRegion() {}

    @Override
    public void leaveNoYieldRegion() {}
  }
}
