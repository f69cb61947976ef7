package org.ashlar.spi.host;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A console that writes lines to the standard streams. */
public final class StreamConsole implements ConsoleSink {
  /** U+FFFD, as in Node, in the place of half a character. */
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

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
    streams.write(output, encode(text + "\n"));
  }

  private static ByteBuffer encode(String text) {
    try {
      return StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(REPLACEMENT)
          .encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
