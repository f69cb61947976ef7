package org.ashlar.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.io.IoProvider;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The standard streams of a context that was given none of its own: output goes to the process,
 * input needs the permission {@code sys} for {@code stdin}.
 *
 * <p>Implementation note. A context that runs on the threads that call into it writes on them, so
 * that output is complete when a call returns. On workers, which nothing may hold up, the
 * input/output plug-in writes, in the order of the calls, also across an exchange of the plug-in.
 * Only a program that is far ahead of who reads its output waits, because nothing may buffer
 * without a bound. Methods are called by one thread at a time; results arrive on any.
 */
final class ContextStreams implements StandardStreams, AutoCloseable {
  /** The target of the permission to read standard input. */
  static final String INPUT = "stdin";

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final long MAXIMUM_PENDING_BYTES = 1 << 20;

  private final StandardStreams process = HostHooks.defaults().streams();
  private final ServiceSlot<IoProvider> providers;
  private final PermissionPolicy permissions;
  private final boolean mayWait;
  private final AtomicLong pendingBytes = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private CompletionStage<?> lastWrite = CompletableFuture.completedStage(null);
  private @Nullable IoProvider lastWriter;
  private @Nullable IoProvider reader;
  private @Nullable Input input;
  private ByteBuffer rest = NOTHING;

  /**
   * The streams of a context.
   *
   * @param mayWait true if the thread that runs the context may wait
   */
  ContextStreams(ServiceSlot<IoProvider> providers, PermissionPolicy permissions, boolean mayWait) {
    this.providers = providers;
    this.permissions = permissions;
    this.mayWait = mayWait;
  }

  @Override
  public void write(Output stream, ByteBuffer bytes) {
    IoProvider provider = mayWait ? null : providers.current();
    if (provider == null) {
      process.write(stream, bytes);
      return;
    }
    reportFailure();
    ByteBuffer own = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    if (pendingBytes.addAndGet(own.remaining()) > MAXIMUM_PENDING_BYTES) {
      lastWrite.toCompletableFuture().handle((done, failed) -> true).join();
    }
    writeInOrder(provider, stream, own);
  }

  /** A failed write is reported once, by the next one; after that the stream is as good as new. */
  private void reportFailure() {
    Throwable failed = failure.getAndSet(null);
    if (failed instanceof AshlarException known) {
      throw known;
    }
    if (failed != null) {
      throw new AshlarException(failed, ErrorCode.IO_FAILED, "write", PluginHost.sentence(failed));
    }
  }

  private void writeInOrder(IoProvider provider, Output stream, ByteBuffer bytes) {
    int count = bytes.remaining();
    CompletionStage<?> written;
    if (provider == lastWriter || lastWrite.toCompletableFuture().isDone()) {
      lastWriter = provider;
      written = provider.streams().write(stream, bytes);
    } else {
      written =
          lastWrite
              .handle((done, failed) -> true)
              .thenCompose(before -> provider.streams().write(stream, bytes));
    }
    lastWrite =
        written.whenComplete(
            (done, failed) -> {
              pendingBytes.addAndGet(-count);
              if (failed != null) {
                failure.set(failed instanceof CompletionException ? failed.getCause() : failed);
              }
            });
  }

  @Override
  public boolean isTerminal(Output stream) {
    return process.isTerminal(stream);
  }

  @Override
  public boolean isInputTerminal() {
    return process.isInputTerminal();
  }

  @Override
  public int columns() {
    return process.columns();
  }

  @Override
  public CompletionStage<ByteBuffer> read(int maximumBytes) {
    try {
      permissions.require(PermissionPolicy.Kind.SYS, INPUT);
    } catch (AshlarException refused) {
      return CompletableFuture.failedStage(refused);
    }
    if (rest.hasRemaining()) {
      return CompletableFuture.completedStage(take(rest, maximumBytes));
    }
    Input source = input();
    return source == null
        ? process.read(maximumBytes)
        : source.read().thenApply(piece -> take(piece, maximumBytes));
  }

  /** The input by way of the current plug-in; it has read nothing that was not asked for. */
  private @Nullable Input input() {
    IoProvider provider = providers.current();
    if (provider != reader) {
      close();
      reader = provider;
      if (provider != null) {
        input = new Input(provider.streams().input());
      }
    }
    return input;
  }

  private ByteBuffer take(ByteBuffer piece, int maximumBytes) {
    int count = Math.min(piece.remaining(), maximumBytes);
    ByteBuffer taken = piece.slice(piece.position(), count);
    rest = piece.position(piece.position() + count);
    return taken;
  }

  @Override
  public byte[] readFully() {
    permissions.require(PermissionPolicy.Kind.SYS, INPUT);
    byte[] later = process.readFully();
    byte[] all = new byte[rest.remaining() + later.length];
    int early = rest.remaining();
    rest.get(all, 0, early);
    System.arraycopy(later, 0, all, early, later.length);
    return all;
  }

  /** The context ended: nobody reads any more. */
  @Override
  public void close() {
    Input open = input;
    input = null;
    reader = null;
    if (open != null) {
      open.cancel();
    }
  }

  /** Standard input as a subscriber that asks for one piece per read. */
  private static final class Input implements Subscriber<ByteBuffer> {
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private volatile CompletableFuture<ByteBuffer> wanted = new CompletableFuture<>();
    private volatile boolean ended;

    Input(Publisher<ByteBuffer> publisher) {
      publisher.subscribe(this);
    }

    CompletionStage<ByteBuffer> read() {
      CompletableFuture<ByteBuffer> piece = new CompletableFuture<>();
      wanted = piece;
      if (ended) {
        piece.complete(NOTHING);
      }
      subscription.thenAccept(given -> given.request(1));
      return piece;
    }

    void cancel() {
      subscription.thenAccept(Subscription::cancel);
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      wanted.complete(piece);
    }

    @Override
    public void onError(Throwable failed) {
      ended = true;
      wanted.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
      ended = true;
      wanted.complete(NOTHING);
    }
  }
}
