package org.ashlar.io;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.spi.io.FileAccess;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Files of the default file system. */
final class ReactiveFiles implements FileAccess {
  private static final long MAXIMUM_BYTES = Integer.MAX_VALUE - 8;

  private final ReactiveInputOutput owner;
  private final HostFiles files = HostHooks.defaults().files();

  ReactiveFiles(ReactiveInputOutput owner) {
    this.owner = owner;
  }

  @Override
  public CompletionStage<ByteBuffer> read(String path) {
    return owner.perform(() -> readAll(path));
  }

  private static ByteBuffer readAll(String path) {
    try {
      Path file = requireFile("read", path);
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new AshlarException(ErrorCode.FILE_TOO_LARGE, path, MAXIMUM_BYTES);
      }
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw SystemException.of(e, "read", path);
    }
  }

  /** A directory can be opened and says that it is one only when read. */
  private static Path requireFile(String operation, String path) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw SystemException.of(SystemError.EISDIR, operation, path);
      }
      return file;
    } catch (InvalidPathException e) {
      throw SystemException.of(SystemError.ENOENT, operation, path);
    }
  }

  private static OpenFile open(String operation, String path, Set<? extends OpenOption> options) {
    try {
      return new OpenFile(path, FileChannel.open(requireFile(operation, path), options));
    } catch (IOException e) {
      throw SystemException.of(e, operation, path);
    }
  }

  private static Set<OpenOption> options(WriteMode mode) {
    return switch (mode) {
      case REPLACE -> Set.of(CREATE, WRITE, TRUNCATE_EXISTING);
      case APPEND -> Set.of(CREATE, WRITE, APPEND);
      case CREATE_NEW -> Set.of(CREATE_NEW, WRITE);
    };
  }

  @Override
  public Publisher<ByteBuffer> readStream(String path, int chunkBytes) {
    if (chunkBytes < 1) {
      throw new IllegalArgumentException("a piece has at least one byte");
    }
    return owner.counted(
        Flux.generate(
            () -> open("read", path, Set.of(READ)),
            (file, sink) -> {
              file.readPiece(chunkBytes, sink);
              return file;
            },
            OpenFile::close));
  }

  @Override
  public CompletionStage<Long> write(String path, ByteBuffer content, WriteMode mode) {
    return owner.perform(
        () -> {
          try (OpenFile file = open("write", path, options(mode))) {
            return file.write(content);
          }
        });
  }

  @Override
  public CompletionStage<Long> writeStream(
      String path, Publisher<ByteBuffer> content, WriteMode mode) {
    return owner.start(
        Mono.using(
                () -> open("write", path, options(mode)),
                file ->
                    Flux.from(content)
                        .concatMap(
                            piece ->
                                Mono.fromSupplier(() -> file.write(piece))
                                    .subscribeOn(owner.scheduler()),
                            0)
                        .reduce(0L, Long::sum),
                OpenFile::close)
            .subscribeOn(owner.scheduler()));
  }

  @Override
  public CompletionStage<HostFiles.Status> status(String path) {
    return owner.perform(() -> files.examine(path, true));
  }

  @Override
  public CompletionStage<List<String>> list(String path) {
    return owner.perform(() -> files.list(path));
  }

  @Override
  public CompletionStage<Void> makeDirectory(String path) {
    return owner.start(
        Mono.<Void>fromRunnable(
                () -> {
                  try {
                    Files.createDirectories(Path.of(path));
                  } catch (IOException e) {
                    throw SystemException.of(e, "make", path);
                  }
                })
            .subscribeOn(owner.scheduler()));
  }

  @Override
  public CompletionStage<Void> remove(String path) {
    return does(() -> files.remove(path));
  }

  @Override
  public CompletionStage<Void> rename(String from, String to) {
    return does(() -> files.rename(from, to));
  }

  private CompletionStage<Void> does(Runnable action) {
    return owner.start(Mono.<Void>fromRunnable(action).subscribeOn(owner.scheduler()));
  }

  /** A file between opening and closing. */
  private record OpenFile(String path, FileChannel channel) implements AutoCloseable {
    /** Emits the next piece, and the end with the last one where the size is known. */
    void readPiece(int most, SynchronousSink<ByteBuffer> sink) {
      try {
        long rest = channel.size() - channel.position();
        ByteBuffer piece = ByteBuffer.allocate((int) (rest > 0 ? Math.min(rest, most) : most));
        if (channel.read(piece) < 0) {
          sink.complete();
          return;
        }
        sink.next(piece.flip());
        if (rest > 0 && channel.position() >= channel.size()) {
          sink.complete();
        }
      } catch (IOException e) {
        sink.error(SystemException.of(e, "read", path));
      }
    }

    long write(ByteBuffer content) {
      long count = content.remaining();
      try {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        return count;
      } catch (IOException e) {
        throw SystemException.of(e, "write", path);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw SystemException.of(e, "close", path);
      }
    }
  }
}
