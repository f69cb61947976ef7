package org.ashlar.vm.intrinsic.text;

import java.text.Normalizer;

/**
 * The order of {@code localeCompare}: a root collation in three levels, without a locale's own
 * rules.
 *
 * <p>Implementation note. The first level orders the base characters: white space, punctuation,
 * symbols, digits, letters, the ASCII ones as the Unicode root collation has them. Accents decide
 * only where that leaves a tie, and case only after these, lower case first. Canonically equivalent
 * texts are equal, since both are decomposed first.
 */
final class TextOrder {
  /** Printable ASCII marks in the order of the root collation. */
  private static final String ASCII_MARKS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  private static final int MARKS = 0x100;
  private static final int OTHER_MARKS = 0x1000;
  private static final int DIGITS = 0x20_0000;
  private static final int LETTERS = 0x30_0000;

  private static final int[] ASCII_ORDER = asciiOrder();

  private TextOrder() {}

  /** Negative, zero or positive, as -1, 0 and 1. */
  static int compare(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    if (isPlain(left) && isPlain(right)) {
      return Integer.signum(comparePlain(left, right));
    }
    String first = decompose(left);
    String second = decompose(right);
    int order = compareBases(first, second);
    if (order == 0) {
      order = compareAccents(first, second);
    }
    return Integer.signum(order == 0 ? compareCase(first, second) : order);
  }

  /** The canonical decomposition, and letters with strokes and ligatures as letters and marks. */
  private static String decompose(String text) {
    String canonical = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder parts = null;
    for (int i = 0; i < canonical.length(); i++) {
      char unit = canonical.charAt(i);
      String expansion =
          switch (unit) {
            case '\u00DF' -> "s\u0335s";
            case '\u00E6' -> "a\u0335e";
            case '\u00C6' -> "A\u0335E";
            case '\u0153' -> "o\u0335e";
            case '\u0152' -> "O\u0335E";
            case '\u00F8' -> "o\u0338";
            case '\u00D8' -> "O\u0338";
            case '\u0142' -> "l\u0335";
            case '\u0141' -> "L\u0335";
            case '\u0111' -> "d\u0335";
            case '\u0110' -> "D\u0335";
            default -> "";
          };
      if (!expansion.isEmpty() && parts == null) {
        parts = new StringBuilder(canonical.length() + 8).append(canonical, 0, i);
      }
      if (parts != null) {
        parts.append(expansion.isEmpty() ? String.valueOf(unit) : expansion);
      }
    }
    return parts == null ? canonical : parts.toString();
  }

  /** Whether the text has printable ASCII alone, so that nothing is ignored or decomposed. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' || unit >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static int comparePlain(String left, String right) {
    int length = Math.min(left.length(), right.length());
    int byCase = 0;
    for (int i = 0; i < length; i++) {
      char first = left.charAt(i);
      char second = right.charAt(i);
      if (first == second) {
        continue;
      }
      int order = ASCII_ORDER[first] - ASCII_ORDER[second];
      if (order != 0) {
        return order;
      }
      if (byCase == 0) {
        // the same letter in both cases, of which the lower one has the higher code
        byCase = second - first;
      }
    }
    int byLength = left.length() - right.length();
    return byLength != 0 ? byLength : byCase;
  }

  private static int[] asciiOrder() {
    int[] order = new int[0x80];
    for (int i = 0; i < order.length; i++) {
      order[i] = primary(i);
    }
    return order;
  }

  private static int compareBases(String left, String right) {
    int i = nextBase(left, 0);
    int j = nextBase(right, 0);
    while (i < left.length() && j < right.length()) {
      int order = Integer.compare(primary(left.codePointAt(i)), primary(right.codePointAt(j)));
      if (order != 0) {
        return order;
      }
      i = nextBase(left, i + Character.charCount(left.codePointAt(i)));
      j = nextBase(right, j + Character.charCount(right.codePointAt(j)));
    }
    return Boolean.compare(i < left.length(), j < right.length());
  }

  private static int nextBase(String text, int start) {
    int at = start;
    while (at < text.length() && isIgnored(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean isIgnored(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint < ' ' && !Character.isWhitespace(codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private static int primary(int codePoint) {
    if (codePoint < 0x80) {
      int mark = ASCII_MARKS.indexOf(codePoint);
      if (mark >= 0) {
        return MARKS + mark;
      }
      if (codePoint <= ' ') {
        return codePoint;
      }
    }
    if (Character.isLetter(codePoint)) {
      return LETTERS + Character.toLowerCase(codePoint);
    }
    int digit = Character.isDigit(codePoint) ? Character.digit(codePoint, 10) : -1;
    return digit >= 0 ? DIGITS + digit : OTHER_MARKS + codePoint;
  }

  private static int compareAccents(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int first = left.codePointAt(i);
      int second = right.codePointAt(j);
      boolean firstIsMark = Character.getType(first) == Character.NON_SPACING_MARK;
      boolean secondIsMark = Character.getType(second) == Character.NON_SPACING_MARK;
      if (firstIsMark != secondIsMark) {
        return firstIsMark ? 1 : -1;
      }
      if (firstIsMark && first != second) {
        return Integer.compare(first, second);
      }
      i += Character.charCount(first);
      j += Character.charCount(second);
    }
    return Boolean.compare(i < left.length(), j < right.length());
  }

  private static int compareCase(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      boolean firstIsUpper = Character.isUpperCase(left.charAt(i));
      boolean secondIsUpper = Character.isUpperCase(right.charAt(i));
      if (firstIsUpper != secondIsUpper) {
        return firstIsUpper ? 1 : -1;
      }
    }
    return 0;
  }
}
