package org.ashlar.spi.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ashlar.spi.host.HostFiles;
import org.osgi.annotation.versioning.ConsumerType;
import org.reactivestreams.Publisher;

/**
 * Files, asynchronously. Paths are absolute. Every stage fails with an {@code AshlarException}
 * {@code FILE_NOT_FOUND}, {@code FILE_IS_DIRECTORY}, {@code FILE_UNREADABLE} or {@code IO_FAILED}.
 * Buffers handed over belong to the receiver.
 */
@ConsumerType
public interface FileAccess {
  /** How a file is opened for writing. */
  enum WriteMode {
    /** Create or replace. */
    REPLACE,
    /** Create or add to the end. */
    APPEND,
    /** Create; fail if it exists. */
    CREATE_NEW
  }

  /** Reads a whole file, up to 2^31 - 9 bytes. */
  CompletionStage<ByteBuffer> read(String path);

  /**
   * Reads a file piece by piece as the subscriber requests; cold. Cancelling closes the file.
   *
   * @param chunkBytes the largest piece, at least 1
   */
  Publisher<ByteBuffer> readStream(String path, int chunkBytes);

  /** Writes all remaining bytes; completes with their number. */
  CompletionStage<Long> write(String path, ByteBuffer content, WriteMode mode);

  /**
   * Writes what a publisher delivers, requesting one piece at a time; completes with the number of
   * bytes. If the publisher fails, the stage fails with its exception.
   */
  CompletionStage<Long> writeStream(String path, Publisher<ByteBuffer> content, WriteMode mode);

  /** What stands at a path. */
  CompletionStage<HostFiles.Status> status(String path);

  /** The names in a directory, sorted. */
  CompletionStage<List<String>> list(String path);

  /** Makes a directory, with those above it. */
  CompletionStage<Void> makeDirectory(String path);

  /** Removes a file or an empty directory. */
  CompletionStage<Void> remove(String path);

  /** Renames a file or directory, replacing a file at the target. */
  CompletionStage<Void> rename(String from, String to);
}
