package org.ashlar.vm.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * BigInt to text and back.
 *
 * <p>Implementation note. Radices that are powers of two are linear in both directions. Other
 * radices are split at powers radix^(2^k), so their cost is that of the JDK's multiplication and
 * division; {@link BigInteger}'s own constructor is quadratic. Both callers must bound or charge
 * the size first: nothing in here polls.
 */
public final class BigIntText {
  /** The largest BigInt has this many bits. */
  public static final int MAX_BITS = 1 << 30;

  /** Below this many digits the JDK's quadratic conversion is the faster one. */
  private static final int PARSE_CHUNK_DIGITS = 1024;

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private BigIntText() {}

  /** How the products of a conversion are made: the one place where it can take long. */
  public interface Product {
    /** The product of two non-negative numbers. */
    BigInteger of(BigInteger left, BigInteger right);
  }

  /** {@code StringToBigInt}: null where the text is not an integer literal as a whole. */
  public static @Nullable BigInteger parse(CharSequence source) {
    return parse(source, BigInteger::multiply);
  }

  /** {@link #parse(CharSequence)} with products made by the caller, who may need safe points. */
  public static @Nullable BigInteger parse(CharSequence source, Product product) {
    String text = source.toString();
    int start = TextToNumber.skipWhiteSpace(text);
    int end = text.length();
    while (end > start && TextToNumber.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return BigInteger.ZERO;
    }
    char first = text.charAt(start);
    if (first == '0' && end - start > 2) {
      int radix =
          switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
          };
      if (radix != 10) {
        return parseDigits(text, start + 2, end, radix, product);
      }
    }
    if (first == '-' || first == '+') {
      BigInteger magnitude = parseDigits(text, start + 1, end, 10, product);
      return magnitude != null && first == '-' ? magnitude.negate() : magnitude;
    }
    return parseDigits(text, start, end, 10, product);
  }

  /** The value of the digits from {@code start} to {@code end}; null if one of them is none. */
  public static @Nullable BigInteger parseDigits(
      CharSequence source, int start, int end, int radix) {
    return parseDigits(source.toString(), start, end, radix, BigInteger::multiply);
  }

  private static @Nullable BigInteger parseDigits(
      String text, int start, int end, int radix, Product product) {
    if (start >= end) {
      return null;
    }
    for (int i = start; i < end; i++) {
      if (TextToNumber.digitOf(text.charAt(i)) >= radix) {
        return null;
      }
    }
    int from = start;
    while (from < end - 1 && text.charAt(from) == '0') {
      from++;
    }
    if (end - from <= 18 && radix <= 10) {
      return BigInteger.valueOf(Long.parseLong(text, from, end, radix));
    }
    if (Integer.bitCount(radix) == 1) {
      return parseBits(text, from, end, Integer.numberOfTrailingZeros(radix));
    }
    return parseLarge(text, from, end, radix, powers(end - from, radix, product), product);
  }

  /** An upper bound of the bits that {@code digits} digits of {@code radix} need. */
  public static long bitsOfDigits(long digits, int radix) {
    return (long) Math.ceil(digits * (Math.log(radix) / Math.log(2)));
  }

  private static BigInteger parseBits(String text, int start, int end, int bitsPerDigit) {
    long bits = (long) (end - start) * bitsPerDigit;
    byte[] magnitude = new byte[(int) ((bits + 7) / 8)];
    int target = magnitude.length - 1;
    int pending = 0;
    int pendingBits = 0;
    for (int i = end - 1; i >= start; i--) {
      pending |= TextToNumber.digitOf(text.charAt(i)) << pendingBits;
      pendingBits += bitsPerDigit;
      if (pendingBits >= 8) {
        magnitude[target--] = (byte) pending;
        pending >>>= 8;
        pendingBits -= 8;
      }
    }
    if (target >= 0) {
      magnitude[target] = (byte) pending;
    }
    return new BigInteger(1, magnitude);
  }

  /** powers[k] = radix^(PARSE_CHUNK_DIGITS * 2^k), as many as splitting {@code digits} needs. */
  private static BigInteger[] powers(int digits, int radix, Product product) {
    int levels = 0;
    while (((long) PARSE_CHUNK_DIGITS << levels) < digits) {
      levels++;
    }
    BigInteger[] powers = new BigInteger[levels];
    for (int level = 0; level < levels; level++) {
      powers[level] =
          level == 0
              ? BigInteger.valueOf(radix).pow(PARSE_CHUNK_DIGITS)
              : product.of(powers[level - 1], powers[level - 1]);
    }
    return powers;
  }

  private static BigInteger parseLarge(
      String text, int start, int end, int radix, BigInteger[] powers, Product product) {
    int digits = end - start;
    if (digits <= PARSE_CHUNK_DIGITS) {
      return new BigInteger(text.substring(start, end), radix);
    }
    int level = 31 - Integer.numberOfLeadingZeros((digits - 1) / PARSE_CHUNK_DIGITS);
    int middle = end - (PARSE_CHUNK_DIGITS << level);
    BigInteger high = parseLarge(text, start, middle, radix, powers, product);
    BigInteger low = parseLarge(text, middle, end, radix, powers, product);
    return product.of(high, powers[level]).add(low);
  }

  /** {@code BigInt::toString} for radix ten. */
  public static String format(BigInteger value) {
    return format(value, 10);
  }

  /** {@code BigInt::toString}. */
  public static String format(BigInteger value, int radix) {
    if (value.bitLength() <= 63) {
      return Long.toString(value.longValue(), radix);
    }
    if (Integer.bitCount(radix) == 1) {
      return formatBits(value, Integer.numberOfTrailingZeros(radix));
    }
    return value.toString(radix);
  }

  private static String formatBits(BigInteger value, int bitsPerDigit) {
    byte[] magnitude = value.abs().toByteArray();
    int bits = value.abs().bitLength();
    int digits = (bits + bitsPerDigit - 1) / bitsPerDigit;
    boolean negative = value.signum() < 0;
    byte[] text = new byte[digits + (negative ? 1 : 0)];
    int source = magnitude.length - 1;
    int pending = 0;
    int pendingBits = 0;
    int mask = (1 << bitsPerDigit) - 1;
    for (int i = text.length - 1; i >= text.length - digits; i--) {
      if (pendingBits < bitsPerDigit && source >= 0) {
        pending |= (magnitude[source--] & 0xFF) << pendingBits;
        pendingBits += 8;
      }
      text[i] = (byte) DIGITS.charAt(pending & mask);
      pending >>>= bitsPerDigit;
      pendingBits -= bitsPerDigit;
    }
    if (negative) {
      text[0] = '-';
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
