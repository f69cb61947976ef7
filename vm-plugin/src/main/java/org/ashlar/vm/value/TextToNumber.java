package org.ashlar.vm.value;

/**
 * Text to number: {@code StringToNumber}, {@code parseFloat} and {@code parseInt}.
 *
 * <p>A result that is an int32 and not -0 is an {@link Integer}, everything else a {@link Double}.
 * Decimal text is checked against the grammar here and converted by {@link Double#parseDouble},
 * which rounds correctly for any length; up to 15 digits with a small exponent take an exact
 * shortcut.
 */
public final class TextToNumber {
  private static final int EXACT_DIGITS = 15;
  private static final double[] EXACT_POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final String INFINITY = "Infinity";

  /** Part products of {@code parseInt} stay below 2^32 so that each step is exact in a double. */
  private static final long PART_LIMIT = 0xFFFF_FFFFL / 36;

  private TextToNumber() {}

  /** Whether the code unit is {@code WhiteSpace} or {@code LineTerminator}. */
  public static boolean isWhiteSpace(char unit) {
    if (unit < 0x80) {
      return unit == ' ' || (unit >= '\t' && unit <= '\r');
    }
    return switch (unit) {
      case 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF -> true;
      default -> unit >= 0x2000 && unit <= 0x200A;
    };
  }

  /** The number with this value: an Integer where the value is an int32 other than -0. */
  public static Object box(double value) {
    int integer = (int) value;
    if (integer == value && (integer != 0 || Double.doubleToRawLongBits(value) == 0)) {
      return integer;
    }
    return value;
  }

  /** {@code StringToNumber}: NaN where the text is not a numeric literal as a whole. */
  public static Object stringToNumber(CharSequence source) {
    String text = source.toString();
    int length = text.length();
    if (length > 0 && length <= 9) {
      int small = shortInteger(text);
      if (small >= 0) {
        return small;
      }
    }
    return box(parseNumericLiteral(text));
  }

  /** {@link #stringToNumber} as a primitive. */
  public static double stringToDouble(CharSequence source) {
    return parseNumericLiteral(source.toString());
  }

  /** The value of up to nine decimal digits, or -1 for any other text. */
  private static int shortInteger(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static double parseNumericLiteral(String text) {
    int start = skipWhiteSpace(text);
    int end = text.length();
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return 0;
    }
    if (end - start > 2 && text.charAt(start) == '0') {
      int radix = radixOfPrefix(text.charAt(start + 1));
      if (radix != 0) {
        return parseWholeRadix(text, start + 2, end, radix);
      }
    }
    DecimalScanner scanner = new DecimalScanner(text, start, end);
    return scanner.scan() && scanner.position == end ? scanner.value() : Double.NaN;
  }

  private static int radixOfPrefix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static double parseWholeRadix(String text, int start, int end, int radix) {
    for (int i = start; i < end; i++) {
      if (digitOf(text.charAt(i)) >= radix) {
        return Double.NaN;
      }
    }
    return digitsToDouble(text, start, end, radix);
  }

  /** {@code parseFloat}: the longest decimal literal the text starts with, else NaN. */
  public static Object parseFloat(CharSequence source) {
    String text = source.toString();
    DecimalScanner scanner = new DecimalScanner(text, skipWhiteSpace(text), text.length());
    return scanner.scan() ? box(scanner.value()) : (Object) Double.NaN;
  }

  /** {@code parseInt}; {@code radix} is the result of ToInt32, 0 meaning "not given". */
  public static Object parseInt(CharSequence source, int radix) {
    String text = source.toString();
    int end = text.length();
    int start = skipWhiteSpace(text);
    boolean negative = false;
    if (start < end && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
      negative = text.charAt(start) == '-';
      start++;
    }
    if (radix != 0 && (radix < 2 || radix > 36)) {
      return Double.NaN;
    }
    boolean mayHavePrefix = radix == 0 || radix == 16;
    int base = radix == 0 ? 10 : radix;
    if (mayHavePrefix && end - start >= 2 && text.charAt(start) == '0') {
      char letter = text.charAt(start + 1);
      if (letter == 'x' || letter == 'X') {
        start += 2;
        base = 16;
      }
    }
    int stop = start;
    while (stop < end && digitOf(text.charAt(stop)) < base) {
      stop++;
    }
    if (stop == start) {
      return Double.NaN;
    }
    double value = digitsToDouble(text, start, stop, base);
    return box(negative ? -value : value);
  }

  /**
   * The value of a run of digits, all of which are below {@code radix}. Correctly rounded for radix
   * ten and powers of two; for the others the specification leaves the digits after the twentieth
   * open, and the parts are added up as V8 does.
   */
  public static double digitsToDouble(CharSequence source, int start, int end, int radix) {
    String text = source.toString();
    if (end - start <= 10) {
      long value = 0;
      for (int i = start; i < end; i++) {
        value = value * radix + digitOf(text.charAt(i));
      }
      return value;
    }
    if (radix == 10) {
      return Double.parseDouble(text.substring(start, end));
    }
    if (Integer.bitCount(radix) == 1) {
      return binaryDigits(text, start, end, Integer.numberOfTrailingZeros(radix));
    }
    double value = 0;
    int position = start;
    while (position < end && text.charAt(position) == '0') {
      position++;
    }
    while (position < end) {
      long part = 0;
      long multiplier = 1;
      while (position < end && multiplier * radix <= PART_LIMIT) {
        part = part * radix + digitOf(text.charAt(position));
        multiplier *= radix;
        position++;
      }
      value = value * multiplier + part;
    }
    return value;
  }

  /** Keeps 64 significant bits with a sticky last bit, which one conversion then rounds to even. */
  private static double binaryDigits(String text, int start, int end, int bitsPerDigit) {
    long significand = 0;
    long exponent = 0;
    boolean sticky = false;
    for (int i = start; i < end; i++) {
      int digit = digitOf(text.charAt(i));
      if (significand >>> (62 - bitsPerDigit) == 0) {
        significand = (significand << bitsPerDigit) | digit;
      } else {
        exponent += bitsPerDigit;
        sticky |= digit != 0;
      }
    }
    if (sticky) {
      significand |= 1;
    }
    return Math.scalb((double) significand, (int) Math.min(exponent, 2000));
  }

  /** The value of a digit or letter, 99 for any other code unit. */
  static int digitOf(char unit) {
    if (unit >= '0' && unit <= '9') {
      return unit - '0';
    }
    int letter = unit | 0x20;
    return letter >= 'a' && letter <= 'z' && unit < 0x80 ? letter - 'a' + 10 : 99;
  }

  static int skipWhiteSpace(String text) {
    int position = 0;
    while (position < text.length() && isWhiteSpace(text.charAt(position))) {
      position++;
    }
    return position;
  }

  /** Reads one signed decimal literal or {@code Infinity} and remembers where it ended. */
  private static final class DecimalScanner {
    private final String text;
    private final int start;
    private final int end;
    private int position;
    private boolean infinite;
    private boolean negative;
    private long leadingDigits;
    private int digitCount;
    private int digitsAfterPoint;
    private boolean hasExponent;

    DecimalScanner(String text, int start, int end) {
      this.text = text;
      this.start = start;
      this.end = end;
      this.position = start;
    }

    /** False if no literal starts here; on true {@link #position} is behind the longest one. */
    boolean scan() {
      if (position < end && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
        negative = text.charAt(position) == '-';
        position++;
      }
      if (text.startsWith(INFINITY, position) && position + INFINITY.length() <= end) {
        position += INFINITY.length();
        infinite = true;
        return true;
      }
      int integerDigits = scanDigits();
      if (position < end && text.charAt(position) == '.') {
        position++;
        digitsAfterPoint = scanDigits();
        if (integerDigits + digitsAfterPoint == 0) {
          return false;
        }
      } else if (integerDigits == 0) {
        return false;
      }
      scanExponent();
      return true;
    }

    private int scanDigits() {
      int first = position;
      while (position < end) {
        int digit = text.charAt(position) - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        if (digitCount > 0 || digit != 0) {
          digitCount++;
        }
        if (digitCount <= EXACT_DIGITS) {
          leadingDigits = leadingDigits * 10 + digit;
        }
        position++;
      }
      return position - first;
    }

    private void scanExponent() {
      if (position >= end || (text.charAt(position) | 0x20) != 'e') {
        return;
      }
      int digits = position + 1;
      if (digits < end && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
        digits++;
      }
      int stop = digits;
      while (stop < end && text.charAt(stop) >= '0' && text.charAt(stop) <= '9') {
        stop++;
      }
      if (stop > digits) {
        hasExponent = true;
        position = stop;
      }
    }

    double value() {
      double magnitude;
      if (infinite) {
        magnitude = Double.POSITIVE_INFINITY;
      } else if (!hasExponent
          && digitCount <= EXACT_DIGITS
          && digitsAfterPoint < EXACT_POWERS_OF_TEN.length) {
        // both operands are exact, so one division rounds once
        magnitude = leadingDigits / EXACT_POWERS_OF_TEN[digitsAfterPoint];
      } else {
        boolean signed = text.charAt(start) == '-' || text.charAt(start) == '+';
        magnitude = Double.parseDouble(text.substring(signed ? start + 1 : start, position));
      }
      return negative ? -magnitude : magnitude;
    }
  }
}
