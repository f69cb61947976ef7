package org.ashlar.profiler.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The database of the profile store: opened at the first use, since most processes never profile,
 * and handed over open, since it can be open only once.
 *
 * <p>Implementation note. Work holds the read lock, so that nobody closes the native handle under
 * it; opening, handing over and closing hold the write lock. After handing over, work that writes
 * is dropped and work that reads finds nothing, as the SPI asks.
 */
public final class ProfileDatabase implements AutoCloseable {
  private static final String HANDLE = "database";

  /** Work on the open database. */
  @FunctionalInterface
  interface Work<T> {
    T on(RocksDB handle) throws RocksDBException;
  }

  private enum State {
    UNOPENED,
    OPEN,
    /** A successor has it, or may have. */
    GIVEN,
    CLOSED
  }

  private final Path directory;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private State state = State.UNOPENED;
  private @Nullable RocksDB open;

  /** A database that is opened in a directory at its first use. */
  public ProfileDatabase(Path directory) {
    this.directory = directory;
  }

  /**
   * Does work on the database.
   *
   * @param otherwise the result if the database was handed over
   * @throws AshlarException {@code STORE_FAILED}
   */
  <T> T with(T otherwise, Work<T> work) {
    ensureOpen();
    lock.readLock().lock();
    try {
      RocksDB handle = open;
      if (handle == null) {
        if (state == State.CLOSED) {
          throw new AshlarException(ErrorCode.STORE_FAILED, directory, "it is closed");
        }
        return otherwise;
      }
      return work.on(handle);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void ensureOpen() {
    lock.writeLock().lock();
    try {
      if (state != State.UNOPENED) {
        return;
      }
      Files.createDirectories(directory);
      RocksDB.loadLibrary();
      try (Options options = new Options()) {
        options
            .setCreateIfMissing(true)
            .setKeepLogFileNum(1)
            .setMaxOpenFiles(64)
            .setWriteBufferSize(4 << 20);
        open = RocksDB.open(options, directory.toString());
      }
      state = State.OPEN;
    } catch (IOException | RocksDBException | UnsatisfiedLinkError e) {
      throw failed(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private AshlarException failed(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    return new AshlarException(cause, ErrorCode.STORE_FAILED, directory, text);
  }

  /** Gives the handle away; a store that was never opened needs no handing over. */
  public Map<String, Object> handOver() {
    lock.writeLock().lock();
    try {
      RocksDB handle = open;
      State before = state;
      open = null;
      state = before == State.CLOSED ? before : State.GIVEN;
      return handle == null ? Map.of() : Map.of(HANDLE, handle);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Goes on with the handle of a predecessor. */
  public void inherit(Map<String, Object> resources) {
    lock.writeLock().lock();
    try {
      if (resources.get(HANDLE) instanceof RocksDB handle) {
        open = handle;
        state = State.OPEN;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Gets back what was handed over, because no successor took it. */
  public void takeBack(Map<String, Object> resources) {
    lock.writeLock().lock();
    try {
      if (state == State.GIVEN) {
        state = State.UNOPENED;
        inherit(resources);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      RocksDB handle = open;
      open = null;
      state = State.CLOSED;
      if (handle != null) {
        handle.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
