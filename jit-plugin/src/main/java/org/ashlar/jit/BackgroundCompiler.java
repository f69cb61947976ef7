package org.ashlar.jit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.JitCompiler;

/**
 * Compiles on one thread of its own, from a bounded queue; what does not fit is declined and asked
 * for again when still hot.
 */
final class BackgroundCompiler implements JitCompiler {
  private static final int QUEUE = 512;
  private static final long IDLE_SECONDS = 5;

  private final AbiDescription abi;
  private final ThreadPoolExecutor executor;

  /**
   * A compiler without a thread yet.
   *
   * @param whenEnded called once it is closed and what it was compiling is done
   */
  BackgroundCompiler(AbiDescription abi, Runnable whenEnded) {
    this.abi = abi;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "ashlar-jit");
              thread.setDaemon(true);
              return thread;
            }) {
          @Override
          protected void terminated() {
            whenEnded.run();
          }
        };
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public CompletionStage<CompileResult> compile(CompileRequest request) {
    CompletableFuture<CompileResult> answer = new CompletableFuture<>();
    try {
      executor.execute(() -> answer.complete(compileNow(request)));
    } catch (RejectedExecutionException full) {
      answer.complete(
          new CompileResult.Declined(
              executor.isShutdown() ? "closed" : "the queue is full", false));
    }
    return answer;
  }

  private CompileResult compileNow(CompileRequest request) {
    if (executor.isShutdown()) {
      return new CompileResult.Declined("closed", false);
    }
    try {
      return new CompileResult.Compiled(UnitCompiler.compile(request, abi));
    } catch (Decline decline) {
      return new CompileResult.Declined(String.valueOf(decline.getMessage()), decline.permanent());
    } catch (RuntimeException | AssertionError | LinkageError fault) {
      // A fault of this compiler costs speed and nothing else; the reason names it.
      return new CompileResult.Declined(
          "fault: " + String.valueOf(fault).lines().findFirst().orElse("") + at(fault), true);
    }
  }

  private static String at(Throwable fault) {
    StackTraceElement[] frames = fault.getStackTrace();
    return frames.length == 0 ? "" : " at " + frames[0];
  }

  @Override
  public void close() {
    for (Runnable abandoned : executor.shutdownNow()) {
      // Each completes its answer; compileNow declines because the executor is shut down.
      abandoned.run();
    }
  }
}
