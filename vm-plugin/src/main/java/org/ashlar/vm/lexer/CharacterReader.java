package org.ashlar.vm.lexer;

/**
 * A position in the characters of one source. The array ends with one NUL more than the source has,
 * so that looking at the current character needs no bound check; a NUL before {@code length} is an
 * ordinary (wrong) character.
 */
abstract class CharacterReader {
  static final int NOT_A_DIGIT = 99;

  final char[] characters;
  final int length;
  int position;
  private final SyntaxErrorFactory errors;

  CharacterReader(String text, SyntaxErrorFactory errors) {
    this.length = text.length();
    this.characters = new char[length + 1];
    text.getChars(0, length, characters, 0);
    this.errors = errors;
  }

  final char peekCharacter(int ahead) {
    int index = position + ahead;
    return index < length ? characters[index] : 0;
  }

  /** The code point at the position, which must be before the end. */
  final int codePoint() {
    return Character.codePointAt(characters, position, length);
  }

  final boolean atEnd() {
    return position >= length;
  }

  final RuntimeException error(String message, int start, int end) {
    return errors.create(message, start, Math.min(Math.max(end, start), length));
  }

  /** The error for a token that the end of the source cuts off. */
  final RuntimeException incomplete(String message, int start) {
    return errors.createIncomplete(message, start, length);
  }

  final RuntimeException invalidToken(int start) {
    return error("Invalid or unexpected token", start, position + 1);
  }

  /** The value of a digit in bases up to 16, or {@link #NOT_A_DIGIT}. */
  static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : NOT_A_DIGIT;
  }

  /** Whether a character is white space other than a line terminator (sec-white-space). */
  static boolean isWhiteSpace(int character) {
    return switch (character) {
      case '\t', 0x0B, '\f', ' ', 0xA0, 0xFEFF -> true;
      default -> character >= 128 && Character.getType(character) == Character.SPACE_SEPARATOR;
    };
  }
}
