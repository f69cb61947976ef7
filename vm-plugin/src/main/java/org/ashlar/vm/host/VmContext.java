package org.ashlar.vm.host;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.host.commonjs.ProcessHost;
import org.ashlar.vm.host.commonjs.TickQueue;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/**
 * One context: agent, event loop, limits.
 *
 * <p>Implementation note. All state but the concurrent fields belongs to the thread that runs the
 * slice. A slice runs posted messages and due timers one at a time and drains the promise jobs
 * after each. What ends the context is decided once by any thread; running code meets it at its
 * next poll, as a {@link Termination} that unwinds to {@link #runSlice}.
 */
public final class VmContext implements GuestContext, ProcessHost {
  /** The method beneath all code of a slice, as it is found on a stack. */
  static final String SLICE_METHOD = "runSlice";

  /** Whether the program may use Atomics.wait: {@code true}, unless the option says otherwise. */
  static final String CAN_BLOCK_OPTION = "can-block";

  private final VmMachine machine;
  private final ContextSettings settings;
  private final Agent agent;
  private final TimerQueue timers;
  private final Microtasks microtasks;
  private final PendingOperations operations;

  /** Java null until the program first waits beside its own work. */
  private @Nullable PendingWaits waits;

  private final VmAccess access;
  private final ProgramEvents events;
  private final ContextLimits limits;
  private final CollectionWatch collections;
  private final ContextEnd ending = new ContextEnd();
  private final ProgramOutcome outcome = new ProgramOutcome();
  private final Mailbox mailbox;
  private final AtomicInteger keptAlive = new AtomicInteger();

  /** Those whose wish to wait for idleness is still in the mailbox. */
  private final AtomicInteger waitersToCome = new AtomicInteger();

  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile @Nullable AgentHandle handle;
  private volatile boolean yieldRequested;
  private volatile boolean governorExchanged;
  private volatile @Nullable Consumer<Sample> sampleSink;
  private @Nullable Slice slice;

  /** Whether the sampler knows that this context runs. */
  private boolean sampled;

  VmContext(VmMachine machine, ContextSettings settings) {
    this.machine = machine;
    this.settings = settings;
    this.agent =
        new Agent(
            machine.group(),
            new ContextHost(machine, this),
            new HeapAccount(),
            machine.intrinsics());
    agent.canBlock = flag(CAN_BLOCK_OPTION, true);
    this.microtasks = new Microtasks(this);
    this.limits = new ContextLimits(machine, this);
    this.collections = new CollectionWatch(machine, this);
    this.timers = new TimerQueue(settings.time(), this::wake);
    this.operations = new PendingOperations(this, machine.services().slot(IoProvider.class));
    this.access = new VmAccess(machine, this);
    this.events = new ProgramEvents(this);
    this.mailbox = new Mailbox(agent, access, ending);
    access.installHostGlobals();
  }

  ContextSettings settings() {
    return settings;
  }

  /** An option of this context, or of its machine. */
  String option(String name, String otherwise) {
    String own = settings.options().get(name);
    return own != null ? own : machine.options().getOrDefault(name, otherwise);
  }

  private boolean flag(String name, boolean otherwise) {
    String text = option(name, Boolean.toString(otherwise));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new AshlarException(ErrorCode.INVALID_SETTING, "vm." + name, text);
    };
  }

  Agent agent() {
    return agent;
  }

  VmAccess access() {
    return access;
  }

  TickQueue ticks() {
    return microtasks.ticks();
  }

  @Override
  public RuntimeException exit(int code) {
    settings.hooks().process().exiting(code);
    return end(new TerminationException(ErrorCode.PROGRAM_EXIT, code, code));
  }

  ContextLimits limits() {
    return limits;
  }

  PendingWaits ensureWaits() {
    PendingWaits present = waits;
    if (present == null) {
      present = new PendingWaits(agent, settings.time(), this::wake);
      waits = present;
    }
    return present;
  }

  TimerQueue timers() {
    return timers;
  }

  ProgramEvents events() {
    return events;
  }

  RejectionTracker rejections() {
    return microtasks.rejections();
  }

  PendingOperations operations() {
    return operations;
  }

  // ---- Any thread ----

  @Override
  public void attached(AgentHandle attached) {
    handle = attached;
    if (limits.limitsHeap()) {
      attached.measureAllocation();
    }
  }

  /** Whoever changes what the agent waits for calls this. */
  void wake() {
    AgentHandle attached = handle;
    if (attached != null) {
      attached.wake();
    }
  }

  @Override
  public void post(GuestMessage message) {
    mailbox.post(message);
  }

  @Override
  public void terminate(AshlarException reason) {
    if (ending.decide(reason)) {
      agent.requestPoll();
      wake();
    }
  }

  @Override
  public void interrupt(AshlarException reason) {
    ending.interrupt(reason);
    agent.requestPoll();
    wake();
  }

  @Override
  public void requestYield() {
    yieldRequested = true;
    agent.requestPoll();
  }

  /** Asks for a sample at the next poll; a request that a slice finds when it begins is too old. */
  void requestSample(Consumer<Sample> sink) {
    sampleSink = sink;
    agent.requestPoll();
  }

  /** The memory governor was exchanged; a context that rests hears of it in a slice of its own. */
  void governorExchanged() {
    governorExchanged = true;
    wake();
  }

  @Override
  public void failed(Throwable fault) {
    // What a host hook refuses in the midst of a job, such as a closed pipe, is no fault of ours.
    terminate(
        fault instanceof AshlarException refused
            ? refused
            : new AshlarException(fault, ErrorCode.INTERNAL_ERROR, String.valueOf(fault)));
    release();
  }

  @Override
  public CompletionStage<Void> whenIdle() {
    waitersToCome.incrementAndGet();
    return mailbox.enlist(
        "idle",
        waiter -> {
          waitersToCome.decrementAndGet();
          outcome.awaitIdle(waiter);
        });
  }

  @Override
  public CompletionStage<Void> whenQuiet() {
    return mailbox.enlist("quiet", outcome::awaitQuiet);
  }

  @Override
  public @Nullable SharedMemory sharedMemory(Object value) {
    return value instanceof ArrayBufferObject buffer ? buffer.shared() : null;
  }

  @Override
  public CompletionStage<Void> whenClosed() {
    return closed;
  }

  @Override
  public Context.Statistics statistics() {
    AgentHandle attached = handle;
    return new Context.Statistics(
        limits.retainedBytes(),
        attached == null ? -1 : attached.allocatedBytes(),
        0,
        limits.reductions(),
        0);
  }

  @Override
  public void close() {
    if (!ending.isDecided()) {
      terminate(new TerminationException(ErrorCode.CONTEXT_CLOSED, 0));
    }
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
    if (sampleSink != null) {
      sampleSink = null;
    }
    enter();
    AshlarException early = ending.takeInterruption();
    if (early != null) {
      outcome.interrupt(early);
    }
    try {
      return ending.isDecided() ? finish() : runJobs(granted);
    } catch (Termination ended) {
      AshlarException reason = ending.reasonOf(ended);
      return ending.isInterruption(ended) ? interrupted(reason) : finish();
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      ending.reasonOf(exhausted);
      return finish();
    } finally {
      slice = null;
      // Not where a slice begins: a pause that comes then is still to be answered.
      yieldRequested = false;
      leave();
    }
  }

  /** The agent has a worker. */
  private void enter() {
    sampled = machine.sampler().enter(this);
    limits.begin(allocated());
    if (governorExchanged) {
      governorExchanged = false;
      limits.governorExchanged();
      collections.exchanged();
    }
    collections.resume();
  }

  /** The agent gives its worker back. */
  private void leave() {
    limits.rest();
    if (sampled) {
      machine.sampler().leave(this);
    }
  }

  /** A job was given up that nobody waits for. */
  private Outcome interrupted(AshlarException reason) {
    agent.frame = null;
    ending.jobEnded();
    outcome.interrupt(reason);
    // Kept for those alone who began to wait already; a later call has nothing to do with it.
    if (waitersToCome.get() > 0 && !outcome.hasFailed()) {
      outcome.fail(reason);
    }
    return Outcome.YIELDED;
  }

  private Outcome runJobs(Slice granted) {
    int fuel = granted.fuel();
    while (true) {
      microtasks.drain();
      if (ending.isDecided()) {
        return finish();
      }
      if (outcome.mustTell()) {
        return settle();
      }
      if (outcome.offer()) {
        // Whoever drives the agent may now begin to wait.
        return Outcome.YIELDED;
      }
      Job posted = agent.takePosted();
      if (posted != null) {
        runJob(posted);
      } else if (!runTimer()) {
        return settle();
      }
      ending.jobEnded();
      limits.countJob();
      if (--fuel <= 0 || yieldRequested) {
        return Outcome.YIELDED;
      }
    }
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
      agent.clearKeptObjects();
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
      agent.clearKeptObjects();
    }
  }

  /**
   * An error that nobody in the program handled: the next who waits for idleness learns of the
   * first one.
   */
  void report(ErrorCode code, Object thrown) {
    report(code, thrown, null);
  }

  void report(ErrorCode code, Object thrown, @Nullable JsObject promise) {
    if (!events.handled(code, thrown, promise) && !outcome.hasFailed()) {
      outcome.fail(Thrown.uncaught(agent, code, thrown));
    }
  }

  private Outcome settle() {
    if (outcome.isAwaited() && isIdle() && !outcome.hasFailed() && !endProgram()) {
      return Outcome.YIELDED;
    }
    outcome.settle(isIdle());
    timers.arm();
    return agent.hasPosted() ? Outcome.YIELDED : Outcome.WAITING;
  }

  /** Whether the program, which has nothing left to do, found nothing more when asked. */
  private boolean endProgram() {
    events.beforeExit();
    microtasks.drain();
    if (!isIdle()) {
      return false;
    }
    events.idle();
    return true;
  }

  private boolean isIdle() {
    return !timers.keepsAlive()
        && (waits == null || !waits.keepsAlive())
        && keptAlive.get() == 0
        && !agent.hasPosted();
  }

  /** A poll found the flag: an end, a sample, a yield, or a limit. */
  void polled() {
    agent.clearPoll();
    Consumer<Sample> sink = sampleSink;
    if (sink != null) {
      sampleSink = null;
      sampled |= machine.sampler().enter(this);
      sink.accept(RunningStack.sample(agent, machine.tierPolicy(), settings.name()));
    }
    ending.check();
    limits.countSafePoint();
    if (limits.limitsHeap()) {
      limits.charge(countAllocated());
    } else if (yieldRequested) {
      yieldNow();
    }
    ending.check();
  }

  /** Host code is left: whatever it did with what was thrown to unwind it, it is unwound. */
  void leftHost() {
    ending.check();
  }

  /** What host code sees of a termination that unwinds it. */
  AshlarException reasonOf(Termination ended) {
    return ending.reasonOf(ended);
  }

  private void yieldNow() {
    Slice running = slice;
    if (running != null) {
      yieldRequested = false;
      running.yieldNow();
    }
  }

  /** Gives the worker to others until somebody wakes the context. */
  void rest() {
    leave();
    try {
      slice().waitNow();
    } finally {
      sampleSink = null;
      enter();
    }
  }

  /** A place where code that does not poll by itself may have to end. */
  void checkEnd() {
    ending.check();
    agent.poll();
  }

  /**
   * Bytes allocated up to now; others may run meanwhile, because that is where they are counted.
   */
  long countAllocated() {
    yieldNow();
    return allocated();
  }

  private long allocated() {
    AgentHandle attached = handle;
    return attached == null ? 0 : Math.max(0, attached.allocatedBytes());
  }

  /** Some guest code waits for objects to be collected. */
  void awaitCollections() {
    collections.begin();
  }

  /** In the midst of a walk over the heap; a context that ends gives it up. */
  void checkWalk() {
    if (ending.isDecided()) {
      throw ending.termination();
    }
  }

  /** What another thread is to run for this context, so that it counts here. */
  Runnable counted(Runnable work) {
    Slice running = slice;
    return running == null ? work : running.counted(work);
  }

  /**
   * Calls a hook of the host or of a plug-in. It is never suspended in its midst, for it may hold a
   * lock; it may wait, and others run meanwhile, as they do while the program is in a function of
   * the host.
   */
  <T extends @Nullable Object> T inHost(Supplier<T> hook) {
    Slice running = slice;
    if (running == null) {
      return hook.get();
    }
    running.enterNoYieldRegion();
    try {
      return hook.get();
    } finally {
      running.leaveNoYieldRegion();
    }
  }

  /** Ends the context from inside. */
  RuntimeException end(AshlarException reason) {
    ending.decide(reason);
    throw ending.termination();
  }

  private Outcome finish() {
    release();
    return Outcome.DONE;
  }

  /** Whoever waits for the end hears of it, whatever plug-ins and hooks throw when let go. */
  private void release() {
    agent.frame = null;
    Guarded.callEach(
        timers::clear,
        operations::abandon,
        this::abandonWaits,
        microtasks::clear,
        limits::close,
        collections::close);
    closed.complete(null);
    mailbox.close();
    outcome.end(ending.requireReason());
  }

  private void abandonWaits() {
    if (waits != null) {
      waits.abandon();
    }
  }

  Slice slice() {
    return Objects.requireNonNull(slice);
  }
}
