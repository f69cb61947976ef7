package org.ashlar.io;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.io.IoProvider;

/** Counts the operations that run, so that the plug-in ends with the last of them. */
final class Operations {
  /** What the plug-in itself counts for until it is drained or closed. */
  private final AtomicLong running = new AtomicLong(1);

  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * Counts one more.
   *
   * @throws AshlarException {@code SERVICE_MISSING} after the end
   */
  void begin() {
    long count;
    do {
      count = running.get();
      if (count == 0 || ended.isDone()) {
        throw new AshlarException(ErrorCode.SERVICE_MISSING, IoProvider.class.getName());
      }
    } while (!running.compareAndSet(count, count + 1));
  }

  /** One is done. */
  void end() {
    if (running.decrementAndGet() == 0) {
      ended.complete(null);
    }
  }

  /** Completes with the last operation. */
  CompletionStage<Void> drain() {
    end();
    return ended;
  }

  /** Lets nothing begin any more. */
  void close() {
    ended.complete(null);
  }
}
