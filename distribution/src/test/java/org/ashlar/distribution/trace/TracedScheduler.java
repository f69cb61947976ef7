package org.ashlar.distribution.trace;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.schedule.TimeProvider;

/** A scheduler that records what it and its agents say to each other. */
final class TracedScheduler implements Scheduler {
  private final Scheduler scheduler;
  private final Trace trace;
  private final Set<Thread> silent = ConcurrentHashMap.newKeySet();

  TracedScheduler(Scheduler scheduler, Trace trace) {
    this.scheduler = scheduler;
    this.trace = trace;
  }

  /** Runs an action whose wake-ups are not recorded, since a slice may be faster than they are. */
  void silently(Runnable action) {
    silent.add(Thread.currentThread());
    action.run();
    silent.remove(Thread.currentThread());
  }

  @Override
  public AgentHandle register(AgentTask task) {
    if (!(task instanceof TracedContext context)) {
      return scheduler.register(task);
    }
    TracedTask traced = new TracedTask(context);
    return new TracedHandle(context.name(), scheduler.register(traced));
  }

  @Override
  public TimeProvider time() {
    return scheduler.time();
  }

  /** The time of one context, whose wake-ups are recorded and come when it waits for them. */
  TimeProvider timeOf(TracedContext.Rest context) {
    return new TracedTime(context);
  }

  @Override
  public CarrierKind carrier() {
    return scheduler.carrier();
  }

  @Override
  public int busyAgents() {
    return scheduler.busyAgents();
  }

  @Override
  public Statistics statistics() {
    return scheduler.statistics();
  }

  @Override
  public void close() {
    scheduler.close();
  }

  /** One agent, in the hands of the scheduler. */
  private final class TracedTask implements AgentTask {
    private final TracedContext context;
    private volatile boolean asked;

    TracedTask(TracedContext context) {
      this.context = context;
    }

    @Override
    public void attached(AgentHandle handle) {
      context.attached(new TracedHandle(context.name(), handle));
    }

    @Override
    public Outcome runSlice(Slice slice) {
      Runnable over = trace.actingAs(context.name());
      trace.begin(Trace.SCHEDULER, context.name(), "run a slice");
      context.rest().begin();
      try {
        Outcome outcome = context.runSlice(new TracedSlice(this, slice));
        trace.end(context.name(), Trace.SCHEDULER, outcome.name());
        return outcome;
      } finally {
        over.run();
        context.rest().end();
      }
    }

    @Override
    public void requestYield() {
      asked = true;
      context.requestYield();
    }

    @Override
    public void failed(Throwable fault) {
      context.failed(fault);
    }
  }

  private final class TracedSlice implements Slice {
    private final TracedTask task;
    private final Slice slice;

    TracedSlice(TracedTask task, Slice slice) {
      this.task = task;
      this.slice = slice;
    }

    @Override
    public int fuel() {
      return slice.fuel();
    }

    @Override
    public int yieldNow() {
      String name = task.context.name();
      // The clock asks again until it is heard, which is drawn once.
      if (task.asked) {
        task.asked = false;
        trace.call(Trace.SCHEDULER, name, "ask for a yield");
      }
      trace.end(name, Trace.SCHEDULER, "yield inside a job, the stack is kept");
      int fuel = slice.yieldNow();
      trace.begin(Trace.SCHEDULER, name, "go on");
      return fuel;
    }

    @Override
    public int waitNow() {
      String name = task.context.name();
      trace.end(name, Trace.SCHEDULER, "wait inside a job, the stack is kept");
      int fuel = slice.waitNow();
      trace.begin(Trace.SCHEDULER, name, "go on");
      return fuel;
    }

    @Override
    public void enterNoYieldRegion() {
      slice.enterNoYieldRegion();
    }

    @Override
    public void leaveNoYieldRegion() {
      slice.leaveNoYieldRegion();
    }

    @Override
    public Runnable counted(Runnable work) {
      return slice.counted(work);
    }
  }

  private final class TracedHandle implements AgentHandle {
    private final String name;
    private final AgentHandle handle;

    TracedHandle(String name, AgentHandle handle) {
      this.name = name;
      this.handle = handle;
    }

    @Override
    public void wake() {
      if (!silent.contains(Thread.currentThread())) {
        trace.call(trace.actor(), Trace.SCHEDULER, "wake " + name);
      }
      handle.wake();
    }

    @Override
    public void drive(BooleanSupplier stop, Runnable interrupted) {
      handle.drive(stop, interrupted);
    }

    @Override
    public void pause() {
      handle.pause();
    }

    @Override
    public void resume() {
      handle.resume();
    }

    @Override
    public State state() {
      return handle.state();
    }

    @Override
    public void measureAllocation() {
      handle.measureAllocation();
    }

    @Override
    public void measureProcessorTime() {
      handle.measureProcessorTime();
    }

    @Override
    public long cpuNanoseconds() {
      return handle.cpuNanoseconds();
    }

    @Override
    public long allocatedBytes() {
      return handle.allocatedBytes();
    }

    @Override
    public long slices() {
      return handle.slices();
    }
  }

  private final class TracedTime implements TimeProvider {
    private final TracedContext.Rest rest;

    TracedTime(TracedContext.Rest rest) {
      this.rest = rest;
    }

    @Override
    public long now() {
      return scheduler.time().now();
    }

    @Override
    public WakeUp newWakeUp(Runnable action) {
      WakeUp wakeUp =
          scheduler
              .time()
              .newWakeUp(
                  () -> {
                    Runnable over = trace.actingAs(Trace.TIMERS);
                    rest.await();
                    action.run();
                    over.run();
                  });
      return new WakeUp() {
        @Override
        public void at(long deadline) {
          trace.call(trace.actor(), Trace.TIMERS, "ask to be woken for the earliest timer");
          wakeUp.at(deadline);
        }

        @Override
        public void cancel() {
          wakeUp.cancel();
        }
      };
    }
  }
}
