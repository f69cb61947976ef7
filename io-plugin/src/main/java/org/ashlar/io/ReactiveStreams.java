package org.ashlar.io;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.StandardStreams.Output;
import org.ashlar.spi.io.StreamAccess;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The standard streams of the process: one line of tasks for each output, reads on demand. */
final class ReactiveStreams implements StreamAccess {
  private static final int PIECE_BYTES = 64 << 10;
  private static final int FLUSH_SECONDS = 5;

  private final ReactiveInputOutput owner;
  private final StandardStreams process = HostHooks.defaults().streams();
  private final Map<Output, Scheduler> lines = new EnumMap<>(Output.class);
  private final Map<Output, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
  private final AtomicBoolean inputTaken = new AtomicBoolean();

  /** A read that was begun for a subscriber who left; its bytes belong to the next one. */
  private final AtomicReference<@Nullable CompletableFuture<ByteBuffer>> outstanding =
      new AtomicReference<>();

  ReactiveStreams(ReactiveInputOutput owner) {
    this.owner = owner;
    for (Output output : Output.values()) {
      lines.put(output, Schedulers.single(owner.scheduler()));
    }
  }

  @Override
  public CompletionStage<Void> write(Output stream, ByteBuffer bytes) {
    Scheduler line = Objects.requireNonNull(lines.get(stream));
    CompletionStage<Void> written =
        owner.start(Mono.<Void>fromRunnable(() -> process.write(stream, bytes)).subscribeOn(line));
    last.put(stream, written.toCompletableFuture());
    return written;
  }

  /** Waits a while for what was written to reach the operating system. */
  void flush() {
    for (CompletableFuture<Void> written : last.values()) {
      written
          .handle((done, failure) -> true)
          .completeOnTimeout(false, FLUSH_SECONDS, SECONDS)
          .join();
    }
  }

  @Override
  public Publisher<ByteBuffer> input() {
    return owner.counted(
        Flux.create(
            sink -> {
              if (inputTaken.getAndSet(true)) {
                sink.error(
                    new AshlarException(
                        ErrorCode.IO_FAILED, "read standard input", "somebody reads it already"));
              } else {
                sink.onDispose(() -> inputTaken.set(false));
                Reader reader = new Reader(sink);
                sink.onRequest(count -> reader.pump());
              }
            }));
  }

  private CompletableFuture<ByteBuffer> read() {
    CompletableFuture<ByteBuffer> begun = outstanding.get();
    if (begun == null) {
      begun = process.read(PIECE_BYTES).toCompletableFuture();
      outstanding.set(begun);
    }
    return begun;
  }

  /** Reads for one subscriber, one piece per request. */
  private final class Reader {
    private final FluxSink<ByteBuffer> sink;
    private final AtomicInteger calls = new AtomicInteger();

    Reader(FluxSink<ByteBuffer> sink) {
      this.sink = sink;
    }

    /** Begins to read unless that goes on already; what comes meanwhile is looked at after it. */
    void pump() {
      if (calls.getAndIncrement() == 0) {
        next();
      }
    }

    private void next() {
      int seen;
      do {
        seen = calls.get();
        if (sink.requestedFromDownstream() > 0 && !sink.isCancelled()) {
          read().whenComplete(this::arrived);
          return;
        }
      } while (calls.addAndGet(-seen) > 0);
    }

    private void arrived(@Nullable ByteBuffer piece, @Nullable Throwable failure) {
      if (sink.isCancelled()) {
        return;
      }
      outstanding.set(null);
      if (failure != null) {
        sink.error(failure);
      } else if (piece == null || !piece.hasRemaining()) {
        sink.complete();
      } else {
        sink.next(piece);
        next();
      }
    }
  }
}
