package org.ashlar.vm.intrinsic.number;

import java.util.Locale;
import org.ashlar.vm.value.TextToNumber;

/**
 * The text of a date cut into tokens, one of which is the current one: an unsigned number, a word
 * (letters and everything above them), a run of white space, or a single mark.
 */
final class DateTokens {
  private static final int NUMBER = 0;
  private static final int WORD = 1;
  private static final int SPACE = 2;
  private static final int MARK = 3;
  private static final int END = 4;

  /** Digits beyond these do not count, so that a number always is an int. */
  private static final int SIGNIFICANT_DIGITS = 9;

  private final String text;
  private int start;
  private int end;
  private int kind;
  private int number;

  DateTokens(String text) {
    this.text = text;
    next();
  }

  /** Moves to the next token. */
  void next() {
    start = end;
    if (start >= text.length()) {
      kind = END;
      return;
    }
    char first = text.charAt(start);
    if (isDigit(first)) {
      kind = NUMBER;
      scanNumber();
    } else if (first >= 'A') {
      kind = TextToNumber.isWhiteSpace(first) ? SPACE : WORD;
      while (end < text.length() && sameRun(text.charAt(end))) {
        end++;
      }
    } else if (TextToNumber.isWhiteSpace(first)) {
      kind = SPACE;
      while (end < text.length() && TextToNumber.isWhiteSpace(text.charAt(end))) {
        end++;
      }
    } else {
      kind = MARK;
      end++;
    }
  }

  private boolean sameRun(char unit) {
    boolean space = TextToNumber.isWhiteSpace(unit);
    return kind == SPACE ? space : !space && unit >= 'A';
  }

  private void scanNumber() {
    number = 0;
    while (end < text.length() && text.charAt(end) == '0') {
      end++;
    }
    int significant = 0;
    while (end < text.length() && isDigit(text.charAt(end))) {
      if (significant < SIGNIFICANT_DIGITS) {
        number = number * 10 + text.charAt(end) - '0';
      }
      significant++;
      end++;
    }
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  boolean atEnd() {
    return kind == END;
  }

  boolean isNumber() {
    return kind == NUMBER;
  }

  /** A number written with this many digits. */
  boolean isNumber(int digits) {
    return kind == NUMBER && end - start == digits;
  }

  boolean isWord() {
    return kind == WORD;
  }

  /** This word, in any case; {@code lowerCase} has at most three letters. */
  boolean isWord(String lowerCase) {
    return kind == WORD && length() == lowerCase.length() && wordPrefix().equals(lowerCase);
  }

  boolean isSpace() {
    return kind == SPACE;
  }

  boolean is(char mark) {
    return kind == MARK && text.charAt(start) == mark;
  }

  boolean isSign() {
    return is('+') || is('-');
  }

  int sign() {
    return text.charAt(start) == '-' ? -1 : 1;
  }

  int number() {
    return number;
  }

  /** The number, and on to the next token. */
  int take() {
    int taken = number;
    next();
    return taken;
  }

  /** Code units of the token. */
  int length() {
    return end - start;
  }

  /** The first three letters of a word, in lower case. */
  String wordPrefix() {
    return text.substring(start, Math.min(end, start + 3)).toLowerCase(Locale.ROOT);
  }

  /** The digits of the number read as a fraction of a second. */
  int milliseconds() {
    int value = 0;
    for (int i = 0; i < 3; i++) {
      int position = start + i;
      value = value * 10 + (position < end ? text.charAt(position) - '0' : 0);
    }
    return value;
  }

  int takeMilliseconds() {
    int taken = milliseconds();
    next();
    return taken;
  }

  /** Skips the current token if it is this mark. */
  boolean skip(char mark) {
    if (!is(mark)) {
      return false;
    }
    next();
    return true;
  }

  /** Skips from an opening parenthesis to its partner or the end. */
  void skipParentheses() {
    int depth = 0;
    do {
      if (is('(')) {
        depth++;
      } else if (is(')')) {
        depth--;
      }
      next();
    } while (depth > 0 && !atEnd());
  }
}
