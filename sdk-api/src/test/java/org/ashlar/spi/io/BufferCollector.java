package org.ashlar.spi.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes buffers as tests ask for them. */
public final class BufferCollector implements Subscriber<ByteBuffer> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;
  private @Nullable Throwable failure;
  private int chunks;
  private boolean ended;

  /** Requests more. */
  public void request(long count) {
    subscription().request(count);
  }

  /** Cancels. */
  public void cancel() {
    subscription().cancel();
  }

  private Subscription subscription() {
    await(() -> subscription != null);
    Subscription own = subscription;
    if (own == null) {
      throw new AssertionError("no subscription");
    }
    return own;
  }

  /** Waits for a number of buffers and returns everything received so far. */
  public String await(int count) {
    await(() -> chunks >= count || ended);
    return text();
  }

  /** Waits for the end and returns the failure, or null. */
  public @Nullable Throwable awaitEnd() {
    await(() -> ended);
    if (!ended) {
      throw new AssertionError("no end");
    }
    return failure;
  }

  /** How many buffers came. */
  public int chunks() {
    return chunks;
  }

  /** Everything received so far. */
  public String text() {
    return content.toString(StandardCharsets.UTF_8);
  }

  private void await(BooleanSupplier condition) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(20);
      while (!condition.getAsBoolean() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onSubscribe(Subscription given) {
    change(() -> subscription = given);
  }

  @Override
  public void onNext(ByteBuffer buffer) {
    change(
        () -> {
          byte[] bytes = new byte[buffer.remaining()];
          buffer.get(bytes);
          content.writeBytes(bytes);
          chunks++;
        });
  }

  @Override
  public void onError(Throwable thrown) {
    change(
        () -> {
          failure = thrown;
          ended = true;
        });
  }

  @Override
  public void onComplete() {
    change(() -> ended = true);
  }
}
