package org.ashlar.engine;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A context as its host sees it.
 *
 * <p>Implementation note. A call from outside is a {@link GuestCall} in the mailbox, and its thread
 * waits (or, in caller-driven mode, runs the agent). A call from a host function of the same
 * context is run at once on the access that function was given; which thread is inside which
 * context is noted in {@link HostCalls}. Results for stages are completed on a virtual thread each,
 * so that code of the host never runs on a worker.
 */
final class PlatformContext implements Context {
  private static final int CANCELLED_EXIT_CODE = 130;
  private static final Executor HOST_CODE = task -> Thread.ofVirtual().start(task);

  private final long id;
  private volatile GuestContext guest;
  private final String name;
  private final ContextSettings settings;
  private final AgentHandle handle;
  private final boolean callerDriven;
  private final HostConversion conversion = new HostConversion(this);
  private final Evaluation evaluation = new Evaluation(this);
  private final OpenCalls openCalls = new OpenCalls();
  private final @Nullable TimeLimits timeLimits;
  private PlatformEngine.@Nullable Machine machine;
  private CompletionStage<Void> released = new CompletableFuture<>();
  private @Nullable Entry innermost;

  PlatformContext(
      PlatformEngine engine,
      long id,
      PlatformEngine.Machine machine,
      GuestContext guest,
      ContextSettings settings) {
    this.id = id;
    this.machine = machine;
    this.guest = guest;
    this.name = settings.name();
    this.settings = settings;
    Scheduler scheduler = engine.scheduler();
    this.callerDriven = scheduler.carrier() == Scheduler.CarrierKind.CALLER;
    this.handle = scheduler.register(guest);
    this.timeLimits =
        TimeLimits.limitsTime(settings.limits())
            ? new TimeLimits(settings, clock(scheduler), handle, this::terminate)
            : null;
    guest.whenClosed().whenComplete((closed, failure) -> openCalls.abandon(guest));
  }

  /** A scheduler that its callers drive can't tell the time while one of them runs a program. */
  private static TimeProvider clock(Scheduler scheduler) {
    return scheduler.carrier() == Scheduler.CarrierKind.CALLER
        ? Schedulers.shared().time()
        : scheduler.time();
  }

  /** Completes when the context is closed and the engine has forgotten it. */
  void releasedBy(CompletionStage<Void> stage) {
    released = stage;
  }

  /** Runs an action once the context is closed. */
  void whenReleased(Runnable action) {
    released.whenComplete((done, failure) -> action.run());
  }

  /** Arms the limits and defines the functions. */
  void start(Map<String, HostFunction> functions) {
    if (settings.limits().heapBytes() != Limits.UNLIMITED) {
      handle.measureAllocation();
    }
    if (settings.limits().cpuTime() != null) {
      handle.measureProcessorTime();
    }
    if (timeLimits != null) {
      timeLimits.start();
    }
    functions.forEach(
        (functionName, function) ->
            await(
                access -> {
                  access.setMember(
                      access.global(),
                      functionName,
                      conversion.newFunction(access, functionName, function));
                  return functionName;
                }));
  }

  PlatformEngine.@Nullable Machine releaseMachine() {
    PlatformEngine.Machine used = machine;
    machine = null;
    guest = ClosedGuest.of(guest, name);
    if (timeLimits != null) {
      timeLimits.stop();
    }
    return used;
  }

  // Inside and outside.

  /** One stay of a thread inside the context; entries nest when host code calls back in. */
  record Entry(
      GuestAccess access, Thread thread, @Nullable Entry outer, @Nullable PlatformContext before) {}

  Entry enter(GuestAccess access) {
    Thread thread = Thread.currentThread();
    Entry entry = new Entry(access, thread, innermost, HostCalls.ALL.contextOf(thread));
    innermost = entry;
    HostCalls.ALL.noteInside(thread, this);
    return entry;
  }

  void leave(Entry entry) {
    innermost = entry.outer();
    HostCalls.ALL.noteInside(entry.thread(), entry.before());
  }

  /** The access of the calling thread, if it runs host code of this very context. */
  private @Nullable GuestAccess accessHere() {
    if (HostCalls.ALL.contextOf(Thread.currentThread()) != this) {
      return null;
    }
    Entry entry = innermost;
    return entry == null ? null : entry.access();
  }

  /** Runs an operation inside the context and waits for its result. */
  <T> T await(Function<GuestAccess, T> operation) {
    GuestAccess here = accessHere();
    if (here != null) {
      try {
        return operation.apply(here);
      } catch (GuestException e) {
        throw toHost(here, e);
      } catch (AshlarException e) {
        throw GuestCall.copy(e);
      }
    }
    return awaitCall((access, call) -> call.complete(operation.apply(access)));
  }

  /** Queues an operation and waits until it completes its call. */
  <T> T awaitCall(GuestCall.Operation<T> operation) {
    return waitFor(() -> post(operation).result());
  }

  /** Starts something and waits for it; in caller-driven mode runs the context meanwhile. */
  private <T> T waitFor(Supplier<CompletableFuture<T>> start) {
    PlatformContext caller = HostCalls.ALL.contextOf(Thread.currentThread());
    if (caller != null && !HostCalls.ALL.tryWait(caller, this)) {
      throw new AshlarException(ErrorCode.CALL_WOULD_DEADLOCK, name);
    }
    try {
      CompletableFuture<T> result = start.get();
      return callerDriven ? drive(result) : result.get();
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new AshlarException(e, ErrorCode.INTERRUPTED, name);
    } catch (ExecutionException e) {
      throw GuestCall.copy(asThrown(unwrapped(e)));
    } finally {
      if (caller != null) {
        HostCalls.ALL.endWait(caller);
      }
    }
  }

  /** Runs the context until something is done; an interrupt ends the context. */
  private <T> T drive(CompletableFuture<T> result) throws InterruptedException, ExecutionException {
    AtomicBoolean interrupted = new AtomicBoolean();
    handle.drive(
        result::isDone,
        () -> {
          interrupted.set(true);
          cancel();
        });
    if (interrupted.get()) {
      throw new InterruptedException();
    }
    return result.get();
  }

  <T> GuestCall<T> post(GuestCall.Operation<T> operation) {
    StackRoom.require();
    GuestCall<T> call = new GuestCall<>(this, operation);
    guest.post(call);
    return call;
  }

  /** Queues an operation; the stage completes on a thread where host code may run. */
  <T> CompletionStage<T> async(GuestCall.Operation<T> operation) {
    return onHostThread(post(operation).result());
  }

  private static <T> CompletionStage<T> onHostThread(CompletionStage<T> stage) {
    CompletableFuture<T> visible = new CompletableFuture<>();
    stage.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            visible.complete(value);
          } else {
            Throwable cause = unwrapped(failure);
            visible.completeExceptionally(
                cause instanceof AshlarException reason ? GuestCall.copy(reason) : cause);
          }
        },
        HOST_CODE);
    return visible;
  }

  /** A call was completed: whoever drives the agent for it looks again. */
  void callChanged() {
    if (callerDriven) {
      handle.wake();
    }
  }

  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && cause != null ? unwrapped(cause) : failure;
  }

  static AshlarException asThrown(@Nullable Throwable failure) {
    if (failure instanceof AshlarException exception) {
      return exception;
    }
    return new AshlarException(failure, ErrorCode.INTERNAL_ERROR, String.valueOf(failure));
  }

  /** A thrown guest value as hosts see it. */
  ScriptException toHost(GuestAccess access, GuestException e) {
    return toHost(access, e.code(), e.details(), e.thrown());
  }

  /** The same for what is thrown without an exception; its Java cause is kept. */
  ScriptException toHost(
      GuestAccess access, ErrorCode code, ScriptException.Details details, Object thrown) {
    return new ScriptException(
        access.causeOf(thrown), code, details, conversion.toValue(access, thrown));
  }

  Evaluation evaluation() {
    return evaluation;
  }

  OpenCalls openCalls() {
    return openCalls;
  }

  HostConversion conversion() {
    return conversion;
  }

  GuestContext guest() {
    return guest;
  }

  // The API.

  @Override
  public long id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Value eval(Source source) {
    Objects.requireNonNull(source, "source");
    if (source.kind() != Source.Kind.MODULE) {
      return await(access -> conversion.toValue(access, access.evaluate(source)));
    }
    if (accessHere() != null) {
      throw new AshlarException(ErrorCode.CALL_WOULD_DEADLOCK, name);
    }
    return this.<Value>awaitCall((access, call) -> evaluation.evaluate(access, source, call));
  }

  @Override
  public CompletionStage<Value> evalAsync(Source source) {
    Objects.requireNonNull(source, "source");
    return async((access, call) -> evaluation.evaluateAndFollow(access, source, call));
  }

  @Override
  public Publisher<Value> evalStream(Source source) {
    Objects.requireNonNull(source, "source");
    return new IterationPublisher(
        this, () -> await(access -> access.asyncIterator(access.evaluate(source))));
  }

  @Override
  public Value global() {
    return await(access -> conversion.toValue(access, access.global()));
  }

  @Override
  public Value toValue(@Nullable Object hostValue) {
    return await(access -> conversion.toValue(access, conversion.toGuest(access, hostValue)));
  }

  @Override
  public CompletionStage<Void> whenIdle() {
    return onHostThread(idle());
  }

  @Override
  public void runUntilIdle() {
    waitFor(this::idle);
  }

  @Override
  public Value run(Source source) {
    Objects.requireNonNull(source, "source");
    return waitFor(() -> toTheEnd(source));
  }

  /** Has the value once nothing is left to do; fails at once if the evaluation fails. */
  private CompletableFuture<Value> toTheEnd(Source source) {
    CompletableFuture<Value> value =
        this.<Value>post((access, call) -> evaluation.evaluate(access, source, call)).result();
    CompletableFuture<Value> end = idle().thenCompose(idle -> value);
    value.whenComplete(
        (result, failure) -> {
          if (failure != null) {
            end.completeExceptionally(failure);
            callChanged();
          }
        });
    return end;
  }

  /** Completes when nothing is left to do, on the thread that runs the context. */
  private CompletableFuture<@Nullable Void> idle() {
    CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();
    guest
        .whenIdle()
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                idle.complete(null);
              } else {
                idle.completeExceptionally(unwrapped(failure));
              }
              callChanged();
            });
    return idle;
  }

  @Override
  public void cancel() {
    terminate(new TerminationException(ErrorCode.CANCELLED, CANCELLED_EXIT_CODE));
  }

  @Override
  public void interrupt() {
    AshlarException reason = new AshlarException(ErrorCode.EXECUTION_INTERRUPTED, name);
    guest.interrupt(reason);
    openCalls.abandon(reason);
  }

  /** Ends the context, also if it is paused: ending takes a last slice. */
  private void terminate(AshlarException reason) {
    StackRoom.require();
    guest.terminate(reason);
    handle.resume();
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
    if (guest instanceof ClosedGuest) {
      // Its last slice may still be on its way out.
      return State.CLOSED;
    }
    return switch (handle.state()) {
      case WAITING -> State.WAITING;
      case READY -> State.READY;
      case RUNNING -> State.RUNNING;
      case PAUSED -> State.PAUSED;
      case DONE -> State.CLOSED;
    };
  }

  @Override
  public Statistics statistics() {
    Statistics inner = guest.statistics();
    return new Statistics(
        inner.retainedBytes(),
        Math.max(inner.allocatedBytes(), handle.allocatedBytes()),
        handle.cpuNanoseconds(),
        inner.reductions(),
        handle.slices());
  }

  @Override
  public void close() {
    closeAndWait();
  }

  /**
   * Returns false without waiting for host code that this context waits for, or that runs in it.
   */
  boolean closeAndWait() {
    StackRoom.require();
    guest.close();
    handle.resume();
    PlatformContext caller = HostCalls.ALL.contextOf(Thread.currentThread());
    if (caller != null && !HostCalls.ALL.tryWait(caller, this)) {
      return false;
    }
    try {
      CompletableFuture<Void> done = released.toCompletableFuture();
      if (callerDriven) {
        done.whenComplete((closed, failure) -> handle.wake());
        handle.drive(done::isDone, () -> {});
      }
      done.join();
      return true;
    } finally {
      if (caller != null) {
        HostCalls.ALL.endWait(caller);
      }
    }
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    guest.close();
    handle.resume();
    return onHostThread(released);
  }
}
