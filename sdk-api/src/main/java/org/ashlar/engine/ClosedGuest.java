package org.ashlar.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestMessage;
import org.jspecify.annotations.Nullable;

/**
 * What takes the place of a guest context that ended, so that a host that keeps a closed context
 * does not keep a virtual machine. It remembers why the context ended as plain data, because an
 * exception refers to the classes on the stack it was made on.
 */
final class ClosedGuest implements GuestContext {
  private final ErrorCode code;
  private final int exitCode;
  private final Object[] arguments;
  private final Context.Statistics statistics;

  private ClosedGuest(AshlarException reason, Context.Statistics statistics) {
    this.code = reason.code();
    this.exitCode = reason instanceof TerminationException ended ? ended.exitCode() : -1;
    this.arguments = reason.arguments().toArray();
    this.statistics = statistics;
  }

  /** Asks a guest that is closed why, and takes its last figures. */
  static ClosedGuest of(GuestContext guest, String name) {
    ReasonRequest request = new ReasonRequest();
    guest.post(request);
    AshlarException reason = request.reason;
    return new ClosedGuest(
        reason != null ? reason : new AshlarException(ErrorCode.CONTEXT_CLOSED, name),
        guest.statistics());
  }

  /** A message to a guest that is closed: it is abandoned with the reason before post returns. */
  private static final class ReasonRequest implements GuestMessage {
    private @Nullable AshlarException reason;

    @Override
    public void run(GuestAccess access) {}

    @Override
    public void abandoned(AshlarException ended) {
      reason = ended;
    }
  }

  private AshlarException reason() {
    return exitCode >= 0
        ? new TerminationException(code, exitCode, arguments)
        : new AshlarException(code, arguments);
  }

  @Override
  public void post(GuestMessage message) {
    message.abandoned(reason());
  }

  @Override
  public void terminate(AshlarException reason) {}

  @Override
  public void interrupt(AshlarException reason) {}

  @Override
  public CompletionStage<Void> whenIdle() {
    return CompletableFuture.failedStage(reason());
  }

  @Override
  public CompletionStage<Void> whenQuiet() {
    return CompletableFuture.failedStage(reason());
  }

  @Override
  public CompletionStage<Void> whenClosed() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Context.Statistics statistics() {
    return statistics;
  }

  @Override
  public void close() {}

  @Override
  public void attached(AgentHandle handle) {}

  @Override
  public Outcome runSlice(Slice slice) {
    return Outcome.DONE;
  }

  @Override
  public void requestYield() {}

  @Override
  public void failed(Throwable fault) {}
}
