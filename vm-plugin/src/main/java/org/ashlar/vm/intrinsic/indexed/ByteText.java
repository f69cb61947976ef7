package org.ashlar.vm.intrinsic.indexed;

import java.util.Arrays;
import org.ashlar.vm.object.EcmaSpec;
import org.jspecify.annotations.Nullable;

/** Bytes as base64 or hexadecimal text, and back (clause 23.3). */
final class ByteText {
  private static final String STANDARD =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String URL_SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String HEXADECIMAL = "0123456789abcdef";

  private ByteText() {}

  /** What a reader does with a last chunk of fewer than four characters. */
  enum LastChunk {
    LOOSE,
    STRICT,
    STOP_BEFORE_PARTIAL
  }

  /**
   * How far a reader came.
   *
   * @param read units of the text that the bytes stand for
   * @param error what is wrong behind them; Java null if nothing is
   */
  record Reading(int read, byte[] bytes, @Nullable String error) {}

  static String toBase64(byte[] bytes, boolean urlSafe, boolean padded) {
    String alphabet = urlSafe ? URL_SAFE : STANDARD;
    StringBuilder text = new StringBuilder(bytes.length / 3 * 4 + 4);
    for (int i = 0; i < bytes.length; i += 3) {
      int count = Math.min(3, bytes.length - i);
      int bits = (bytes[i] & 0xFF) << 16;
      bits |= count > 1 ? (bytes[i + 1] & 0xFF) << 8 : 0;
      bits |= count > 2 ? bytes[i + 2] & 0xFF : 0;
      for (int digit = 0; digit <= count; digit++) {
        text.append(alphabet.charAt(bits >> (18 - 6 * digit) & 63));
      }
      if (padded) {
        text.repeat('=', 3 - count);
      }
    }
    return text.toString();
  }

  static String toHex(byte[] bytes) {
    StringBuilder text = new StringBuilder(2 * bytes.length);
    for (byte value : bytes) {
      text.append(HEXADECIMAL.charAt(value >> 4 & 15)).append(HEXADECIMAL.charAt(value & 15));
    }
    return text.toString();
  }

  @EcmaSpec("sec-fromhex")
  static Reading fromHex(String text, int mostBytes) {
    if (text.length() % 2 != 0) {
      return new Reading(0, new byte[0], "a hexadecimal text has an even length");
    }
    byte[] bytes = new byte[Math.min(mostBytes, text.length() / 2)];
    for (int i = 0; i < bytes.length; i++) {
      int high = hexadecimalDigit(text.charAt(2 * i));
      int low = hexadecimalDigit(text.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        String error = "no hexadecimal digits at " + 2 * i;
        return new Reading(2 * i, Arrays.copyOf(bytes, i), error);
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return new Reading(2 * bytes.length, bytes, null);
  }

  private static int hexadecimalDigit(char unit) {
    return unit < 0x80 ? Character.digit(unit, 16) : -1;
  }

  static Reading fromBase64(String text, boolean urlSafe, LastChunk lastChunk, int mostBytes) {
    return new Base64Reader(text, urlSafe, lastChunk, mostBytes).read();
  }

  /** Reads base64: white space is skipped, a chunk is four characters and three bytes. */
  private static final class Base64Reader {
    private final String text;
    private final String alphabet;
    private final LastChunk lastChunk;
    private final int mostBytes;
    private byte[] bytes;
    private int count;
    private int index;

    /** The end of the last whole chunk. */
    private int read;

    private int chunk;
    private int chunkLength;

    Base64Reader(String text, boolean urlSafe, LastChunk lastChunk, int mostBytes) {
      this.text = text;
      this.alphabet = urlSafe ? URL_SAFE : STANDARD;
      this.lastChunk = lastChunk;
      this.mostBytes = mostBytes;
      this.bytes = new byte[Math.min(mostBytes, text.length() / 4 * 3 + 3)];
    }

    @EcmaSpec("sec-frombase64")
    Reading read() {
      while (count < mostBytes) {
        skipWhiteSpace();
        if (index == text.length()) {
          return end();
        }
        char unit = text.charAt(index++);
        if (unit == '=') {
          return padding();
        }
        int value = alphabet.indexOf(unit);
        if (value < 0) {
          return stop("no base64 character at " + (index - 1));
        }
        int remaining = mostBytes - count;
        if ((remaining == 1 && chunkLength == 2) || (remaining == 2 && chunkLength == 3)) {
          return stop(null);
        }
        chunk = chunk << 6 | value;
        chunkLength++;
        if (chunkLength == 4) {
          put(chunk >> 16);
          put(chunk >> 8);
          put(chunk);
          chunk = 0;
          chunkLength = 0;
          read = index;
        }
      }
      return stop(null);
    }

    private void put(int value) {
      bytes[count++] = (byte) value;
    }

    private Reading stop(@Nullable String error) {
      return new Reading(read, Arrays.copyOf(bytes, count), error);
    }

    /** The text ended without padding. */
    private Reading end() {
      if (chunkLength == 0) {
        read = text.length();
        return stop(null);
      }
      return switch (lastChunk) {
        case STOP_BEFORE_PARTIAL -> stop(null);
        case STRICT -> stop("the last chunk lacks its padding");
        case LOOSE ->
            chunkLength == 1 ? stop("the last chunk is a single character") : partial(false);
      };
    }

    /** An equals sign was read. */
    private Reading padding() {
      if (chunkLength < 2) {
        return stop("padding at " + (index - 1) + " is too early");
      }
      skipWhiteSpace();
      if (chunkLength == 2) {
        if (index == text.length()) {
          return lastChunk == LastChunk.STOP_BEFORE_PARTIAL
              ? stop(null)
              : stop("the padding is incomplete");
        }
        if (text.charAt(index) == '=') {
          index++;
          skipWhiteSpace();
        }
      }
      if (index < text.length()) {
        return stop("text behind the padding");
      }
      return partial(lastChunk == LastChunk.STRICT);
    }

    /** Two or three characters, whose unused bits may have to be zero. */
    private Reading partial(boolean strict) {
      int unused = chunkLength == 2 ? 4 : 2;
      if (strict && (chunk & ((1 << unused) - 1)) != 0) {
        return stop("the last chunk has bits that belong to no byte");
      }
      int value = chunk >> unused;
      if (chunkLength == 3) {
        put(value >> 8);
      }
      put(value);
      read = text.length();
      return stop(null);
    }

    private void skipWhiteSpace() {
      while (index < text.length() && isWhiteSpace(text.charAt(index))) {
        index++;
      }
    }

    private static boolean isWhiteSpace(char unit) {
      return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\f' || unit == '\r';
    }
  }
}
