package org.ashlar.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostFile;
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
  private static final HostFile.Mode READ =
      new HostFile.Mode(true, false, false, false, false, false);

  private final ReactiveInputOutput owner;
  private final HostFiles files = HostHooks.defaults().hook(HostFiles.class);

  ReactiveFiles(ReactiveInputOutput owner) {
    this.owner = owner;
  }

  @Override
  public CompletionStage<ByteBuffer> read(String path) {
    return owner.perform(() -> readAll(path));
  }

  private ByteBuffer readAll(String path) {
    try {
      Path file = requireFile("read", path);
      if (!Files.isRegularFile(file)) {
        return ByteBuffer.wrap(files.read(path)); // it may wait for a pipe's other end
      }
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

  private OpenFile open(String operation, String path, HostFile.Mode mode) {
    requireFile(operation, path);
    return new OpenFile(files.open(path, mode));
  }

  private static HostFile.Mode mode(WriteMode mode) {
    return switch (mode) {
      case REPLACE -> new HostFile.Mode(false, true, false, true, false, true);
      case APPEND -> new HostFile.Mode(false, true, true, true, false, false);
      case CREATE_NEW -> new HostFile.Mode(false, true, false, true, true, false);
    };
  }

  @Override
  public Publisher<ByteBuffer> readStream(String path, int chunkBytes) {
    if (chunkBytes < 1) {
      throw new IllegalArgumentException("a piece has at least one byte");
    }
    return owner.counted(
        Flux.generate(
            () -> open("read", path, READ),
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
          try (OpenFile file = open("write", path, mode(mode))) {
            return file.write(content);
          }
        });
  }

  @Override
  public CompletionStage<Long> writeStream(
      String path, Publisher<ByteBuffer> content, WriteMode mode) {
    return owner.start(
        Mono.using(
                () -> open("write", path, mode(mode)),
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
  private static final class OpenFile implements AutoCloseable {
    private final HostFile file;
    private long position;

    /** As far as it is known; pipes and devices have none. */
    private long size;

    OpenFile(HostFile file) {
      this.file = file;
    }

    /** Emits the next piece, and the end with the last one where the size is known. */
    void readPiece(int most, SynchronousSink<ByteBuffer> sink) {
      long rest = rest();
      ByteBuffer piece = ByteBuffer.allocate((int) (rest > 0 ? Math.min(rest, most) : most));
      int count = file.read(piece, HostFile.OWN_POSITION);
      if (count <= 0) {
        sink.complete();
        return;
      }
      position += count;
      sink.next(piece.flip());
      if (rest > 0 && rest() <= 0) {
        sink.complete();
      }
    }

    /** Bytes left; the file may have grown. */
    private long rest() {
      if (position >= size) {
        size = file.status().size();
      }
      return size - position;
    }

    long write(ByteBuffer content) {
      long count = content.remaining();
      file.write(content, HostFile.OWN_POSITION);
      return count;
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
