package org.ashlar.vm.regexp.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The place in a pattern that the parser has reached, and what every part of the parser must know:
 * the flags, and what a look ahead over the whole pattern found out about its groups.
 */
final class PatternCursor {
  static final int END = -1;

  /** Bounds the recursion over groups and nested classes, here and in the compiler. */
  static final int MAXIMUM_NESTING = 1000;

  private static final int MAXIMUM_CAPTURES = (1 << 16) - 1;

  final String source;
  final RegExpFlags flags;
  final boolean unicodeMode;
  int position;
  private @Nullable GroupCensus census;

  PatternCursor(String source, RegExpFlags flags) {
    this.source = source;
    this.flags = flags;
    this.unicodeMode = flags.isUnicodeMode();
  }

  /** The character here: a code point in Unicode mode, a code unit otherwise. */
  int current() {
    if (position >= source.length()) {
      return END;
    }
    return unicodeMode ? source.codePointAt(position) : source.charAt(position);
  }

  /** The code unit at a distance from here. */
  int unitAt(int distance) {
    int index = position + distance;
    return index < source.length() ? source.charAt(index) : END;
  }

  boolean atEnd() {
    return position >= source.length();
  }

  /** Moves over the character here and returns it. */
  int take() {
    int character = current();
    position += Character.charCount(character);
    return character;
  }

  boolean tryTake(char expected) {
    if (unitAt(0) == expected) {
      position++;
      return true;
    }
    return false;
  }

  RegExpSyntaxException error(PatternError error) {
    return new RegExpSyntaxException(source, flags, error);
  }

  /** The number of capturing groups in the whole pattern. */
  int totalCaptures() throws RegExpSyntaxException {
    int captures = census().captures();
    if (captures > MAXIMUM_CAPTURES) {
      throw error(PatternError.TOO_MANY_CAPTURES);
    }
    return captures;
  }

  /** True if {@code \k} starts a named reference, here and everywhere in the pattern. */
  boolean readsNamedReferences() {
    return unicodeMode || census().hasNames();
  }

  private GroupCensus census() {
    GroupCensus known = census;
    if (known == null) {
      known = GroupCensus.of(source, flags.unicodeSets());
      census = known;
    }
    return known;
  }

  /**
   * Reads {@code count} hexadecimal digits, or restores the position and returns -1 if there are
   * fewer.
   */
  int takeHexadecimal(int count) {
    int value = 0;
    for (int index = 0; index < count; index++) {
      int digit = digitValue(unitAt(index), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    position += count;
    return value;
  }

  /** The value of an ASCII digit, or -1. */
  static int digitValue(int unit, int radix) {
    return unit < 128 ? Character.digit(unit, radix) : -1;
  }

  static boolean isDecimalDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  static boolean isAsciiLetter(int unit) {
    return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z';
  }
}
