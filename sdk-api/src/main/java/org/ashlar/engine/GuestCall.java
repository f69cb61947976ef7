package org.ashlar.engine;

import java.util.concurrent.CompletableFuture;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;

/**
 * A call into a context: an operation on its way through the mailbox, and its result. The operation
 * may finish later than the message, when a promise settles.
 *
 * @param <T> what the caller gets
 */
final class GuestCall<T> implements GuestMessage {
  /**
   * What a call does inside the context.
   *
   * @param <T> what the caller gets
   */
  interface Operation<T> {
    /** Runs inside; completes or fails the call, now or later. */
    void run(GuestAccess access, GuestCall<T> call);
  }

  private final PlatformContext context;
  private final Operation<T> operation;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  GuestCall(PlatformContext context, Operation<T> operation) {
    this.context = context;
    this.operation = operation;
  }

  /** The result; completed on a worker, so nothing of the host's may hang on it directly. */
  CompletableFuture<T> result() {
    return result;
  }

  boolean isDone() {
    return result.isDone();
  }

  @Override
  public void run(GuestAccess access) {
    try {
      operation.run(access, this);
    } catch (GuestException e) {
      fail(context.toHost(access, e));
    } catch (AshlarException e) {
      fail(e);
    } finally {
      if (!result.isDone()) {
        context.openCalls().add(this);
      }
    }
  }

  void complete(T value) {
    result.complete(value);
    settled();
  }

  void fail(AshlarException failure) {
    result.completeExceptionally(failure);
    settled();
  }

  private void settled() {
    context.openCalls().remove(this);
    context.callChanged();
  }

  @Override
  public void abandoned(AshlarException reason) {
    fail(copy(reason));
  }

  /** The reason a context or a call ended, with the stack of whoever hears of it. */
  static AshlarException copy(AshlarException reason) {
    Object[] arguments = reason.arguments().toArray();
    AshlarException copy =
        reason instanceof TerminationException termination
            ? new TerminationException(reason.code(), termination.exitCode(), arguments)
            : reason.code() == ErrorCode.CONTEXT_CLOSED
                    || reason.code() == ErrorCode.EXECUTION_INTERRUPTED
                ? new AshlarException(reason.code(), arguments)
                : reason;
    if (copy != reason && reason.getCause() != null) {
      copy.initCause(reason.getCause());
    }
    return copy;
  }
}
