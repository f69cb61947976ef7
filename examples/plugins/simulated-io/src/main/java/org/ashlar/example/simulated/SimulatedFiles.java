package org.ashlar.example.simulated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.io.FileAccess;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Files in memory; every operation is an action of the simulated world. */
final class SimulatedFiles implements FileAccess {
  private final SimulatedTree tree;
  private final SimulatedTime world;

  SimulatedFiles(SimulatedTree tree, SimulatedTime world) {
    this.tree = tree;
    this.world = world;
  }

  private CompletionStage<Void> does(Runnable action) {
    return world.perform(
        () -> {
          action.run();
          return null;
        });
  }

  @Override
  public CompletionStage<ByteBuffer> read(String path) {
    return world.perform(() -> ByteBuffer.wrap(tree.read(path)));
  }

  @Override
  public Publisher<ByteBuffer> readStream(String path, int chunkBytes) {
    return subscriber -> subscriber.onSubscribe(new Reading(subscriber, path, chunkBytes));
  }

  @Override
  public CompletionStage<Long> write(String path, ByteBuffer content, WriteMode mode) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return world.perform(
        () -> {
          tree.write(path, bytes, mode);
          return (long) bytes.length;
        });
  }

  @Override
  public CompletionStage<Long> writeStream(
      String path, Publisher<ByteBuffer> content, WriteMode mode) {
    CompletableFuture<byte[]> collected = new CompletableFuture<>();
    content.subscribe(new Collecting(collected));
    return collected.thenCompose(bytes -> write(path, ByteBuffer.wrap(bytes), mode));
  }

  @Override
  public CompletionStage<HostFiles.Status> status(String path) {
    return world.perform(() -> tree.examine(path, true));
  }

  @Override
  public CompletionStage<List<String>> list(String path) {
    return world.perform(() -> tree.list(path));
  }

  @Override
  public CompletionStage<Void> makeDirectory(String path) {
    return does(() -> tree.makeDirectories(path));
  }

  @Override
  public CompletionStage<Void> remove(String path) {
    return does(() -> tree.remove(path));
  }

  @Override
  public CompletionStage<Void> rename(String from, String to) {
    return does(() -> tree.rename(from, to));
  }

  /** Delivers a file piece by piece. All but the requests happens in the world's own order. */
  private final class Reading implements Subscription {
    private final Subscriber<? super ByteBuffer> subscriber;
    private final String path;
    private final int chunk;
    private byte @Nullable [] content;
    private long demand;
    private int position;
    private boolean ended;
    private volatile boolean cancelled;

    Reading(Subscriber<? super ByteBuffer> subscriber, String path, int chunk) {
      this.subscriber = subscriber;
      this.path = path;
      this.chunk = chunk;
    }

    @Override
    public void request(long count) {
      world.enqueue(
          () -> {
            demand = count > 0 && demand + count > 0 ? demand + count : Long.MAX_VALUE;
            deliver(count > 0);
          });
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    private void deliver(boolean legal) {
      if (cancelled || ended) {
        return;
      }
      try {
        if (!legal) {
          throw new IllegalArgumentException("a request asks for at least one element");
        }
        byte[] bytes = content == null ? tree.read(path) : content;
        content = bytes;
        while (demand > 0 && position < bytes.length && !cancelled) {
          int size = Math.min(chunk, bytes.length - position);
          byte[] piece = new byte[size];
          System.arraycopy(bytes, position, piece, 0, size);
          position += size;
          demand--;
          subscriber.onNext(ByteBuffer.wrap(piece));
        }
        if (position == bytes.length && !cancelled) {
          ended = true;
          subscriber.onComplete();
        }
      } catch (AshlarException | IllegalArgumentException e) {
        ended = true;
        subscriber.onError(e);
      }
    }
  }

  /** Collects what a publisher delivers, one piece at a time. */
  private static final class Collecting implements Subscriber<ByteBuffer> {
    private final CompletableFuture<byte[]> result;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    Collecting(CompletableFuture<byte[]> result) {
      this.result = result;
    }

    private void next() {
      Subscription own = subscription;
      if (own != null) {
        own.request(1);
      }
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      next();
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      byte[] piece = new byte[buffer.remaining()];
      buffer.get(piece);
      bytes.writeBytes(piece);
      next();
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      result.complete(bytes.toByteArray());
    }
  }
}
