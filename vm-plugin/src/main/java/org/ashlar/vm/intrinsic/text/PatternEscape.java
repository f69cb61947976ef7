package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.value.TextToNumber;
import org.jspecify.annotations.Nullable;

/** Texts as patterns: what {@code RegExp.escape} and the accessor {@code source} make. */
final class PatternEscape {
  private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";
  private static final String OTHER_PUNCTUATORS = ",-=<>#&!%:;@~'`\"";
  private static final String CONTROLS = "\t\n\u000B\f\r";
  private static final String CONTROL_LETTERS = "tnvfr";

  private PatternEscape() {}

  /** A pattern that matches exactly {@code text}, wherever in a pattern it is put. */
  @EcmaSpec("sec-regexp.escape")
  static String escape(Agent agent, String text) {
    TextBuilder result = new TextBuilder(agent);
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      int end = index + Character.charCount(codePoint);
      if (index == 0 && isAsciiLetterOrDigit(codePoint)) {
        // It could continue an escape such as \0 or \c that stands before it.
        appendHexadecimal(result, (char) codePoint);
      } else {
        appendEscaped(result, text, index, end, codePoint);
      }
      index = end;
    }
    return result.toString();
  }

  private static boolean isAsciiLetterOrDigit(int codePoint) {
    return codePoint < 128 && Character.isLetterOrDigit(codePoint);
  }

  private static void appendEscaped(
      TextBuilder result, String text, int start, int end, int codePoint) {
    int control = CONTROLS.indexOf(codePoint);
    if (SYNTAX_CHARACTERS.indexOf(codePoint) >= 0) {
      result.append('\\').append((char) codePoint);
    } else if (control >= 0) {
      result.append('\\').append(CONTROL_LETTERS.charAt(control));
    } else if (needsEscape(codePoint)) {
      appendHexadecimal(result, (char) codePoint);
    } else {
      result.append(text, start, end);
    }
  }

  private static boolean needsEscape(int codePoint) {
    return codePoint <= Character.MAX_VALUE
        && (OTHER_PUNCTUATORS.indexOf(codePoint) >= 0
            || Character.isSurrogate((char) codePoint)
            || TextToNumber.isWhiteSpace((char) codePoint));
  }

  private static void appendHexadecimal(TextBuilder result, char unit) {
    boolean isShort = unit <= 0xFF;
    result.append(isShort ? "\\x" : "\\u");
    for (int shift = isShort ? 4 : 12; shift >= 0; shift -= 4) {
      result.append(Character.forDigit(unit >> shift & 0xF, 16));
    }
  }

  /** The pattern such that a literal with it means the same. */
  @EcmaSpec("sec-escaperegexppattern")
  static String source(String pattern) {
    if (pattern.isEmpty()) {
      return "(?:)";
    }
    StringBuilder source = null;
    boolean inClass = false;
    for (int index = 0; index < pattern.length(); index++) {
      char unit = pattern.charAt(index);
      boolean escaped = unit == '\\' && index + 1 < pattern.length();
      char subject = escaped ? pattern.charAt(index + 1) : unit;
      String replacement = lineTerminator(subject);
      if (replacement == null && !escaped && unit == '/' && !inClass) {
        replacement = "\\/";
      }
      if (replacement != null && source == null) {
        source = new StringBuilder(pattern.length() + 8).append(pattern, 0, index);
      }
      if (source != null) {
        source.append(
            replacement != null
                ? replacement
                : pattern.substring(index, escaped ? index + 2 : index + 1));
      }
      if (escaped) {
        index++;
      } else if (unit == '[') {
        inClass = true;
      } else if (unit == ']') {
        inClass = false;
      }
    }
    return source == null ? pattern : source.toString();
  }

  private static @Nullable String lineTerminator(char unit) {
    return switch (unit) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\u2028' -> "\\u2028";
      case '\u2029' -> "\\u2029";
      default -> null;
    };
  }
}
