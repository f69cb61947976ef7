package org.ashlar.spi.host;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A console that writes lines to the standard streams. */
public final class StreamConsole implements ConsoleSink {
  private final StandardStreams streams;

  /** A console on the given streams. */
  public StreamConsole(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public void print(Level level, String text) {
    StandardStreams.Output output =
        switch (level) {
          case LOG, INFO, DEBUG -> StandardStreams.Output.OUT;
          case WARN, ERROR, TRACE -> StandardStreams.Output.ERROR;
        };
    streams.write(output, ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
