package org.ashlar.spi.host;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open file. Methods may be called by any thread, and wait for the file; what the operating
 * system refuses is a {@link SystemException}.
 */
@ConsumerType
public interface HostFile extends AutoCloseable {
  /** Stands for the file's own position, which reads and writes move. */
  long OWN_POSITION = -1;

  /**
   * Reads at most what fits into a buffer.
   *
   * @param position where in the file, or {@link #OWN_POSITION}
   * @return the number of bytes, 0 at the end of the file
   */
  int read(ByteBuffer target, long position);

  /**
   * Writes all remaining bytes.
   *
   * @param position where in the file, or {@link #OWN_POSITION}; a file opened to be added to is
   *     written at its end
   */
  void write(ByteBuffer content, long position);

  /** What is known of the file. */
  HostFiles.Status status();

  /** Cuts the file off, or fills it with zeros, to a size. */
  void truncate(long size);

  /** Returns when everything written is on the device. */
  void force();

  /** Closes the file; again is harmless. */
  @Override
  void close();

  /**
   * How a file is opened.
   *
   * @param read true to read
   * @param write true to write
   * @param append true to write at the end always
   * @param create true to make a file that is missing
   * @param exclusive true to fail if the file is there
   * @param truncate true to empty the file
   */
  record Mode(
      boolean read,
      boolean write,
      boolean append,
      boolean create,
      boolean exclusive,
      boolean truncate) {
    /** Whether opening or using the file may change what is there. */
    public boolean changes() {
      return write || append || create || truncate;
    }
  }
}
