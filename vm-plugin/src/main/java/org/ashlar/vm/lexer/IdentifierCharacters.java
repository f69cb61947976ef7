package org.ashlar.vm.lexer;

/** Which characters make identifiers (sec-names-and-keywords). */
public final class IdentifierCharacters {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** A letter by category, yet syntax by property; the JDK goes by category. */
  private static final int VERTICAL_TILDE = 0x2E2F;

  private IdentifierCharacters() {}

  /** Whether a code point may start an identifier. */
  public static boolean isStart(int codePoint) {
    if (codePoint < 128) {
      return isAsciiLetter(codePoint) || codePoint == '$' || codePoint == '_';
    }
    return codePoint != VERTICAL_TILDE && Character.isUnicodeIdentifierStart(codePoint);
  }

  /** Whether a code point may continue an identifier. */
  public static boolean isPart(int codePoint) {
    if (codePoint < 128) {
      return isAsciiLetter(codePoint)
          || codePoint >= '0' && codePoint <= '9'
          || codePoint == '$'
          || codePoint == '_';
    }
    if (codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER) {
      return true;
    }
    return codePoint != VERTICAL_TILDE
        && Character.isUnicodeIdentifierPart(codePoint)
        && !Character.isIdentifierIgnorable(codePoint);
  }

  /** Whether a character is white space other than a line terminator (sec-white-space). */
  public static boolean isWhiteSpace(int character) {
    return switch (character) {
      case '\t', 0x0B, '\f', ' ', 0xA0, 0xFEFF -> true;
      default -> character >= 128 && Character.getType(character) == Character.SPACE_SEPARATOR;
    };
  }

  private static boolean isAsciiLetter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
