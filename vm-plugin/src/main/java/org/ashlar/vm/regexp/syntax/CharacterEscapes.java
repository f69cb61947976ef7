package org.ashlar.vm.regexp.syntax;

/**
 * Escapes that denote one character (CharacterEscape and its Annex B variants). The cursor stands
 * behind the backslash when a method is called.
 */
final class CharacterEscapes {
  private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";

  private CharacterEscapes() {}

  static int parse(PatternCursor cursor, boolean inClass) throws RegExpSyntaxException {
    int unit = cursor.unitAt(0);
    switch (unit) {
      case 'f':
        return take(cursor, '\f');
      case 'n':
        return take(cursor, '\n');
      case 'r':
        return take(cursor, '\r');
      case 't':
        return take(cursor, '\t');
      case 'v':
        return take(cursor, 0x0B);
      case 'c':
        return control(cursor, inClass);
      case '0', '1', '2', '3', '4', '5', '6', '7':
        return octal(cursor, inClass);
      case 'x':
        return hexadecimal(cursor);
      case 'u':
        return unicode(cursor);
      default:
        return identity(cursor, inClass);
    }
  }

  private static int take(PatternCursor cursor, int value) {
    cursor.position++;
    return value;
  }

  private static int control(PatternCursor cursor, boolean inClass) throws RegExpSyntaxException {
    int letter = cursor.unitAt(1);
    boolean accepted =
        PatternCursor.isAsciiLetter(letter)
            || inClass
                && !cursor.unicodeMode
                && (PatternCursor.isDecimalDigit(letter) || letter == '_');
    if (accepted) {
      cursor.position += 2;
      return letter & 0x1F;
    }
    if (cursor.unicodeMode) {
      throw cursor.error(PatternError.INVALID_UNICODE_ESCAPE);
    }
    // The backslash stands for itself and the c is read next.
    return '\\';
  }

  private static int octal(PatternCursor cursor, boolean inClass) throws RegExpSyntaxException {
    boolean digitFollows = PatternCursor.isDecimalDigit(cursor.unitAt(1));
    if (cursor.unitAt(0) == '0' && !digitFollows) {
      return take(cursor, 0);
    }
    if (cursor.unicodeMode) {
      throw cursor.error(
          inClass ? PatternError.INVALID_CLASS_ESCAPE : PatternError.INVALID_DECIMAL_ESCAPE);
    }
    int value = cursor.take() - '0';
    for (int more = 0; more < 2; more++) {
      int digit = cursor.unitAt(0) - '0';
      if (digit < 0 || digit > 7 || value * 8 + digit > 0xFF) {
        break;
      }
      value = value * 8 + digit;
      cursor.position++;
    }
    return value;
  }

  private static int hexadecimal(PatternCursor cursor) throws RegExpSyntaxException {
    cursor.position++;
    int value = cursor.takeHexadecimal(2);
    if (value >= 0) {
      return value;
    }
    if (cursor.unicodeMode) {
      throw cursor.error(PatternError.INVALID_ESCAPE);
    }
    return 'x';
  }

  private static int unicode(PatternCursor cursor) throws RegExpSyntaxException {
    cursor.position++;
    int value = unicodeDigits(cursor, cursor.unicodeMode);
    if (value >= 0) {
      return value;
    }
    if (cursor.unicodeMode) {
      throw cursor.error(PatternError.INVALID_UNICODE_ESCAPE);
    }
    return 'u';
  }

  /**
   * What follows {@code \}{@code u}: four digits, with {@code byCodePoint} also two escapes that
   * make a surrogate pair, or digits in braces. Returns -1 with the position restored if malformed.
   */
  static int unicodeDigits(PatternCursor cursor, boolean byCodePoint) {
    int start = cursor.position;
    if (byCodePoint && cursor.tryTake('{')) {
      int value = bracedDigits(cursor);
      if (value < 0) {
        cursor.position = start;
      }
      return value;
    }
    int value = cursor.takeHexadecimal(4);
    if (value < 0 || !byCodePoint || !Character.isHighSurrogate((char) value)) {
      return value;
    }
    int afterLead = cursor.position;
    if (cursor.tryTake('\\') && cursor.tryTake('u')) {
      int trail = cursor.takeHexadecimal(4);
      if (trail >= 0 && Character.isLowSurrogate((char) trail)) {
        return Character.toCodePoint((char) value, (char) trail);
      }
    }
    cursor.position = afterLead;
    return value;
  }

  private static int bracedDigits(PatternCursor cursor) {
    int value = 0;
    int digits = 0;
    while (true) {
      int digit = PatternCursor.digitValue(cursor.unitAt(0), 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
      if (value > Character.MAX_CODE_POINT) {
        return -1;
      }
      digits++;
      cursor.position++;
    }
    return digits > 0 && cursor.tryTake('}') ? value : -1;
  }

  private static int identity(PatternCursor cursor, boolean inClass) throws RegExpSyntaxException {
    int character = cursor.current();
    boolean valid;
    if (cursor.unicodeMode) {
      valid = SYNTAX_CHARACTERS.indexOf(character) >= 0 || character == '-' && inClass;
    } else {
      valid = character != 'k' || !cursor.readsNamedReferences();
    }
    if (!valid) {
      throw cursor.error(PatternError.INVALID_ESCAPE);
    }
    return cursor.take();
  }
}
