package org.ashlar.vm.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Number to text: {@code Number::toString} and the four formatting methods of {@code
 * Number.prototype}.
 *
 * <p>Implementation note. The shortest digits come from {@link Double#toString(double)}, which
 * since JDK 19 yields the shortest decimal that reads back, with two exceptions that are mended
 * here: it never prints fewer than two digits, and where a one-digit decimal would do it takes the
 * nearest two-digit one, which matters for the smallest subnormals only. The formats with a wanted
 * number of digits are exact: a 128-bit product where the value allows it, {@link BigDecimal}
 * otherwise. The digits in a radix other than ten follow what V8 prints, because programs compare
 * that output.
 */
public final class NumberToText {
  private static final long EXACT_INTEGER_LIMIT = 1L << 53;
  private static final int MAX_FAST_SCALE = 18;
  private static final long[] POWERS_OF_TEN = powersOfTen();
  private static final String RADIX_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  /**
   * The largest subnormal for which a one-digit decimal may be shorter than what the JDK prints.
   */
  private static final double SMALLEST_SUBNORMALS = 1e-321;

  private NumberToText() {}

  /** The text of an int. */
  public static String toText(int value) {
    return Integer.toString(value);
  }

  /** {@code Number::toString} for radix ten. */
  public static String toText(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    int integer = (int) value;
    if (integer == value) {
      return Integer.toString(integer);
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (Math.abs(value) < EXACT_INTEGER_LIMIT && value == (long) value) {
      return Long.toString((long) value);
    }
    return layOut(value < 0, Decimal.shortest(Math.abs(value)));
  }

  private static String layOut(boolean negative, Decimal decimal) {
    String digits = decimal.digits;
    int count = digits.length();
    int point = decimal.point;
    StringBuilder text = new StringBuilder(count + 8);
    if (negative) {
      text.append('-');
    }
    if (count <= point && point <= 21) {
      text.append(digits).repeat('0', point - count);
    } else if (0 < point && point <= 21) {
      text.append(digits, 0, point).append('.').append(digits, point, count);
    } else if (-6 < point && point <= 0) {
      text.append("0.").repeat('0', -point).append(digits);
    } else {
      appendScientific(text, digits, point - 1);
    }
    return text.toString();
  }

  private static void appendScientific(StringBuilder text, String digits, int exponent) {
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
  }

  /**
   * {@code Number::toString} for a radix of 2 to 36. Digits after the point are produced until the
   * rest is below half the distance to the next double, so the text reads back as the same number.
   */
  public static String toText(double value, int radix) {
    if (radix == 10) {
      return toText(value);
    }
    int small = (int) value;
    if (small == value) {
      return Integer.toString(small, radix);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return toText(value);
    }
    double magnitude = Math.abs(value);
    double integer = Math.floor(magnitude);
    double fraction = magnitude - integer;
    double precision = Math.max(0.5 * Math.ulp(magnitude), Double.MIN_VALUE);
    StringBuilder fractionDigits = new StringBuilder();
    if (fraction >= precision && appendFraction(fractionDigits, fraction, precision, radix)) {
      integer += 1;
    }
    StringBuilder text = new StringBuilder();
    if (value < 0) {
      text.append('-');
    }
    appendInteger(text, integer, radix);
    if (!fractionDigits.isEmpty()) {
      text.append('.').append(fractionDigits);
    }
    return text.toString();
  }

  /** Appends the digits after the point; true if rounding carried into the integer part. */
  private static boolean appendFraction(
      StringBuilder digits, double fraction, double precision, int radix) {
    double rest = fraction;
    double tolerance = precision;
    do {
      rest *= radix;
      tolerance *= radix;
      int digit = (int) rest;
      digits.append(RADIX_DIGITS.charAt(digit));
      rest -= digit;
      boolean roundsUp = rest > 0.5 || (rest == 0.5 && (digit & 1) != 0);
      if (roundsUp && rest + tolerance > 1) {
        return incrementLastDigit(digits, radix);
      }
    } while (rest >= tolerance);
    return false;
  }

  private static boolean incrementLastDigit(StringBuilder digits, int radix) {
    while (!digits.isEmpty()) {
      int last = digits.length() - 1;
      int digit = Character.digit(digits.charAt(last), radix);
      if (digit + 1 < radix) {
        digits.setCharAt(last, RADIX_DIGITS.charAt(digit + 1));
        return false;
      }
      digits.setLength(last);
    }
    return true;
  }

  /** Digits below the 53 bits of precision are written as zeros, as V8 does. */
  private static void appendInteger(StringBuilder text, double integer, int radix) {
    double rest = integer;
    int zeros = 0;
    while (rest / radix >= EXACT_INTEGER_LIMIT) {
      rest /= radix;
      zeros++;
    }
    StringBuilder reversed = new StringBuilder();
    do {
      double remainder = rest % radix;
      reversed.append(RADIX_DIGITS.charAt((int) remainder));
      rest = (rest - remainder) / radix;
    } while (rest > 0);
    text.append(reversed.reverse()).repeat('0', zeros);
  }

  /**
   * {@code Number.prototype.toFixed} of a finite number below 10^21 in magnitude; {@code digits} is
   * 0 to 100.
   */
  public static String toFixed(double value, int digits) {
    double magnitude = Math.abs(value);
    boolean negative = value < 0;
    String unscaled = fixedDigitsFast(magnitude, digits);
    if (unscaled == null) {
      unscaled =
          new BigDecimal(magnitude)
              .setScale(digits, RoundingMode.HALF_UP)
              .unscaledValue()
              .toString();
    }
    StringBuilder text = new StringBuilder(unscaled.length() + digits + 3);
    if (negative) {
      text.append('-');
    }
    int integerDigits = unscaled.length() - digits;
    if (integerDigits <= 0) {
      text.append('0');
    } else {
      text.append(unscaled, 0, integerDigits);
    }
    if (digits > 0) {
      text.append('.');
      if (integerDigits < 0) {
        text.repeat('0', -integerDigits);
      }
      text.append(unscaled, Math.max(0, integerDigits), unscaled.length());
    }
    return text.toString();
  }

  /**
   * value * 10^digits rounded half up, by one 64 x 64 -> 128 bit product of the significand; null
   * where the product or the result does not fit.
   */
  private static @Nullable String fixedDigitsFast(double magnitude, int digits) {
    if (digits > MAX_FAST_SCALE || magnitude * POWERS_OF_TEN[digits] >= 0x1p62) {
      return null;
    }
    int exponent = Math.getExponent(magnitude) - 52;
    if (exponent >= 0 || exponent < -110) {
      return null;
    }
    long significand = (Double.doubleToRawLongBits(magnitude) & ((1L << 52) - 1)) | (1L << 52);
    int shift = -exponent;
    long high = Math.multiplyHigh(significand, POWERS_OF_TEN[digits]);
    long low = significand * POWERS_OF_TEN[digits];
    // add half of the last kept unit
    if (shift <= 64) {
      long half = 1L << (shift - 1);
      long sum = low + half;
      if (Long.compareUnsigned(sum, low) < 0) {
        high++;
      }
      long result = shift == 64 ? high : (high << (64 - shift)) | (sum >>> shift);
      return Long.toString(result);
    }
    high += 1L << (shift - 65);
    return Long.toString(high >>> (shift - 64));
  }

  /** {@code Number.prototype.toExponential} of a finite number with 0 to 100 digits. */
  public static String toExponential(double value, int fractionDigits) {
    StringBuilder text = new StringBuilder();
    if (value < 0) {
      text.append('-');
    }
    Decimal decimal = Decimal.rounded(Math.abs(value), fractionDigits + 1);
    appendScientific(text, decimal.digits, decimal.point - 1);
    return text.toString();
  }

  /** {@code Number.prototype.toExponential(undefined)} of a finite number: the shortest digits. */
  public static String toExponential(double value) {
    StringBuilder text = new StringBuilder();
    if (value < 0) {
      text.append('-');
    }
    Decimal decimal = value == 0 ? Decimal.rounded(0, 1) : Decimal.shortest(Math.abs(value));
    appendScientific(text, decimal.digits, decimal.point - 1);
    return text.toString();
  }

  /** {@code Number.prototype.toPrecision} of a finite number with 1 to 100 digits. */
  public static String toPrecision(double value, int precision) {
    Decimal decimal = Decimal.rounded(Math.abs(value), precision);
    StringBuilder text = new StringBuilder(precision + 8);
    if (value < 0) {
      text.append('-');
    }
    String digits = decimal.digits;
    int exponent = decimal.point - 1;
    if (exponent < -6 || exponent >= precision) {
      appendScientific(text, digits, exponent);
    } else if (exponent == precision - 1) {
      text.append(digits);
    } else if (exponent >= 0) {
      text.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, precision);
    } else {
      text.append("0.").repeat('0', -(exponent + 1)).append(digits);
    }
    return text.toString();
  }

  private static long[] powersOfTen() {
    long[] powers = new long[MAX_FAST_SCALE + 1];
    long power = 1;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = power;
      power *= 10;
    }
    return powers;
  }

  /** Decimal digits without leading zeros and the place of the point: 0.DIGITS times 10^point. */
  private record Decimal(String digits, int point) {

    /** The shortest decimal that reads back as {@code magnitude}, which is finite and positive. */
    static Decimal shortest(double magnitude) {
      String text = Double.toString(magnitude);
      int exponentMark = text.indexOf('E');
      int end = exponentMark < 0 ? text.length() : exponentMark;
      int exponent =
          exponentMark < 0 ? 0 : Integer.parseInt(text, exponentMark + 1, text.length(), 10);
      int point = text.indexOf('.');
      StringBuilder digits = new StringBuilder(end).append(text, 0, point);
      digits.append(text, point + 1, end);
      int leadingZeros = 0;
      while (digits.charAt(leadingZeros) == '0') {
        leadingZeros++;
      }
      int last = digits.length();
      while (digits.charAt(last - 1) == '0') {
        last--;
      }
      String significant = digits.substring(leadingZeros, last);
      int pointPlace = point - leadingZeros + exponent;
      if (significant.length() == 2 && magnitude < SMALLEST_SUBNORMALS) {
        return oneDigit(magnitude, significant, pointPlace);
      }
      return new Decimal(significant, pointPlace);
    }

    private static Decimal oneDigit(double magnitude, String significant, int point) {
      int rounded = (Integer.parseInt(significant) + 5) / 10;
      String digit = rounded == 10 ? "1" : Integer.toString(rounded);
      int place = rounded == 10 ? point + 1 : point;
      String candidate = String.format(Locale.ROOT, "%se%d", digit, place - 1);
      boolean readsBack = Double.parseDouble(candidate) == magnitude;
      return readsBack ? new Decimal(digit, place) : new Decimal(significant, point);
    }

    /** The exact value rounded half up to {@code count} digits; zero has all digits zero. */
    static Decimal rounded(double magnitude, int count) {
      if (magnitude == 0) {
        return new Decimal("0".repeat(count), 1);
      }
      BigDecimal exact =
          new BigDecimal(magnitude).round(new MathContext(count, RoundingMode.HALF_UP));
      String digits = exact.unscaledValue().toString();
      int point = digits.length() - exact.scale();
      if (digits.length() > count) {
        digits = digits.substring(0, count);
      } else {
        digits = digits + "0".repeat(count - digits.length());
      }
      return new Decimal(digits, point);
    }
  }
}
