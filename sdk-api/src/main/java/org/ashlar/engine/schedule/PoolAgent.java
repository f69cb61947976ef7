package org.ashlar.engine.schedule;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Slice;
import org.jspecify.annotations.Nullable;

/**
 * An agent in a pool: its handle, its slice and its Java stack while it is suspended.
 *
 * <p>Implementation note. The state says who may touch the rest: fields without a modifier belong
 * to whoever runs the agent. {@code WAITING -> READY -> RUNNING -> WAITING}, and {@code RUNNING ->
 * WOKEN} when a wake-up arrives meanwhile, after which the agent is ready again instead of waiting.
 * A paused agent that becomes ready is set aside by the worker that takes it from the queue, and
 * put back into the queue by {@link #resume}.
 */
final class PoolAgent implements AgentHandle, Slice {
  private static final int WAITING = 0;
  private static final int READY = 1;
  private static final int RUNNING = 2;
  private static final int WOKEN = 3;
  private static final int DONE = 4;

  private final PoolScheduler scheduler;
  private volatile AgentTask task;
  private final AtomicInteger state = new AtomicInteger(WAITING);

  private @Nullable AgentCarrier carrier;
  private AgentTask.Outcome outcome = AgentTask.Outcome.WAITING;
  private @Nullable Worker worker;
  private int regionDepth;
  private boolean yieldPutOff;
  private long allocationMark;

  private volatile boolean paused;
  private final AtomicBoolean setAside = new AtomicBoolean();
  private volatile boolean measuring;
  private volatile @Nullable Thread parked;
  private volatile boolean granted;
  private volatile boolean inRegion;
  private volatile long sliceStart;
  private volatile long cpuBefore;
  private volatile long allocated = -1;
  private volatile long slices;

  PoolAgent(PoolScheduler scheduler, AgentTask task) {
    this.scheduler = scheduler;
    this.task = task;
  }

  // The handle: any thread.

  @Override
  public void wake() {
    while (true) {
      int seen = state.get();
      if (seen == WAITING) {
        if (state.compareAndSet(WAITING, READY)) {
          scheduler.enqueue(this);
          return;
        }
      } else if (seen != RUNNING || state.compareAndSet(RUNNING, WOKEN)) {
        return;
      }
    }
  }

  @Override
  public void drive(BooleanSupplier stop) {}

  @Override
  public void pause() {
    paused = true;
    task.requestYield();
  }

  @Override
  public void resume() {
    paused = false;
    putBack();
  }

  private void putBack() {
    if (setAside.compareAndSet(true, false)) {
      scheduler.enqueue(this);
    }
  }

  @Override
  public State state() {
    int seen = state.get();
    if (seen == DONE) {
      return State.DONE;
    }
    if (paused) {
      return State.PAUSED;
    }
    return switch (seen) {
      case WAITING -> State.WAITING;
      case READY -> State.READY;
      default -> State.RUNNING;
    };
  }

  @Override
  public void measureAllocation() {
    measuring = true;
  }

  @Override
  public long cpuNanoseconds() {
    // In this order a slice that ends meanwhile is not counted twice.
    long before = cpuBefore;
    long start = sliceStart;
    return before + (start == 0 ? 0 : System.nanoTime() - start);
  }

  @Override
  public long allocatedBytes() {
    return allocated;
  }

  @Override
  public long slices() {
    return slices;
  }

  // The worker's side.

  /** Takes a paused agent out of the queue's turn; false if it may run. */
  boolean setAsideIfPaused() {
    if (!paused) {
      return false;
    }
    setAside.set(true);
    if (!paused) {
      // Resumed meanwhile, perhaps before it was seen to be set aside.
      putBack();
    }
    return true;
  }

  /**
   * Runs the agent until it suspends, waits or ends. Called with a permit.
   *
   * @return true if the calling worker still has its permit
   */
  boolean run(Worker runner) {
    Thread holder = parked;
    if (holder != null) {
      parked = null;
      granted = true;
      LockSupport.unpark(holder);
      return false;
    }
    state.set(RUNNING);
    worker = runner;
    runner.begin(this);
    startClock();
    boolean finished = true;
    AgentCarrier stack = carrier;
    if (stack == null && (stack = scheduler.newCarrier(this::runTask)) != null) {
      carrier = stack;
    }
    if (stack == null) {
      runTask();
    } else {
      finished = stack.run();
    }
    stopClock();
    runner.end();
    worker = null;
    settle(finished ? outcome : AgentTask.Outcome.YIELDED);
    return true;
  }

  private void runTask() {
    try {
      outcome = task.runSlice(this);
    } catch (Throwable fault) {
      outcome = AgentTask.Outcome.DONE;
      task.failed(fault);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the worker that runs the agent writes
  private void settle(AgentTask.Outcome result) {
    slices++;
    scheduler.countSlice();
    switch (result) {
      case DONE -> {
        state.set(DONE);
        carrier = null;
        task = EndedTask.INSTANCE;
      }
      case YIELDED -> {
        state.set(READY);
        scheduler.enqueue(this);
      }
      case WAITING -> {
        if (!state.compareAndSet(RUNNING, WAITING)) {
          state.set(READY);
          scheduler.enqueue(this);
        }
      }
    }
  }

  private void startClock() {
    if (measuring) {
      allocationMark = allocationCounter();
    } else {
      allocationMark = -1;
    }
    sliceStart = System.nanoTime();
  }

  private void stopClock() {
    long now = System.nanoTime();
    long start = sliceStart;
    sliceStart = 0;
    addTo(now - start);
    countAllocated();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the agent writes
  private void addTo(long nanoseconds) {
    cpuBefore += nanoseconds;
  }

  /** A stack that can be suspended is a virtual thread, which has no counter of its own. */
  private long allocationCounter() {
    Worker runner = worker;
    return runner == null || carrier == null
        ? AllocationCounter.ofThisThread()
        : AllocationCounter.of(runner.thread());
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the agent writes
  private void countAllocated() {
    if (allocationMark >= 0) {
      long now = allocationCounter();
      allocated = Math.max(allocated, 0) + now - allocationMark;
      allocationMark = now;
    }
  }

  // The slice: the agent's own thread.

  @Override
  public int fuel() {
    return DEFAULT_FUEL;
  }

  @Override
  public int yieldNow() {
    if (regionDepth > 0) {
      yieldPutOff = true;
      countAllocated();
    } else if ((paused || scheduler.hasReady()) && !scheduler.isClosed()) {
      AgentCarrier stack = carrier;
      scheduler.countYield();
      if (stack != null) {
        stack.suspend();
      } else {
        parkThread();
      }
    } else {
      stopClock();
      startClock();
    }
    return DEFAULT_FUEL;
  }

  /** Keeps the stack by keeping the thread, and lets another worker run meanwhile. */
  private void parkThread() {
    Worker home = worker;
    stopClock();
    if (home != null) {
      home.end();
    }
    granted = false;
    parked = Thread.currentThread();
    state.set(READY);
    scheduler.enqueue(this);
    scheduler.passPermitOn();
    while (!granted && !scheduler.isClosed()) {
      LockSupport.park(this);
    }
    state.set(RUNNING);
    if (home != null) {
      home.begin(this);
    }
    startClock();
  }

  /** Lets a thread go on that keeps the agent's stack, because the scheduler closes. */
  void releaseThread() {
    Thread holder = parked;
    if (holder != null) {
      parked = null;
      granted = true;
      LockSupport.unpark(holder);
    }
  }

  @Override
  public void enterNoYieldRegion() {
    if (regionDepth++ == 0) {
      inRegion = true;
    }
  }

  @Override
  public void leaveNoYieldRegion() {
    if (--regionDepth == 0) {
      inRegion = false;
      Worker home = worker;
      if (home != null) {
        home.endCompensation();
      }
      if (yieldPutOff) {
        yieldPutOff = false;
        yieldNow();
      }
    }
  }

  // The watchdog's side: racy reads, which only decide when to ask.

  boolean isHeldUp() {
    return inRegion;
  }

  long sliceAge(long now) {
    long start = sliceStart;
    return start == 0 ? 0 : now - start;
  }

  void askToYield() {
    task.requestYield();
  }
}
