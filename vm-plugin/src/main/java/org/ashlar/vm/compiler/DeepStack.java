package org.ashlar.vm.compiler;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.parser.ParserOptions;
import org.jspecify.annotations.Nullable;

/**
 * Work on source that nests deeper than the stack of any caller allows for, on a thread of its own
 * that ends with the work.
 *
 * <p>Implementation note. The front end recurs where the source nests. What is left of the caller's
 * stack is not known: it may be a thread of a host, or deep in guest code. Rather than refuse what
 * might fit, or overflow, the rare source of this kind is taken to a stack that fits whatever the
 * limit allows. The front end keeps to data of its own, so it may go on anywhere; only safe points
 * belong to the caller, who passes them while it waits.
 */
@ChargedToNobody
final class DeepStack {
  private static final long SPARE_BYTES = 1 << 20;
  private static final long BYTES =
      (long) ParserOptions.DEEP_NESTING_LIMIT * ParserOptions.BYTES_PER_UNIT + SPARE_BYTES;
  private static final long MILLISECONDS_BETWEEN_SAFE_POINTS = 1;

  private DeepStack() {}

  /**
   * Does work and waits for it; what it throws is thrown here.
   *
   * @param work is given a safe point that ends it when nobody waits any more
   * @param safePoint called by the waiting thread now and then; may throw to give the work up
   */
  static <T> T call(Function<Runnable, T> work, Runnable safePoint) {
    AtomicBoolean abandoned = new AtomicBoolean();
    Runnable own =
        () -> {
          if (abandoned.get()) {
            throw new CancellationException();
          }
        };
    CompletableFuture<T> result =
        CompletableFuture.supplyAsync(() -> work.apply(own), DeepStack::start);
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return result.get(MILLISECONDS_BETWEEN_SAFE_POINTS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          safePoint.run();
        } catch (InterruptedException interrupted) {
          // The program learns of it where it waits itself; this wait is short.
          isInterrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      throw unchecked(failed.getCause());
    } finally {
      abandoned.set(true);
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(null, task, "ashlar-deep-source", BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException exception) {
      return exception;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new AssertionError("the front end throws nothing checked", cause);
  }
}
