package org.ashlar.vm.intrinsic.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.ashlar.vm.unicode.UnicodeProperties;
import org.ashlar.vm.value.TextToNumber;

/**
 * Algorithms on flat strings that the methods of String share. Case mapping and normalisation are
 * the JDK's: both follow the Unicode data in full, special casing included, and pass lone
 * surrogates through.
 */
public final class TextFunctions {
  private static final char SIGMA = '\u03A3';

  private TextFunctions() {}

  /** {@code TrimString}: without white space and line terminators at the chosen ends. */
  public static String trim(String text, boolean atStart, boolean atEnd) {
    int start = 0;
    int end = text.length();
    while (atStart && start < end && TextToNumber.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (atEnd && start < end && TextToNumber.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The full Unicode mapping to upper case, independent of any locale. */
  public static String toUpperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The full Unicode mapping to lower case, independent of any locale. */
  public static String toLowerCase(String text) {
    int sigma = text.indexOf(SIGMA);
    if (sigma < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    // the JDK looks for the end of the word by other rules than the Unicode data
    StringBuilder lower = new StringBuilder(text.length());
    int copied = 0;
    for (; sigma >= 0; sigma = text.indexOf(SIGMA, copied)) {
      lower.append(text.substring(copied, sigma).toLowerCase(Locale.ROOT));
      lower.append(isFinalSigma(text, sigma) ? '\u03C2' : '\u03C3');
      copied = sigma + 1;
    }
    return lower.append(text.substring(copied).toLowerCase(Locale.ROOT)).toString();
  }

  /** Whether the lower case of the text depends on more than each character. */
  static boolean hasSigma(String text) {
    return text.indexOf(SIGMA) >= 0;
  }

  /** The condition Final_Sigma: a cased letter before and none after, but for what is ignorable. */
  private static boolean isFinalSigma(String text, int sigma) {
    int before = sigma;
    while (before > 0 && is("Case_Ignorable", text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    if (before == 0 || !is("Cased", text.codePointBefore(before))) {
      return false;
    }
    int after = sigma + 1;
    while (after < text.length() && is("Case_Ignorable", text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return after == text.length() || !is("Cased", text.codePointAt(after));
  }

  private static boolean is(String property, int codePoint) {
    return Objects.requireNonNull(UnicodeProperties.lone(property)).contains(codePoint);
  }

  /** The text in a normalisation form. */
  public static String normalize(String text, Normalizer.Form form) {
    return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
  }

  /** The index of the first lone surrogate, or -1. */
  public static int loneSurrogate(String text) {
    return nextLoneSurrogate(text, 0);
  }

  private static int nextLoneSurrogate(String text, int start) {
    int length = text.length();
    int position = start;
    while (position < length) {
      char unit = text.charAt(position);
      if (!Character.isSurrogate(unit)) {
        position++;
      } else if (Character.isHighSurrogate(unit)
          && position + 1 < length
          && Character.isLowSurrogate(text.charAt(position + 1))) {
        position += 2;
      } else {
        return position;
      }
    }
    return -1;
  }

  /** The text with each lone surrogate replaced by U+FFFD. */
  public static String toWellFormed(String text) {
    int lone = loneSurrogate(text);
    if (lone < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    while (lone >= 0) {
      repaired.setCharAt(lone, '\uFFFD');
      lone = nextLoneSurrogate(text, lone + 1);
    }
    return repaired.toString();
  }
}
