package org.ashlar.vm.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.commonjs.ProcessHost;
import org.ashlar.vm.host.commonjs.TickQueue;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.Job;
import org.jspecify.annotations.Nullable;

/**
 * One context: agent, event loop, limits.
 *
 * <p>Implementation note. All state but the three concurrent fields belongs to the thread that runs
 * the slice. A slice runs posted messages and due timers one at a time and drains the promise jobs
 * after each. What ends the context is a reason, set once by any thread; running code meets it at
 * its next poll, as a {@link Termination} that unwinds to {@link #runSlice}.
 */
public final class VmContext implements GuestContext, ProcessHost {
  private static final int EXIT_CODE_QUOTA = 75;

  /** Small allocations are measured; so many safe points allocate a few megabytes at most. */
  private static final int MEASURE_INTERVAL = 1_024;

  private final VmMachine machine;
  private final ContextSettings settings;
  private final Agent agent;
  private final TimerQueue timers;
  private final TickQueue ticks = new TickQueue();
  private final RejectionTracker rejections = new RejectionTracker();
  private final VmAccess access;
  private final AtomicReference<@Nullable AshlarException> ending = new AtomicReference<>();
  private final AtomicInteger keptAlive = new AtomicInteger();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final List<CompletableFuture<Void>> idleWaiters = new ArrayList<>();
  private final List<CompletableFuture<Void>> quietWaiters = new ArrayList<>();
  private TimeProvider.@Nullable WakeUp deadline;
  private @Nullable ScheduledFuture<?> limitWatch;
  private long started;
  private long sliceStarted;
  private volatile @Nullable AgentHandle handle;
  private volatile boolean yieldRequested;
  private volatile @Nullable Consumer<Sample> sampleSink;
  private @Nullable Slice slice;
  private @Nullable AshlarException failure;

  /** Whether the agent rested once since the failure, so that somebody could ask for it. */
  private boolean failureOffered;

  private long reductions;
  private int safePoints;
  private boolean traced;
  private long allocatedAtLastSlice;

  VmContext(VmMachine machine, ContextSettings settings) {
    this.machine = machine;
    this.settings = settings;
    HeapAccount account = new HeapAccount();
    account.setLimit(settings.limits().heapBytes());
    this.agent =
        new Agent(machine.group(), new ContextHost(machine, this), account, machine.intrinsics());
    this.timers = new TimerQueue(settings.time(), this::wake);
    this.access = new VmAccess(machine, this);
    access.installHostGlobals();
  }

  ContextSettings settings() {
    return settings;
  }

  Agent agent() {
    return agent;
  }

  VmAccess access() {
    return access;
  }

  @Override
  public TickQueue ticks() {
    return ticks;
  }

  @Override
  public RuntimeException exit(int code) {
    settings.hooks().process().exiting(code);
    return end(new TerminationException(ErrorCode.PROGRAM_EXIT, code, code));
  }

  TimerQueue timers() {
    return timers;
  }

  RejectionTracker rejections() {
    return rejections;
  }

  // ---- Any thread ----

  @Override
  public void attached(AgentHandle attached) {
    handle = attached;
    Limits limits = settings.limits();
    if (limits.heapBytes() != Limits.UNLIMITED) {
      attached.measureAllocation();
    }
    started = settings.time().now();
    Duration limit = limits.deadline();
    if (limit != null) {
      TimeProvider.WakeUp wakeUp =
          settings.time().newWakeUp(() -> terminate(deadlineExceeded(limit)));
      wakeUp.at(started + limit.toNanos());
      deadline = wakeUp;
    }
    if (limit != null || limits.cpuTime() != null || limits.heapBytes() != Limits.UNLIMITED) {
      limitWatch = machine.limits().start(agent::requestPoll);
    }
  }

  private static TerminationException deadlineExceeded(Duration limit) {
    return new TerminationException(ErrorCode.DEADLINE_EXCEEDED, EXIT_CODE_QUOTA, limit);
  }

  void wake() {
    AgentHandle attached = handle;
    if (attached != null) {
      attached.wake();
    }
  }

  @Override
  public void post(GuestMessage message) {
    AshlarException reason = ending.get();
    if (reason != null) {
      message.abandoned(reason);
      return;
    }
    agent.post(new MessageJob(message));
    if (ending.get() != null && closed.isDone()) {
      abandonPosted();
    }
  }

  @Override
  public void terminate(AshlarException reason) {
    if (ending.compareAndSet(null, reason)) {
      agent.requestPoll();
      wake();
    }
  }

  @Override
  public void requestYield() {
    yieldRequested = true;
    agent.requestPoll();
  }

  /** Asks for a sample at the next poll; one that a context finds when it starts is too old. */
  void requestSample(Consumer<Sample> sink) {
    sampleSink = sink;
    agent.requestPoll();
  }

  @Override
  public void failed(Throwable fault) {
    terminate(new AshlarException(fault, ErrorCode.INTERNAL_ERROR, String.valueOf(fault)));
    release();
  }

  @Override
  public CompletionStage<Void> whenIdle() {
    return enlist(idleWaiters);
  }

  @Override
  public CompletionStage<Void> whenQuiet() {
    return enlist(quietWaiters);
  }

  /** The agent adds the waiter itself, after the messages that were posted before. */
  private CompletionStage<Void> enlist(List<CompletableFuture<Void>> waiters) {
    CompletableFuture<Void> waiter = new CompletableFuture<>();
    post(
        new GuestMessage() {
          @Override
          public void run(org.ashlar.spi.vm.GuestAccess ignored) {
            waiters.add(waiter);
          }

          @Override
          public void abandoned(AshlarException reason) {
            waiter.completeExceptionally(reason);
          }

          @Override
          public String label() {
            return "idle";
          }
        });
    return waiter;
  }

  @Override
  public CompletionStage<Void> whenClosed() {
    return closed;
  }

  @Override
  public Context.Statistics statistics() {
    HeapAccount account = agent.account();
    AgentHandle attached = handle;
    long allocated = attached == null ? -1 : attached.allocatedBytes();
    return new Context.Statistics(
        account.retained() == 0 ? -1 : account.retained(),
        allocated < 0 ? account.sinceTrace() + account.retained() : allocated,
        0,
        reductions,
        0);
  }

  @Override
  public void close() {
    terminate(new TerminationException(ErrorCode.CONTEXT_CLOSED, 0));
  }

  ServiceSlot.Registration keepAlive() {
    keptAlive.incrementAndGet();
    AtomicReference<@Nullable VmContext> open = new AtomicReference<>(this);
    return () -> {
      if (open.getAndSet(null) != null) {
        keptAlive.decrementAndGet();
        wake();
      }
    };
  }

  // ---- The agent's thread ----

  @Override
  public Outcome runSlice(Slice granted) {
    slice = granted;
    sliceStarted = settings.time().now();
    yieldRequested = false;
    sampleSink = null;
    if (limitsHeap() || settings.limits().fuel() != Limits.UNLIMITED) {
      agent.requestPoll();
    }
    try {
      return ending.get() != null ? finish() : runJobs(granted);
    } catch (Termination ended) {
      if (ending.get() == null) {
        ending.compareAndSet(
            null,
            new AshlarException(ErrorCode.INTERNAL_ERROR, String.valueOf(ended.getMessage())));
      }
      return finish();
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      ending.compareAndSet(null, exhausted(exhausted));
      return finish();
    } finally {
      slice = null;
    }
  }

  private static TerminationException exhausted(VirtualMachineError error) {
    return new TerminationException(
        error instanceof StackOverflowError
            ? ErrorCode.STACK_EXHAUSTED
            : ErrorCode.MEMORY_EXHAUSTED,
        EXIT_CODE_QUOTA);
  }

  private Outcome runJobs(Slice granted) {
    int fuel = granted.fuel();
    while (true) {
      drainJobs();
      if (ending.get() != null) {
        return finish();
      }
      if (failure != null && !idleWaiters.isEmpty()) {
        // Whoever waits for the program's end learns of the error before anything else runs.
        return settle();
      }
      if (failure != null && !failureOffered) {
        // Whoever drives the agent may now begin to wait.
        failureOffered = true;
        return Outcome.YIELDED;
      }
      Job posted = agent.takePosted();
      if (posted != null) {
        runJob(posted);
      } else if (!runTimer()) {
        return settle();
      }
      reductions++;
      if (--fuel <= 0 || yieldRequested) {
        return Outcome.YIELDED;
      }
    }
  }

  /** Promise jobs, then rejections that nobody handled meanwhile. */
  private void drainJobs() {
    do {
      while (!ticks.isEmpty() || !agent.jobs().isEmpty()) {
        try {
          if (ticks.isEmpty()) {
            agent.jobs().runNext(agent);
          } else {
            runTick(ticks.take());
          }
        } catch (ThrowCompletion thrown) {
          report(ErrorCode.SCRIPT_ERROR, thrown.value());
        }
        agent.poll();
      }
      if (!rejections.isEmpty()) {
        report(ErrorCode.UNHANDLED_REJECTION, rejections.takeFirst());
      }
    } while (!ticks.isEmpty() || !agent.jobs().isEmpty() || !rejections.isEmpty());
  }

  private void runTick(Job tick) {
    agent.realm = tick.realm;
    agent.asyncContext = tick.asyncContext;
    tick.run(agent);
  }

  private void runJob(Job job) {
    agent.realm = job.realm;
    agent.asyncContext = job.asyncContext;
    agent.room = Agent.DEFAULT_ROOM;
    try {
      job.run(agent);
    } catch (ThrowCompletion thrown) {
      report(ErrorCode.SCRIPT_ERROR, thrown.value());
    } catch (GuestException thrown) {
      report(thrown.code(), thrown.thrown());
    } finally {
      agent.frame = null;
    }
  }

  private boolean runTimer() {
    agent.room = Agent.DEFAULT_ROOM;
    try {
      return timers.runDue(agent);
    } catch (ThrowCompletion thrown) {
      report(ErrorCode.SCRIPT_ERROR, thrown.value());
      return true;
    } finally {
      agent.frame = null;
    }
  }

  /**
   * An error that nobody in the program handled: the next who waits for idleness learns of the
   * first one.
   */
  void report(ErrorCode code, Object thrown) {
    if (failure == null) {
      failure = new ScriptException(code, Thrown.describe(agent, thrown), null);
    }
  }

  private Outcome settle() {
    AshlarException failed = failure;
    if (failed != null && !idleWaiters.isEmpty()) {
      failure = null;
      failureOffered = false;
      complete(idleWaiters, failed);
    } else if (isIdle()) {
      complete(quietWaiters, null);
      if (failed == null) {
        complete(idleWaiters, null);
      }
    }
    timers.arm();
    return agent.hasPosted() ? Outcome.YIELDED : Outcome.WAITING;
  }

  private boolean isIdle() {
    return !timers.keepsAlive() && keptAlive.get() == 0 && !agent.hasPosted();
  }

  private static void complete(
      List<CompletableFuture<Void>> waiting, @Nullable AshlarException failed) {
    List<CompletableFuture<Void>> waiters = List.copyOf(waiting);
    waiting.clear();
    for (CompletableFuture<Void> waiter : waiters) {
      if (failed == null) {
        waiter.complete(null);
      } else {
        waiter.completeExceptionally(failed);
      }
    }
  }

  /** A poll found the flag: an end, a sample, a yield, or a limit. */
  void polled() {
    agent.clearPoll();
    Consumer<Sample> sink = sampleSink;
    if (sink != null) {
      sampleSink = null;
      sink.accept(RunningStack.sample(agent, machine.tierPolicy(), settings.name()));
    }
    if (ending.get() != null) {
      throw ended();
    }
    countFuel();
    countSafePoint();
    checkTime();
    Slice running = slice;
    if (yieldRequested && running != null) {
      yieldRequested = false;
      running.yieldNow();
      chargeMeasured();
      if (ending.get() != null) {
        throw ended();
      }
    }
  }

  /** Where fuel is limited, every safe point is answered and counts as one reduction. */
  private void countFuel() {
    long limit = settings.limits().fuel();
    if (limit != Limits.UNLIMITED) {
      reductions++;
      if (reductions > limit) {
        end(new TerminationException(ErrorCode.FUEL_EXHAUSTED, EXIT_CODE_QUOTA, limit));
      }
      agent.requestPoll();
    }
  }

  private void checkTime() {
    Limits limits = settings.limits();
    Duration limit = limits.deadline();
    long now = settings.time().now();
    if (limit != null && now - started > limit.toNanos()) {
      throw end(deadlineExceeded(limit));
    }
    AgentHandle attached = handle;
    if (limits.cpuTime() != null && attached != null) {
      long measured = attached.cpuNanoseconds() + (now - sliceStarted);
      long used = settings.hooks().nondeterminism().limitReading("cpu", measured);
      if (used > limits.cpuTime().toNanos()) {
        throw end(
            new TerminationException(
                ErrorCode.CPU_QUOTA_EXCEEDED,
                EXIT_CODE_QUOTA,
                Duration.ofNanos(used),
                limits.cpuTime()));
      }
    }
  }

  private boolean limitsHeap() {
    return settings.limits().heapBytes() != Limits.UNLIMITED;
  }

  /** Where the heap is limited, what was allocated is measured every so many safe points. */
  private void countSafePoint() {
    if (limitsHeap()) {
      if ((++safePoints & (MEASURE_INTERVAL - 1)) == 0) {
        yieldRequested = true;
      }
      agent.requestPoll();
    }
  }

  private void chargeMeasured() {
    AgentHandle attached = handle;
    long now = attached == null ? -1 : attached.allocatedBytes();
    if (now > allocatedAtLastSlice) {
      long fresh = now - allocatedAtLastSlice;
      allocatedAtLastSlice = now;
      if (traced) {
        // The walk over the heap allocates too, which is not the program's.
        traced = false;
      } else if (agent.account().add(fresh)) {
        trace(0);
      }
    }
  }

  /** The quota would be reached by a charge, unless what was charged before is garbage by now. */
  void heapLimitReached(long bytes) {
    trace(bytes);
  }

  /**
   * Measures what the context retains and ends it if that is above the quota. Without a governor
   * nobody can, and what was allocated counts as retained.
   *
   * @param coming bytes that are about to be allocated
   */
  private void trace(long coming) {
    long limit = settings.limits().heapBytes();
    MemoryGovernor governor = machine.services().slot(MemoryGovernor.class).current();
    if (governor == null || coming > limit) {
      endAboveQuota(coming);
    } else {
      try (MemoryAccount account =
          governor.open(settings.name(), limit, new HeapWalker(agent, access.realm(), timers))) {
        MemoryAccount.Verdict verdict = account.trace();
        traced = true;
        long retained = account.retainedBytes();
        if (verdict == MemoryAccount.Verdict.STOP || retained + coming > limit) {
          endAboveQuota(retained);
        }
        // At least a quarter of the quota passes until the next trace, which takes its time.
        agent.account().traced(Math.min(retained + coming, limit - limit / 4));
      }
    }
  }

  private void endAboveQuota(long bytes) {
    end(
        new TerminationException(
            ErrorCode.HEAP_QUOTA_EXCEEDED, EXIT_CODE_QUOTA, bytes, settings.limits().heapBytes()));
  }

  /** Ends the context from inside. */
  RuntimeException end(AshlarException reason) {
    ending.compareAndSet(null, reason);
    throw ended();
  }

  private Termination ended() {
    AshlarException reason = java.util.Objects.requireNonNull(ending.get());
    return new Termination(Termination.Reason.KILLED, String.valueOf(reason.getMessage()));
  }

  private Outcome finish() {
    release();
    return Outcome.DONE;
  }

  private void release() {
    timers.clear();
    rejections.clear();
    agent.jobs().clear();
    ticks.clear();
    agent.frame = null;
    if (deadline != null) {
      deadline.cancel();
    }
    if (limitWatch != null) {
      limitWatch.cancel(false);
    }
    closed.complete(null);
    abandonPosted();
    AshlarException reason = java.util.Objects.requireNonNull(ending.get());
    complete(idleWaiters, reason);
    complete(quietWaiters, reason);
  }

  private void abandonPosted() {
    AshlarException reason = java.util.Objects.requireNonNull(ending.get());
    for (Job job = agent.takePosted(); job != null; job = agent.takePosted()) {
      if (job instanceof MessageJob posted) {
        posted.message.abandoned(reason);
      }
    }
  }

  Slice slice() {
    return java.util.Objects.requireNonNull(slice);
  }

  /** A message as a job of the mailbox. */
  private final class MessageJob extends Job {
    private final GuestMessage message;

    MessageJob(GuestMessage message) {
      super(access.realm(), null);
      this.message = message;
    }

    @Override
    public void run(Agent running) {
      try {
        message.run(access);
      } catch (Termination ended) {
        message.abandoned(
            java.util.Objects.requireNonNullElseGet(
                ending.get(),
                () ->
                    new AshlarException(
                        ErrorCode.INTERNAL_ERROR, String.valueOf(ended.getMessage()))));
        throw ended;
      } catch (StackOverflowError | OutOfMemoryError exhausted) {
        message.abandoned(exhausted(exhausted));
        throw exhausted;
      }
    }
  }
}
