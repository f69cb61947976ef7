package org.ashlar.vm.intrinsic.text;

import java.text.Normalizer;
import java.util.Locale;
import org.ashlar.vm.value.TextToNumber;

/**
 * Algorithms on flat strings that the methods of String share. Case mapping and normalisation are
 * the JDK's: both follow the Unicode data in full, special casing and the final sigma included, and
 * pass lone surrogates through.
 */
public final class TextFunctions {
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
    return text.toLowerCase(Locale.ROOT);
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
