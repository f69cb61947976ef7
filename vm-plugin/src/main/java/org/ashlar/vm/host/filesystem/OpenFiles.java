package org.ashlar.vm.host.filesystem;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.spi.host.HostFile;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * The files that the program of a realm has open, by descriptor. They are closed when the context
 * ends, also those whose opening comes to its end later. 0, 1 and 2 are the standard streams.
 */
final class OpenFiles {
  private static final int FIRST_DESCRIPTOR = 3;

  private final StandardStreams streams;
  private final Map<Integer, HostFile> byDescriptor = new HashMap<>();

  /** All of them, with or without a descriptor. Used by any thread. */
  private final Set<HostFile> open = ConcurrentHashMap.newKeySet();

  private volatile boolean ended;

  private OpenFiles(Realm realm) {
    Background background = Background.of(realm);
    this.streams = background.hooks().streams();
    background.onEnd(this::closeAll);
  }

  static OpenFiles of(Realm realm) {
    return realm.hostSlot(OpenFiles.class, OpenFiles::new);
  }

  private void closeAll() {
    ended = true;
    open.forEach(file -> Guarded.callEach(file::close));
    open.clear();
  }

  /** Opens a file; any thread. */
  HostFile open(HostFiles files, String path, HostFile.Mode mode) {
    HostFile file = files.open(path, mode);
    open.add(file);
    if (ended) {
      file.close();
    }
    return file;
  }

  /** Gives an open file the lowest descriptor that is free. */
  int register(HostFile file) {
    int descriptor = FIRST_DESCRIPTOR;
    while (byDescriptor.putIfAbsent(descriptor, file) != null) {
      descriptor++;
    }
    return descriptor;
  }

  /** The file of a descriptor; what is done to one that is not open fails when it is done. */
  HostFile require(int descriptor) {
    HostFile known = byDescriptor.get(descriptor);
    if (known != null) {
      return known;
    }
    return switch (descriptor) {
      case 0 -> new StreamFile(null);
      case 1 -> new StreamFile(StandardStreams.Output.OUT);
      case 2 -> new StreamFile(StandardStreams.Output.ERROR);
      default -> new ClosedFile();
    };
  }

  /** Takes the descriptor away; what is returned is to be closed. */
  HostFile release(int descriptor) {
    HostFile released = byDescriptor.remove(descriptor);
    if (released == null) {
      return require(descriptor);
    }
    open.remove(released);
    return released;
  }

  /** A standard stream as a file without positions. */
  private final class StreamFile implements HostFile {
    private final StandardStreams.@Nullable Output output;

    StreamFile(StandardStreams.@Nullable Output output) {
      this.output = output;
    }

    @Override
    public int read(ByteBuffer target, long position) {
      if (output != null) {
        throw SystemException.of(SystemError.EBADF, "read", "output");
      }
      if (!target.hasRemaining()) {
        return 0;
      }
      ByteBuffer piece = streams.read(target.remaining()).toCompletableFuture().join();
      int count = piece.remaining();
      target.put(piece);
      return count;
    }

    @Override
    public void write(ByteBuffer content, long position) {
      if (output == null) {
        throw SystemException.of(SystemError.EBADF, "write", "input");
      }
      streams.write(output, content);
    }

    @Override
    public HostFiles.Status status() {
      return new HostFiles.Status(
          HostFiles.Kind.OTHER, 0, 0, HostFiles.Times.of(0), HostFiles.Identity.UNKNOWN);
    }

    @Override
    public void truncate(long size) {
      throw SystemException.of(SystemError.EINVAL, "truncate", "stream");
    }

    @Override
    public void force() {
      throw SystemException.of(SystemError.EINVAL, "force", "stream");
    }

    /** The streams of the process stay open for others. */
    @Override
    public void close() {}
  }

  /** Stands where no file is open. */
  private static final class ClosedFile implements HostFile {
    private static SystemException refused(String operation) {
      return SystemException.of(SystemError.EBADF, operation, "descriptor");
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw refused("read");
    }

    @Override
    public void write(ByteBuffer content, long position) {
      throw refused("write");
    }

    @Override
    public HostFiles.Status status() {
      throw refused("status");
    }

    @Override
    public void truncate(long size) {
      throw refused("truncate");
    }

    @Override
    public void force() {
      throw refused("force");
    }

    @Override
    public void close() {
      throw refused("close");
    }
  }
}
