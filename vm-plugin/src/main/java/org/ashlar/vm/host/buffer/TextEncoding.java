package org.ashlar.vm.host.buffer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How text stands for bytes and bytes for text. Lenient: what does not fit is left out. */
public enum TextEncoding {
  UTF_8,
  UTF_16,
  LATIN_1,
  ASCII,
  BASE_64,
  BASE_64_URL,
  HEX;

  /** The encoding of a name in any case, or Java null. */
  public static @Nullable TextEncoding of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf8", "utf-8" -> UTF_8;
      case "utf16le", "utf-16le", "ucs2", "ucs-2" -> UTF_16;
      case "latin1", "binary" -> LATIN_1;
      case "ascii" -> ASCII;
      case "base64" -> BASE_64;
      case "base64url" -> BASE_64_URL;
      case "hex" -> HEX;
      default -> null;
    };
  }

  /** The bytes that a text stands for. */
  public byte[] encode(String text) {
    return switch (this) {
      case UTF_8 -> wellFormed(text).getBytes(StandardCharsets.UTF_8);
      case UTF_16 -> utf16(text);
      case LATIN_1, ASCII -> latin1(text);
      case BASE_64, BASE_64_URL -> base64(text);
      case HEX -> hex(text);
    };
  }

  /** The text that bytes stand for. */
  public String decode(byte[] bytes, int from, int to) {
    return switch (this) {
      case UTF_8 -> new String(bytes, from, to - from, StandardCharsets.UTF_8);
      case UTF_16 -> new String(bytes, from, to - from & ~1, StandardCharsets.UTF_16LE);
      case LATIN_1 -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      case ASCII -> ascii(bytes, from, to);
      case BASE_64 -> Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, to));
      case BASE_64_URL ->
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(Arrays.copyOfRange(bytes, from, to));
      case HEX -> HexFormat.of().formatHex(bytes, from, to);
    };
  }

  /** The JDK would write a question mark for a lone surrogate. */
  private static String wellFormed(String text) {
    StringBuilder fixed = null;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (pair) {
          i++;
        } else {
          fixed = fixed == null ? new StringBuilder(text) : fixed;
          fixed.setCharAt(i, '\uFFFD');
        }
      }
    }
    return fixed == null ? text : fixed.toString();
  }

  private static byte[] utf16(String text) {
    byte[] bytes = new byte[text.length() * Character.BYTES];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> Byte.SIZE);
    }
    return bytes;
  }

  private static byte[] latin1(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static String ascii(byte[] bytes, int from, int to) {
    byte[] low = Arrays.copyOfRange(bytes, from, to);
    for (int i = 0; i < low.length; i++) {
      low[i] &= 0x7F;
    }
    return new String(low, StandardCharsets.ISO_8859_1);
  }

  /** Takes both alphabets and any line breaks, up to the padding. */
  private static byte[] base64(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      char digit = text.charAt(i);
      switch (digit) {
        case '-' -> plain.append('+');
        case '_' -> plain.append('/');
        default -> {
          boolean known =
              digit >= 'a' && digit <= 'z'
                  || digit >= 'A' && digit <= 'Z'
                  || digit >= '0' && digit <= '9'
                  || digit == '+'
                  || digit == '/';
          if (known) {
            plain.append(digit);
          }
        }
      }
    }
    int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
    return Base64.getDecoder().decode(plain.substring(0, whole));
  }

  /** Takes pairs of digits up to the first that is none. */
  private static byte[] hex(String text) {
    int end = 0;
    while (end + 1 < text.length()
        && HexFormat.isHexDigit(text.charAt(end))
        && HexFormat.isHexDigit(text.charAt(end + 1))) {
      end += 2;
    }
    return HexFormat.of().parseHex(text, 0, end);
  }
}
