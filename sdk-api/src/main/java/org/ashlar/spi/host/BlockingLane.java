package org.ashlar.spi.host;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Where work on files waits that nobody knows the end of: opening a named pipe waits for its other
 * end, and reading a terminal waits for a human.
 *
 * <p>Implementation note. A virtual thread that waits in a system call on a file keeps its carrier,
 * of which a process has as many as processors; that many opened pipes would stop every virtual
 * thread there is. So such work moves to a platform thread of its own, and the virtual thread
 * parks. At most {@value #THREADS} of them exist at once; what comes beyond that waits parked until
 * one of them ends, and work on ordinary files never waits for any of them. A platform thread that
 * asks does the work itself.
 */
final class BlockingLane {
  static final int THREADS = 256;

  /**
   * Work that the JDK may refuse.
   *
   * @param <T> what it gives
   */
  interface Work<T extends @Nullable Object> {
    T run() throws IOException;
  }

  private final Semaphore free = new Semaphore(THREADS);

  <T extends @Nullable Object> T run(Work<T> work) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return work.run();
    }
    free.acquireUninterruptibly();
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("ashlar-blocking-file")
        .start(
            () -> {
              try {
                result.complete(work.run());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              } finally {
                free.release();
              }
            });
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
