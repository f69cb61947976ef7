package org.ashlar.spi.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where {@code console} prints. The default writes lines to {@link StandardStreams}, errors,
 * warnings and traces to the error stream.
 */
@ConsumerType
@FunctionalInterface
public interface ConsoleSink {
  /** The kinds of message a console distinguishes. */
  enum Level {
    LOG,
    INFO,
    DEBUG,
    WARN,
    ERROR,
    TRACE
  }

  /**
   * Prints one message, called on the thread that runs the context.
   *
   * @param text the formatted text, possibly of several lines, without a line break at the end
   */
  void print(Level level, String text);
}
