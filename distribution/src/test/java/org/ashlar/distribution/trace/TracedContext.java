package org.ashlar.distribution.trace;

import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestMessage;

/** A context whose mailbox records what comes in. */
final class TracedContext implements GuestContext {
  private final String name;
  private final GuestContext context;
  private final Trace trace;
  private final TracedScheduler scheduler;
  private final Rest rest;

  TracedContext(
      String name, GuestContext context, Trace trace, TracedScheduler scheduler, Rest rest) {
    this.name = name;
    this.context = context;
    this.trace = trace;
    this.scheduler = scheduler;
    this.rest = rest;
  }

  /**
   * Whether a context is in a slice; what comes from outside comes in between, to be repeatable.
   */
  static final class Rest {
    private volatile boolean running;

    void begin() {
      running = true;
    }

    void end() {
      running = false;
    }

    void await() {
      Trace.await(() -> !running);
    }
  }

  String name() {
    return name;
  }

  Rest rest() {
    return rest;
  }

  @Override
  public void post(GuestMessage message) {
    trace.call(trace.actor(), name, "post a message to the mailbox");
    context.post(message);
  }

  @Override
  public void terminate(AshlarException reason) {
    trace.call(trace.actor(), name, "end with " + reason.code());
    scheduler.silently(() -> context.terminate(reason));
  }

  @Override
  public CompletionStage<Void> whenIdle() {
    return context.whenIdle();
  }

  @Override
  public CompletionStage<Void> whenQuiet() {
    return context.whenQuiet();
  }

  @Override
  public CompletionStage<Void> whenClosed() {
    return context.whenClosed();
  }

  @Override
  public Context.Statistics statistics() {
    return context.statistics();
  }

  @Override
  public void close() {
    scheduler.silently(context::close);
  }

  @Override
  public void attached(AgentHandle handle) {
    context.attached(handle);
  }

  @Override
  public Outcome runSlice(Slice slice) {
    return context.runSlice(slice);
  }

  @Override
  public void requestYield() {
    context.requestYield();
  }

  @Override
  public void failed(Throwable fault) {
    context.failed(fault);
  }
}
