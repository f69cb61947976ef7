package org.ashlar.vm.intrinsic.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ashlar.vm.value.NumberToText;

/**
 * Numbers as en-US writes them by default: groups of three digits, at most three after the point.
 */
final class NumberLocaleText {
  private static final int MAX_FRACTION_DIGITS = 3;

  private NumberLocaleText() {}

  static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
    if (Double.isInfinite(value)) {
      return sign + "\u221e";
    }
    // the digits of the shortest text are what gets rounded
    BigDecimal rounded =
        new BigDecimal(NumberToText.toText(Math.abs(value)))
            .setScale(MAX_FRACTION_DIGITS, RoundingMode.HALF_UP);
    String digits = rounded.toBigInteger().toString();
    String fraction = rounded.remainder(BigDecimal.ONE).toPlainString();
    StringBuilder text = new StringBuilder(sign);
    appendGrouped(text, digits);
    int end = fraction.length();
    while (end > 1 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    if (end > 2) {
      text.append(fraction, 1, end);
    }
    return text.toString();
  }

  /** Decimal digits, with a sign or not, in groups. */
  static String group(String digits) {
    boolean negative = digits.startsWith("-");
    StringBuilder text = new StringBuilder(negative ? "-" : "");
    appendGrouped(text, negative ? digits.substring(1) : digits);
    return text.toString();
  }

  private static void appendGrouped(StringBuilder text, String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
  }
}
