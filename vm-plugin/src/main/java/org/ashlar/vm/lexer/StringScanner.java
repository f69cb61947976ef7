package org.ashlar.vm.lexer;

import org.ashlar.vm.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * String literals, template parts and the escapes in them (sec-literals-string-literals,
 * sec-template-literal-lexical-components).
 */
abstract class StringScanner extends NumberScanner {
  /** The value of a string, the cooked value of a template part (null if malformed), or a name. */
  @Nullable String text;

  /** The raw value of a template part. */
  String raw = "";

  /** Whether a template part is the last one. */
  boolean templateTail;

  /** Whether a string or name was written with escapes (or, for a string, line continuations). */
  boolean escaped;

  /** What is wrong with a template part whose cooked value is null. */
  private String templateError = "";

  private int templateErrorAt;

  /** Marks the value of an escape that stands for no character. */
  private static final int NO_CHARACTER = -1;

  private static final int MALFORMED = -2;

  private final StringBuilder buffer = new StringBuilder();

  StringScanner(String source, SyntaxErrorFactory errors) {
    super(source, errors);
  }

  final RuntimeException malformedTemplate() {
    return error(templateError, templateErrorAt, templateErrorAt + 1);
  }

  final TokenKind scanString(char quote) {
    int start = position++;
    int begin = position;
    while (true) {
      char c = characters[position];
      if (c == quote) {
        text = new String(characters, begin, position - begin);
        position++;
        return TokenKind.STRING;
      }
      if (c == '\\' || c == '\n' || c == '\r' || c == 0 && atEnd()) {
        break;
      }
      position++;
    }
    return scanEscapedString(start, begin, quote);
  }

  private TokenKind scanEscapedString(int start, int begin, char quote) {
    StringBuilder out = buffer;
    out.setLength(0);
    out.append(characters, begin, position - begin);
    escaped = true;
    while (true) {
      char c = characters[position];
      if (c == quote) {
        position++;
        text = out.toString();
        return TokenKind.STRING;
      }
      if (c == '\n' || c == '\r' || c == 0 && atEnd()) {
        throw error("Invalid or unexpected token", start, position);
      }
      position++;
      if (c != '\\') {
        out.append(c);
        continue;
      }
      int escape = scanEscape(false);
      if (escape == MALFORMED) {
        throw malformedTemplate();
      }
      if (escape != NO_CHARACTER) {
        out.appendCodePoint(escape);
      }
    }
  }

  /** Scans a template part from behind its opening back-tick or brace. */
  final TokenKind scanTemplatePart(int start) {
    StringBuilder out = buffer;
    out.setLength(0);
    int begin = position;
    boolean carriageReturns = false;
    boolean malformed = false;
    while (true) {
      char c = characters[position];
      if (c == 0 && atEnd()) {
        throw incomplete("Unterminated template literal", start);
      }
      if (c == '`' || c == '$' && peekCharacter(1) == '{') {
        break;
      }
      position++;
      if (c == '\r') {
        carriageReturns = true;
        out.append('\n');
        if (characters[position] == '\n') {
          position++;
        }
      } else if (c != '\\') {
        out.append(c);
      } else {
        carriageReturns |= characters[position] == '\r';
        int escape = scanEscape(true);
        if (escape == MALFORMED) {
          malformed = true;
        } else if (escape != NO_CHARACTER) {
          out.appendCodePoint(escape);
        }
      }
    }
    raw = new String(characters, begin, position - begin);
    if (carriageReturns) {
      raw = raw.replace("\r\n", "\n").replace('\r', '\n');
    }
    text = malformed ? null : out.toString();
    templateTail = characters[position] == '`';
    position += templateTail ? 1 : 2;
    return TokenKind.TEMPLATE;
  }

  /** Scans what follows a backslash. */
  private int scanEscape(boolean template) {
    int start = position - 1;
    if (atEnd()) {
      return MALFORMED;
    }
    int c = characters[position++];
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'v':
        return 0x0B;
      case '\r':
        if (characters[position] == '\n') {
          position++;
        }
        return NO_CHARACTER;
      case '\n', 0x2028, 0x2029:
        return NO_CHARACTER;
      case 'x':
        return scanHexadecimalEscape(start);
      case 'u':
        return scanUnicodeEscape(start);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
        return scanOctalEscape(c, template, start);
      default:
        return c;
    }
  }

  private int scanHexadecimalEscape(int start) {
    int high = digit(peekCharacter(0));
    int low = digit(peekCharacter(1));
    if (high == NOT_A_DIGIT || low == NOT_A_DIGIT) {
      return malformed("Invalid hexadecimal escape sequence", start);
    }
    position += 2;
    return high << 4 | low;
  }

  private int scanOctalEscape(int first, boolean template, int start) {
    boolean followed = digit(characters[position]) < 10;
    if (first == '0' && !followed) {
      return 0;
    }
    if (template) {
      return malformed("Octal escape sequences are not allowed in template strings.", start);
    }
    if (octalAt < 0) {
      octalAt = start;
    }
    if (first >= '8') {
      return first;
    }
    int value = first - '0';
    int more = first <= '3' ? 2 : 1;
    while (more-- > 0 && characters[position] >= '0' && characters[position] <= '7') {
      value = value * 8 + characters[position++] - '0';
    }
    return value;
  }

  /** Scans what follows {@code \\u}; a code point, or MALFORMED with the error noted. */
  private int scanUnicodeEscape(int start) {
    int value = 0;
    if (characters[position] == '{') {
      int scan = position + 1;
      int first = scan;
      while (digit(characters[scan]) != NOT_A_DIGIT) {
        value = value * 16 + digit(characters[scan++]);
        if (value > Character.MAX_CODE_POINT) {
          return malformed("Undefined Unicode code-point", start);
        }
      }
      if (scan == first || characters[scan] != '}') {
        return malformed("Invalid Unicode escape sequence", start);
      }
      position = scan + 1;
      return value;
    }
    for (int i = 0; i < 4; i++) {
      int digit = digit(peekCharacter(i));
      if (digit == NOT_A_DIGIT) {
        return malformed("Invalid Unicode escape sequence", start);
      }
      value = value << 4 | digit;
    }
    position += 4;
    return value;
  }

  /** Scans {@code \\u...} in an identifier, from the backslash on. */
  final int scanIdentifierEscape() {
    int start = position;
    if (peekCharacter(1) != 'u') {
      throw error("Invalid Unicode escape sequence", start, start + 2);
    }
    position += 2;
    int value = scanUnicodeEscape(start);
    if (value == MALFORMED) {
      throw malformedTemplate();
    }
    return value;
  }

  private int malformed(String message, int at) {
    templateError = message;
    templateErrorAt = at;
    return MALFORMED;
  }

  static boolean isLineTerminator(int c) {
    return SourceText.isLineTerminator(c);
  }
}
