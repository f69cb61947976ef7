package org.ashlar.vm.compiler;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.code.CompilationWatch;
import org.ashlar.vm.parser.ParserOptions;
import org.jspecify.annotations.Nullable;

/**
 * Work on source that nests deeper than the stack of any caller allows for, on one of a few threads
 * with large stacks.
 *
 * <p>Implementation note. The front end recurs where the source nests. What is left of the caller's
 * stack is not known: it may be a thread of a host, or deep in guest code. Rather than refuse what
 * might fit, or overflow, the rare source of this kind is taken to a stack that fits whatever the
 * limit allows. The front end keeps to data of its own, so it may go on anywhere; only the watch
 * belongs to the caller, who passes its safe points while it waits. A process has as many of these
 * threads as processors, however many contexts ask; work waits for them in the order in which it
 * came, and they end soon after the last of it.
 */
@ChargedToNobody
final class DeepStack {
  static final String THREAD_NAME = "ashlar-deep-source";

  private static final long SPARE_BYTES = 1 << 20;
  private static final long BYTES =
      (long) ParserOptions.DEEP_NESTING_LIMIT * ParserOptions.BYTES_PER_UNIT + SPARE_BYTES;
  private static final long MILLISECONDS_BETWEEN_SAFE_POINTS = 1;
  private static final long IDLE_MILLISECONDS = 100;
  private static final ThreadPoolExecutor LANE = newLane();

  private DeepStack() {}

  private static ThreadPoolExecutor newLane() {
    int threads = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor lane =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_MILLISECONDS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(null, task, THREAD_NAME, BYTES, false);
              thread.setDaemon(true);
              return thread;
            });
    lane.allowCoreThreadTimeOut(true);
    return lane;
  }

  /**
   * Does work and waits for it; what it throws is thrown here.
   *
   * @param work is given a safe point that ends it when nobody waits any more
   * @param watch the caller's; its safe point is passed now and then, and may throw to give the
   *     work up
   */
  static <T> T call(Function<Runnable, T> work, CompilationWatch watch) {
    AtomicBoolean abandoned = new AtomicBoolean();
    Runnable own =
        () -> {
          if (abandoned.get()) {
            throw new CancellationException();
          }
        };
    FutureTask<T> task = new FutureTask<>(() -> work.apply(own));
    Runnable counted = watch.handOver(task);
    try {
      LANE.execute(counted);
      return await(task, watch);
    } finally {
      abandoned.set(true);
      LANE.remove(counted);
      watch.takeBack();
    }
  }

  private static <T> T await(FutureTask<T> task, CompilationWatch watch) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return task.get(MILLISECONDS_BETWEEN_SAFE_POINTS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          watch.safePoint();
        } catch (InterruptedException interrupted) {
          // The program learns of it where it waits itself; this wait is short.
          isInterrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      throw unchecked(failed.getCause());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
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
