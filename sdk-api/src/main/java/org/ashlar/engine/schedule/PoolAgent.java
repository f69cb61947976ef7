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
 * to whoever runs the agent. {@code WAITING -> READY -> RUNNING -> WAITING}; a slice that is
 * suspended in its midst goes back to {@code READY}. A wake-up that finds the agent ready or
 * running is noted; where it was noted after the slice began, the agent is ready again after it
 * instead of waiting. A slice that waits in its midst is {@code WAITING} too, with a note of its
 * own, so that a wake-up it has used up counts at its end as well. A paused agent that becomes
 * ready is set aside by the worker that takes it from the queue, and put back into the queue by
 * {@link #resume}.
 */
final class PoolAgent implements AgentHandle, Slice {
  private static final int WAITING = 0;
  private static final int READY = 1;
  private static final int RUNNING = 2;
  private static final int DONE = 3;

  /** How much longer an agent goes on than it took to find out that its stack cannot be kept. */
  private static final int RETRY_FACTOR = 10;

  /** How often an agent that waits and keeps its worker looks whether the scheduler is closed. */
  private static final long LOOK_NANOSECONDS = 100_000_000;

  private final PoolScheduler scheduler;
  private volatile AgentTask task;
  private final AtomicInteger state = new AtomicInteger(WAITING);
  private final SliceClock clock = new SliceClock();

  private @Nullable AgentCarrier carrier;
  private AgentTask.Outcome outcome = AgentTask.Outcome.WAITING;

  /** What becomes of the agent while its stack is kept. */
  private AgentTask.Outcome suspension = AgentTask.Outcome.YIELDED;

  private @Nullable Worker worker;
  private int regionDepth;
  private boolean yieldPutOff;

  /** When to try again to suspend, by {@link System#nanoTime}, while it is stuck. */
  private long retryMoment;

  /** Whether somebody woke the agent after its slice began. */
  private volatile boolean woken;

  /** Whether somebody woke it since then, or since it last waited in its midst. */
  private volatile boolean wokenWithin;

  /** A thread that the agent keeps while it waits and counts as running. */
  private volatile @Nullable Thread waitingThread;

  private volatile boolean paused;
  private final AtomicBoolean setAside = new AtomicBoolean();
  private volatile @Nullable Thread parked;
  private volatile boolean granted;
  private volatile boolean inRegion;

  /** Whether the last try to suspend failed. */
  private volatile boolean stuck;

  private volatile boolean deaf;
  private volatile long slices;

  PoolAgent(PoolScheduler scheduler, AgentTask task) {
    this.scheduler = scheduler;
    this.task = task;
  }

  // The handle: any thread.

  @Override
  public void wake() {
    while (state.get() != DONE) {
      if (startWaiting()) {
        scheduler.countBusy();
        scheduler.enqueue(this);
        return;
      }
      woken = true;
      wokenWithin = true;
      if (state.get() != WAITING) {
        LockSupport.unpark(waitingThread);
        return;
      }
      // The slice ended before it could see the note.
    }
  }

  /** Makes a waiting agent ready; false if it does not wait, or another thread was faster. */
  private boolean startWaiting() {
    return state.get() == WAITING && state.compareAndSet(WAITING, READY);
  }

  @Override
  public void drive(BooleanSupplier stop, Runnable interrupted) {}

  @Override
  public void pause() {
    paused = true;
    askToYield();
  }

  @Override
  public void resume() {
    paused = false;
    putBack();
  }

  private void putBack() {
    if (setAside.compareAndSet(true, false)) {
      scheduler.countBusy();
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
    return slices;
  }

  // The worker's side.

  /** Takes a paused agent out of the queue's turn; false if it may run. */
  boolean setAsideIfPaused() {
    if (!paused) {
      return false;
    }
    setAside.set(true);
    if (!paused && setAside.compareAndSet(true, false)) {
      // Resumed before it was seen to be set aside.
      scheduler.enqueue(this);
    } else {
      scheduler.countIdle();
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
    clock.start(runner.thread());
    boolean finished = true;
    try {
      finished = runStack();
    } catch (Throwable fault) {
      // Of the carrier: what is left of the stack is unknown.
      end(fault);
    }
    clock.stop();
    stuck = false;
    runner.end();
    worker = null;
    settle(finished ? outcome : suspension, finished);
    return true;
  }

  /** Returns false if the stack is kept, because the agent is in the midst of its slice. */
  private boolean runStack() {
    AgentCarrier stack = carrier;
    if (stack == null) {
      stack = scheduler.newCarrier(this::runTask);
      carrier = stack;
    }
    if (stack == null) {
      runTask();
      return true;
    }
    return stack.run();
  }

  private void runTask() {
    woken = false;
    wokenWithin = false;
    try {
      outcome = task.runSlice(this);
    } catch (Throwable fault) {
      end(fault);
    }
  }

  private void end(Throwable fault) {
    outcome = AgentTask.Outcome.DONE;
    Guarded.call(() -> task.failed(fault));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the worker that runs the agent writes
  private void settle(AgentTask.Outcome result, boolean finished) {
    slices++;
    scheduler.countSlice();
    switch (result) {
      case DONE -> {
        state.set(DONE);
        carrier = null;
        task = EndedTask.INSTANCE;
        scheduler.countIdle();
      }
      case YIELDED -> {
        state.set(READY);
        scheduler.enqueue(this);
      }
      case WAITING -> {
        state.set(WAITING);
        waitFor(finished ? woken : wokenWithin);
      }
    }
  }

  /** The state is set to waiting; a wake-up that was noted before that counts. */
  private void waitFor(boolean noted) {
    if (noted && startWaiting()) {
      scheduler.enqueue(this);
    } else {
      scheduler.countIdle();
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
      clock.countBytes();
    } else if ((paused || scheduler.hasReady()) && !scheduler.isClosed()) {
      AgentCarrier stack = carrier;
      if (stack == null) {
        scheduler.countYield();
        parkThread(
            () -> {
              state.set(READY);
              scheduler.enqueue(this);
            });
      } else {
        suspend(stack);
      }
    } else {
      Thread thread = thread();
      clock.stop();
      clock.start(thread);
    }
    return DEFAULT_FUEL;
  }

  /**
   * Keeps the stack in its carrier. One that cannot be kept may be so deep that the mere attempt
   * takes milliseconds: the agent goes on for longer than that before the next, and the watchdog
   * lets another worker run meanwhile, as in a region.
   */
  private void suspend(AgentCarrier stack) {
    long begin = System.nanoTime();
    if (!stuck || retryMoment - begin <= 0) {
      scheduler.countYield();
      if (stack.suspend()) {
        return;
      }
      scheduler.uncountYield();
      long end = System.nanoTime();
      retryMoment = end + RETRY_FACTOR * (end - begin);
      stuck = true;
    }
    clock.countBytes();
  }

  @Override
  public int waitNow() {
    if (!wokenWithin) {
      AgentCarrier stack = carrier;
      if (regionDepth > 0) {
        waitOnThread();
      } else if (stack == null) {
        parkThread(
            () -> {
              state.set(WAITING);
              waitFor(wokenWithin);
            });
      } else {
        suspension = AgentTask.Outcome.WAITING;
        boolean kept = stack.suspend();
        suspension = AgentTask.Outcome.YIELDED;
        if (!kept) {
          stuck = true;
          waitOnThread();
          stuck = false;
        }
      }
    }
    if (scheduler.isClosed()) {
      throw new IllegalStateException("the scheduler is closed");
    }
    wokenWithin = false;
    woken = true;
    return DEFAULT_FUEL;
  }

  /** Keeps the worker, which counts as held up, until somebody wakes the agent. */
  private void waitOnThread() {
    boolean interrupted = false;
    waitingThread = Thread.currentThread();
    while (!wokenWithin && !scheduler.isClosed()) {
      LockSupport.parkNanos(this, LOOK_NANOSECONDS);
      interrupted |= Thread.interrupted();
    }
    waitingThread = null;
    clock.countBytes();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The platform thread beneath the agent while it runs. */
  private Thread thread() {
    Worker home = worker;
    return home == null ? Thread.currentThread() : home.thread();
  }

  /**
   * Keeps the stack by keeping the thread, and lets another worker run meanwhile.
   *
   * @param leave says what becomes of the agent, which may be taken from the queue from then on
   */
  private void parkThread(Runnable leave) {
    Worker home = worker;
    clock.stop();
    if (home != null) {
      home.end();
    }
    granted = false;
    parked = Thread.currentThread();
    leave.run();
    scheduler.passPermitOn();
    boolean interrupted = false;
    while (!granted && !scheduler.isClosed()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    state.set(RUNNING);
    if (home != null) {
      home.begin(this);
    }
    clock.start(thread());
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

  @Override
  public Runnable counted(Runnable work) {
    return clock.counted(work);
  }

  // The watchdog's side: racy reads, which only decide when to ask.

  boolean isHeldUp() {
    return inRegion || stuck;
  }

  long sliceAge(long now) {
    return clock.age(now);
  }

  void askToYield() {
    if (!deaf && !Guarded.call(task::requestYield)) {
      deaf = true;
    }
  }
}
