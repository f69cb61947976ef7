package org.ashlar.vm.intrinsic.text;

import org.jspecify.annotations.Nullable;

/**
 * Percent encoding of URIs (the abstract operations Encode and Decode of 19.2.6) and the older
 * escape form of Annex B.
 */
public final class UriText {
  private static final String HEXADECIMAL = "0123456789ABCDEF";

  /** Bits 0 to 127: the characters that a component keeps. */
  private static final CharacterSet UNRESERVED = CharacterSet.of("-_.!~*'()");

  /** What {@code encodeURI} keeps: the unreserved ones, the reserved ones and the number sign. */
  private static final CharacterSet UNRESERVED_OR_RESERVED =
      CharacterSet.of("-_.!~*'();/?:@&=+$,#");

  private static final CharacterSet ESCAPE_KEPT = CharacterSet.of("@*_+-./");

  private static final String RESERVED_AND_NUMBER_SIGN = ";/?:@&=+$,#";

  private UriText() {}

  /** A set of ASCII characters that always has the letters and digits. */
  private record CharacterSet(long low, long high) {
    static CharacterSet of(String marks) {
      long low = 0;
      long high = 0;
      for (int i = 0; i < 128; i++) {
        boolean member =
            (i >= '0' && i <= '9')
                || (i >= 'A' && i <= 'Z')
                || (i >= 'a' && i <= 'z')
                || marks.indexOf(i) >= 0;
        if (member && i < 64) {
          low |= 1L << i;
        } else if (member) {
          high |= 1L << (i - 64);
        }
      }
      return new CharacterSet(low, high);
    }

    boolean contains(char unit) {
      return unit < 64 ? (low >>> unit & 1) != 0 : unit < 128 && (high >>> (unit - 64) & 1) != 0;
    }
  }

  /** {@code encodeURI}; null where the text has a lone surrogate. */
  public static @Nullable String encodeUri(String text) {
    return encode(text, UNRESERVED_OR_RESERVED);
  }

  /** {@code encodeURIComponent}; null where the text has a lone surrogate. */
  public static @Nullable String encodeUriComponent(String text) {
    return encode(text, UNRESERVED);
  }

  private static @Nullable String encode(String text, CharacterSet kept) {
    int clean = 0;
    while (clean < text.length() && kept.contains(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, clean);
    int position = clean;
    while (position < text.length()) {
      char unit = text.charAt(position);
      if (kept.contains(unit)) {
        encoded.append(unit);
        position++;
        continue;
      }
      int codePoint = text.codePointAt(position);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return null;
      }
      appendUtf8(encoded, codePoint);
      position += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  private static void appendUtf8(StringBuilder encoded, int codePoint) {
    if (codePoint < 0x80) {
      appendByte(encoded, codePoint);
    } else if (codePoint < 0x800) {
      appendByte(encoded, 0xC0 | codePoint >> 6);
      appendByte(encoded, 0x80 | (codePoint & 0x3F));
    } else {
      if (codePoint < 0x10000) {
        appendByte(encoded, 0xE0 | codePoint >> 12);
      } else {
        appendByte(encoded, 0xF0 | codePoint >> 18);
        appendByte(encoded, 0x80 | (codePoint >> 12 & 0x3F));
      }
      appendByte(encoded, 0x80 | (codePoint >> 6 & 0x3F));
      appendByte(encoded, 0x80 | (codePoint & 0x3F));
    }
  }

  private static void appendByte(StringBuilder encoded, int value) {
    encoded
        .append('%')
        .append(HEXADECIMAL.charAt(value >> 4))
        .append(HEXADECIMAL.charAt(value & 15));
  }

  /** {@code decodeURI}, which leaves escaped reserved characters; null where malformed. */
  public static @Nullable String decodeUri(String text) {
    return decode(text, RESERVED_AND_NUMBER_SIGN);
  }

  /** {@code decodeURIComponent}; null where malformed. */
  public static @Nullable String decodeUriComponent(String text) {
    return decode(text, "");
  }

  private static @Nullable String decode(String text, String preserved) {
    int position = text.indexOf('%');
    if (position < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length()).append(text, 0, position);
    while (position < text.length()) {
      char unit = text.charAt(position);
      if (unit != '%') {
        decoded.append(unit);
        position++;
        continue;
      }
      int first = escapedByte(text, position);
      if (first < 0) {
        return null;
      }
      if (first < 0x80) {
        if (preserved.indexOf(first) >= 0) {
          decoded.append(text, position, position + 3);
        } else {
          decoded.append((char) first);
        }
        position += 3;
        continue;
      }
      int length = first >= 0xF8 ? 0 : Integer.numberOfLeadingZeros(~(first << 24));
      int codePoint = length < 2 ? -1 : sequence(text, position, first, length);
      if (codePoint < 0) {
        return null;
      }
      decoded.appendCodePoint(codePoint);
      position += 3 * length;
    }
    return decoded.toString();
  }

  /** The code point of a sequence of 2 to 4 escaped bytes, or -1 if it is not valid UTF-8. */
  private static int sequence(String text, int start, int first, int length) {
    int codePoint = first & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int next = escapedByte(text, start + 3 * i);
      if (next < 0 || (next & 0xC0) != 0x80) {
        return -1;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return codePoint < smallest || codePoint > Character.MAX_CODE_POINT || surrogate
        ? -1
        : codePoint;
  }

  /** The byte of an escape at this place, or -1 if none is there. */
  private static int escapedByte(String text, int position) {
    return position + 3 <= text.length() && text.charAt(position) == '%'
        ? hexadecimal(text, position + 1, 2)
        : -1;
  }

  private static int hexadecimal(String text, int start, int count) {
    if (start + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + count; i++) {
      char unit = text.charAt(i);
      int digit = unit < 0x80 ? Character.digit(unit, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Annex B {@code escape}. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (ESCAPE_KEPT.contains(unit)) {
        escaped.append(unit);
      } else if (unit < 256) {
        appendByte(escaped, unit);
      } else {
        escaped.append("%u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          escaped.append(HEXADECIMAL.charAt(unit >> shift & 15));
        }
      }
    }
    return escaped.toString();
  }

  /** Annex B {@code unescape}. */
  public static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int position = 0;
    while (position < text.length()) {
      char unit = text.charAt(position);
      if (unit == '%') {
        boolean isLong = position + 1 < text.length() && text.charAt(position + 1) == 'u';
        int length = isLong ? 6 : 3;
        int value = hexadecimal(text, position + length - (isLong ? 4 : 2), isLong ? 4 : 2);
        if (value >= 0) {
          plain.append((char) value);
          position += length;
          continue;
        }
      }
      plain.append(unit);
      position++;
    }
    return plain.toString();
  }
}
