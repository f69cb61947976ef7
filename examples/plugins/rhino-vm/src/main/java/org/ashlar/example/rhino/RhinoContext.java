package org.ashlar.example.rhino;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.object.ClassProvider;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ScriptableObject;

/**
 * One JavaScript world of Rhino: a scope, a mailbox and timers. A slice runs whole messages, each
 * followed by its microtasks; Rhino's instruction counter is where it can be stopped in between.
 */
final class RhinoContext implements GuestContext {
  private final RhinoFactory factory;
  private final ContextSettings settings;
  private final List<ClassProvider> providers;
  private final Queue<GuestMessage> mailbox = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<Void>> idleWaiters = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<Void>> quietWaiters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger keptAlive = new AtomicInteger();
  private final AtomicReference<@Nullable AshlarException> ending = new AtomicReference<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final RhinoTimers timers;
  private volatile @Nullable AgentHandle handle;
  private volatile boolean finished;
  private volatile long reductions;
  private @Nullable RhinoAccess access;
  private @Nullable AshlarException uncaught;

  RhinoContext(RhinoFactory factory, ContextSettings settings, List<ClassProvider> providers) {
    this.factory = factory;
    this.settings = settings;
    this.providers = providers;
    this.timers = new RhinoTimers(settings.time(), this::wake);
  }

  ContextSettings settings() {
    return settings;
  }

  RhinoTimers timers() {
    return timers;
  }

  // Any thread.

  @Override
  public void attached(AgentHandle newHandle) {
    handle = newHandle;
  }

  private void wake() {
    AgentHandle current = handle;
    if (current != null) {
      current.wake();
    }
  }

  @Override
  public void post(GuestMessage message) {
    mailbox.add(message);
    if (finished) {
      abandonMailbox();
    } else {
      wake();
    }
  }

  private void abandonMailbox() {
    AshlarException reason = ending.get();
    GuestMessage message;
    while ((message = mailbox.poll()) != null) {
      message.abandoned(reason == null ? closedReason() : reason);
    }
  }

  private AshlarException closedReason() {
    return new AshlarException(ErrorCode.CONTEXT_CLOSED, settings.name());
  }

  @Override
  public void terminate(AshlarException reason) {
    ending.compareAndSet(null, reason);
    wake();
  }

  @Override
  public CompletionStage<Void> whenIdle() {
    return enlist(idleWaiters);
  }

  @Override
  public CompletionStage<Void> whenQuiet() {
    return enlist(quietWaiters);
  }

  private CompletionStage<Void> enlist(Queue<CompletableFuture<Void>> waiters) {
    CompletableFuture<Void> waiter = new CompletableFuture<>();
    waiters.add(waiter);
    if (finished) {
      answerIdle();
    } else {
      wake();
    }
    return waiter;
  }

  @Override
  public CompletionStage<Void> whenClosed() {
    return closed;
  }

  @Override
  public Context.Statistics statistics() {
    return new Context.Statistics(-1, -1, 0, reductions, 0);
  }

  @Override
  public void close() {
    terminate(closedReason());
  }

  Registration keepAlive() {
    keptAlive.incrementAndGet();
    AtomicInteger once = new AtomicInteger();
    return () -> {
      if (once.getAndIncrement() == 0) {
        keptAlive.decrementAndGet();
        wake();
      }
    };
  }

  @Override
  public void requestYield() {}

  @Override
  public void failed(Throwable fault) {
    terminate(new AshlarException(fault, ErrorCode.INTERNAL_ERROR, String.valueOf(fault)));
    finish();
  }

  // The agent.

  @Override
  public Outcome runSlice(Slice slice) {
    if (ending.get() != null) {
      finish();
      return Outcome.DONE;
    }
    RhinoFactory.StoppableContext rhino = factory.newContext(this);
    // Rhino finds its context by the thread, so nothing may move until it is left.
    slice.enterNoYieldRegion();
    factory.enterContext(rhino);
    try {
      runMessages(rhino, slice.fuel());
    } catch (RhinoFactory.Termination e) {
      finish();
      return Outcome.DONE;
    } finally {
      org.mozilla.javascript.Context.exit();
      slice.leaveNoYieldRegion();
    }
    if (ending.get() != null) {
      finish();
      return Outcome.DONE;
    }
    if (!mailbox.isEmpty() || timers.isDue()) {
      return Outcome.YIELDED;
    }
    timers.arm();
    if (keptAlive.get() == 0 && timers.isEmpty() && mailbox.isEmpty()) {
      answerIdle();
    }
    return Outcome.WAITING;
  }

  private void runMessages(RhinoFactory.StoppableContext rhino, int fuel) {
    RhinoAccess inside = access;
    if (inside == null) {
      ScriptableObject fresh = rhino.initSafeStandardObjects();
      inside = new RhinoAccess(this, fresh);
      access = inside;
      inside.bind(rhino);
      RhinoGlobals.define(inside, fresh);
      inside.classes().install(providers);
    }
    inside.bind(rhino);
    long limit = reductions + fuel;
    while (reductions <= limit && ending.get() == null) {
      Runnable timer = timers.takeDue();
      GuestMessage message = timer == null ? mailbox.poll() : null;
      if (timer == null && message == null) {
        return;
      }
      spend(1);
      runJob(inside, rhino, message, timer);
    }
  }

  private void runJob(
      RhinoAccess inside,
      RhinoFactory.StoppableContext rhino,
      @Nullable GuestMessage message,
      @Nullable Runnable timer) {
    try {
      if (message != null) {
        message.run(inside);
      } else if (timer != null) {
        timer.run();
      }
      rhino.processMicrotasks();
      reportRejections(inside, rhino);
    } catch (GuestException e) {
      uncaught(new ScriptException(ErrorCode.SCRIPT_ERROR, e.details(), null));
    } catch (RhinoFactory.Termination e) {
      abandon(message, reason());
      throw e;
    } catch (RuntimeException | Error e) {
      abandon(message, new AshlarException(e, ErrorCode.INTERNAL_ERROR, e));
      throw e;
    }
  }

  private static void abandon(@Nullable GuestMessage message, AshlarException reason) {
    if (message != null) {
      message.abandoned(reason);
    }
  }

  private void reportRejections(RhinoAccess inside, RhinoFactory.StoppableContext rhino) {
    List<Object> rejected = new ArrayList<>();
    rhino.getUnhandledPromiseTracker().process(rejected::add);
    for (Object value : rejected) {
      uncaught(new ScriptException(ErrorCode.UNHANDLED_REJECTION, inside.describe(value), null));
    }
  }

  private void uncaught(AshlarException error) {
    if (uncaught == null) {
      uncaught = error;
    }
  }

  /** An error nobody asked about yet is kept for whoever asks first. */
  private void answerIdle() {
    complete(quietWaiters, finished ? reason() : null);
    if (idleWaiters.isEmpty()) {
      return;
    }
    AshlarException failure = finished ? reason() : uncaught;
    uncaught = null;
    complete(idleWaiters, failure);
  }

  private static void complete(
      Queue<CompletableFuture<Void>> waiting, @Nullable AshlarException failure) {
    CompletableFuture<Void> waiter;
    while ((waiter = waiting.poll()) != null) {
      if (failure == null) {
        waiter.complete(null);
      } else {
        waiter.completeExceptionally(failure);
      }
    }
  }

  private AshlarException reason() {
    AshlarException reason = ending.get();
    return reason == null ? closedReason() : reason;
  }

  /** Counts work and ends the context when it is over its limit or was terminated. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the running agent writes
  void spend(long count) {
    reductions += count;
    long fuel = settings.limits().fuel();
    if (fuel != Limits.UNLIMITED && reductions > fuel) {
      ending.compareAndSet(
          null,
          new TerminationException(
              ErrorCode.FUEL_EXHAUSTED, TerminationException.QUOTA_EXIT_CODE, fuel));
    }
    if (ending.get() != null) {
      throw new RhinoFactory.Termination();
    }
  }

  private void finish() {
    finished = true;
    access = null;
    timers.clear();
    abandonMailbox();
    answerIdle();
    closed.complete(null);
  }
}
