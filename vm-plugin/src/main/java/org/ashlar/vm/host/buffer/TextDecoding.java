package org.ashlar.vm.host.buffer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text from bytes that come in pieces: characters may be cut anywhere. */
public final class TextDecoding {
  private final TextEncoding encoding;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] rest = {};

  public TextDecoding(TextEncoding encoding) {
    this.encoding = encoding;
  }

  /** The text of all bytes so far that are complete, without what was returned before. */
  public String decode(byte[] piece) {
    byte[] bytes = joined(piece);
    if (encoding == TextEncoding.UTF_8) {
      return decodeUtf8(bytes, false);
    }
    int whole = bytes.length - bytes.length % unit();
    rest = Arrays.copyOfRange(bytes, whole, bytes.length);
    return encoding.decode(bytes, 0, whole);
  }

  /** The text of what is left when no more comes. */
  public String end() {
    byte[] bytes = joined(new byte[0]);
    rest = new byte[0];
    return encoding == TextEncoding.UTF_8
        ? decodeUtf8(bytes, true)
        : encoding.decode(bytes, 0, bytes.length);
  }

  private byte[] joined(byte[] piece) {
    if (rest.length == 0) {
      return piece;
    }
    byte[] bytes = Arrays.copyOf(rest, rest.length + piece.length);
    System.arraycopy(piece, 0, bytes, rest.length, piece.length);
    return bytes;
  }

  /** How many bytes stand for text by themselves. */
  private int unit() {
    return switch (encoding) {
      case UTF_16 -> 2;
      case BASE_64, BASE_64_URL -> 3;
      case UTF_8, LATIN_1, ASCII, HEX -> 1;
    };
  }

  private String decodeUtf8(byte[] bytes, boolean last) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length + 1);
    utf8.decode(input, output, last);
    if (last) {
      utf8.flush(output);
      utf8.reset();
    }
    rest = Arrays.copyOfRange(bytes, input.position(), bytes.length);
    return output.flip().toString();
  }
}
