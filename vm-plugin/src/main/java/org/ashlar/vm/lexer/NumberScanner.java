package org.ashlar.vm.lexer;

import java.math.BigInteger;
import org.ashlar.vm.unicode.IdentifierCharacters;
import org.jspecify.annotations.Nullable;

/** Numeric literals (sec-literals-numeric-literals). */
abstract class NumberScanner extends CharacterReader {
  /** Decimal digits that always fit a long. */
  private static final int SAFE_DIGITS = 18;

  @Nullable Number number;
  @Nullable BigInteger bigInteger;

  /** Where the token holds something that strict mode forbids, or -1. */
  int octalAt = -1;

  NumberScanner(String text, SyntaxErrorFactory errors) {
    super(text, errors);
  }

  final TokenKind scanNumber() {
    int start = position;
    TokenKind kind = TokenKind.NUMBER;
    char first = characters[position];
    char second = (char) (peekCharacter(1) | 0x20);
    if (first == '0' && (second == 'x' || second == 'o' || second == 'b')) {
      position += 2;
      kind = scanRadix(start, second == 'x' ? 16 : second == 'o' ? 8 : 2);
    } else if (first == '0' && digit(peekCharacter(1)) < 10) {
      scanLegacy(start);
    } else {
      kind = scanDecimal(start);
    }
    if (!atEnd()) {
      char next = characters[position];
      if (next == '\\' || IdentifierCharacters.isIdentifierPart(codePoint())) {
        throw invalidToken(start);
      }
    }
    return kind;
  }

  private TokenKind scanRadix(int start, int radix) {
    int digits = position;
    boolean separated = skipDigits(radix);
    if (position == digits) {
      throw invalidToken(start);
    }
    String text = digits(digits, position, separated);
    if (characters[position] == 'n') {
      position++;
      bigInteger = new BigInteger(text, radix);
      return TokenKind.BIGINT;
    }
    number =
        text.length() <= 12
            ? integral(Long.parseLong(text, radix))
            : box(new BigInteger(text, radix).doubleValue());
    return TokenKind.NUMBER;
  }

  /**
   * Digits after a leading zero: octal if they can be, else decimal; both for sloppy code only
   * (Annex B).
   */
  private void scanLegacy(int start) {
    octalAt = start;
    boolean octal = true;
    while (digit(characters[position]) < 10) {
      octal &= characters[position] < '8';
      position++;
    }
    if (characters[position] == '_') {
      throw error("Numeric separator can not be used after leading 0.", position, position + 1);
    }
    if (octal) {
      BigInteger value = new BigInteger(new String(characters, start, position - start), 8);
      number = value.bitLength() < 54 ? integral(value.longValue()) : box(value.doubleValue());
      return;
    }
    skipFraction();
    number = box(Double.parseDouble(new String(characters, start, position - start)));
  }

  private TokenKind scanDecimal(int start) {
    if (characters[position] == '0' && peekCharacter(1) == '_') {
      throw error("Numeric separator can not be used after leading 0.", position + 1, position + 2);
    }
    boolean separated = skipDigits(10);
    char next = characters[position];
    if (next == 'n') {
      String text = digits(start, position++, separated);
      bigInteger = new BigInteger(text);
      return TokenKind.BIGINT;
    }
    if (next != '.' && (next | 0x20) != 'e') {
      number =
          position - start <= SAFE_DIGITS
              ? integral(Long.parseLong(digits(start, position, separated)))
              : box(Double.parseDouble(digits(start, position, separated)));
      return TokenKind.NUMBER;
    }
    separated |= skipFraction();
    number = box(Double.parseDouble(digits(start, position, separated)));
    return TokenKind.NUMBER;
  }

  /** Skips an optional fraction and exponent; says whether there were separators. */
  private boolean skipFraction() {
    boolean separated = false;
    if (characters[position] == '.') {
      position++;
      separated = skipDigits(10);
    }
    if ((characters[position] | 0x20) == 'e') {
      int exponent = position++;
      if (characters[position] == '+' || characters[position] == '-') {
        position++;
      }
      int digits = position;
      separated |= skipDigits(10);
      if (digits == position) {
        throw invalidToken(exponent);
      }
    }
    return separated;
  }

  /** Skips digits with single separators between them; says whether there were any separators. */
  private boolean skipDigits(int radix) {
    boolean separated = false;
    int begin = position;
    while (true) {
      char c = characters[position];
      if (c == '_') {
        separated = true;
        if (position == begin) {
          throw error("Numeric separators are not allowed here", position, position + 1);
        }
        if (characters[position + 1] == '_') {
          throw error(
              "Only one underscore is allowed as numeric separator", position, position + 2);
        }
        if (digit(characters[position + 1]) >= radix) {
          throw error(
              "Numeric separators are not allowed at the end of numeric literals",
              position,
              position + 1);
        }
      } else if (digit(c) >= radix) {
        return separated;
      }
      position++;
    }
  }

  private String digits(int start, int end, boolean separated) {
    String text = new String(characters, start, end - start);
    return separated ? text.replace("_", "") : text;
  }

  private static Number integral(long value) {
    if (value == (int) value) {
      return (int) value;
    }
    // Beyond 2^53 the conversion rounds to nearest even, as the literal demands.
    return (double) value;
  }

  private static Number box(double value) {
    int integer = (int) value;
    return integer == value ? (Number) integer : (Number) value;
  }
}
