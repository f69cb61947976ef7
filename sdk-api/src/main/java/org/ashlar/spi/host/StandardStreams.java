package org.ashlar.spi.host;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Standard input, output and error of a program. The default uses those of the process.
 *
 * <p>Writes come from the thread that runs the context and keep their order. Where that thread may
 * wait, as in command-line programs, they are complete when the method returns, as programs that
 * exit right after printing expect.
 */
@ConsumerType
public interface StandardStreams {
  /** The streams a program writes to. */
  enum Output {
    OUT,
    ERROR
  }

  /**
   * Writes all remaining bytes.
   *
   * @throws org.ashlar.api.AshlarException {@code IO_FAILED}; that nobody reads a stream any more
   *     is reported once, and what is written to it is dropped after that
   */
  void write(Output stream, ByteBuffer bytes);

  /** True if the stream is a terminal. */
  boolean isTerminal(Output stream);

  /** True if standard input is a terminal. */
  boolean isInputTerminal();

  /** The width of the terminal in columns, or 80. */
  default int columns() {
    return 80;
  }

  /**
   * Reads what is there, at least one byte unless at the end. At most one read is outstanding.
   *
   * @param maximumBytes how much to read at most, at least 1
   * @return completes on any thread; an empty buffer means the end of input
   */
  CompletionStage<ByteBuffer> read(int maximumBytes);

  /**
   * Reads all of standard input and waits, for programs that ask for it synchronously.
   *
   * @throws org.ashlar.api.AshlarException {@code IO_FAILED}
   */
  byte[] readFully();
}
