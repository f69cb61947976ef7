package org.ashlar.vm.lexer;

import java.math.BigInteger;
import org.ashlar.vm.unicode.IdentifierCharacters;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a source, one token at a time. The attributes of the current token stand in the
 * lexer itself, so a token costs no object. {@link #next()} reads on; the {@code rescan} methods
 * replace the current token where only the parser knows what it is.
 */
public final class Lexer extends PunctuatorScanner {
  private static final int SAFE_POINT_MASK = 1_023;

  /** What a character below 128 may start. */
  private static final byte[] CLASSES = classes();

  private static final byte INVALID = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte SPACE = 3;
  private static final byte NEWLINE = 4;
  private static final byte OPERATOR = 5;

  private final NameTable table = NameTable.withKeywords();
  private final boolean htmlComments;
  private final Runnable safePoint;
  private int tokens;
  private TokenKind kind = TokenKind.END;
  private int start;
  private int end;
  private int previousEnd;
  private boolean newlineBefore;

  /**
   * A lexer that stands before its first token.
   *
   * @param htmlComments whether {@code <!--} and {@code -->} start comments (Annex B, scripts only)
   */
  public Lexer(String source, boolean htmlComments, SyntaxErrorFactory errors) {
    this(source, htmlComments, errors, () -> {});
  }

  /**
   * The same, with an action for every thousand tokens.
   *
   * @param safePoint may throw to give the text up
   */
  public Lexer(String source, boolean htmlComments, SyntaxErrorFactory errors, Runnable safePoint) {
    super(source, errors);
    this.htmlComments = htmlComments;
    this.safePoint = safePoint;
    if (peekCharacter(0) == '#' && peekCharacter(1) == '!') {
      skipLine();
    }
  }

  public TokenKind kind() {
    return kind;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** The end of the token before the current one. */
  public int previousEnd() {
    return previousEnd;
  }

  /** Whether a line terminator stands between the previous token and this one. */
  public boolean newlineBefore() {
    return newlineBefore;
  }

  /**
   * The name, string value, regular expression body or cooked template part; null only for a
   * malformed template part.
   */
  public @Nullable String textOrNull() {
    return text;
  }

  /** As {@link #textOrNull()} for tokens that have a text. */
  public String text() {
    String value = text;
    if (value == null) {
      throw new IllegalStateException("a " + kind + " has no text");
    }
    return value;
  }

  /** The raw text of a template part, or the flags of a regular expression. */
  public String raw() {
    return raw;
  }

  public Number number() {
    Number value = number;
    if (value == null) {
      throw new IllegalStateException("a " + kind + " has no number");
    }
    return value;
  }

  public BigInteger bigInteger() {
    BigInteger value = bigInteger;
    if (value == null) {
      throw new IllegalStateException("a " + kind + " has no integer");
    }
    return value;
  }

  /** Whether a name was written with escapes, or a string with escapes or line continuations. */
  public boolean escaped() {
    return escaped;
  }

  /** Where the token holds an octal escape or a number with a leading zero, or -1. */
  public int octalAt() {
    return octalAt;
  }

  /** Whether a template part is the last of its template. */
  public boolean templateTail() {
    return templateTail;
  }

  /** The error to throw for a malformed template part without a tag. */
  public RuntimeException templateError() {
    return malformedTemplate();
  }

  /** Reads the next token. */
  public TokenKind next() {
    if ((++tokens & SAFE_POINT_MASK) == 0) {
      safePoint.run();
    }
    previousEnd = end;
    newlineBefore = false;
    kind = scan();
    end = position;
    return kind;
  }

  /** The kind of the token after the current one, which stays current. */
  public TokenKind peek() {
    return lookAhead(false);
  }

  /** As {@link #peek()}, but END if a line terminator comes first. */
  public TokenKind peekOnSameLine() {
    return lookAhead(true);
  }

  private TokenKind lookAhead(boolean sameLine) {
    TokenKind savedKind = kind;
    int savedStart = start;
    int savedEnd = end;
    int savedPrevious = previousEnd;
    boolean savedNewline = newlineBefore;
    boolean savedEscaped = escaped;
    int savedOctal = octalAt;
    String savedText = text;
    next();
    TokenKind found = sameLine && newlineBefore ? TokenKind.END : kind;
    kind = savedKind;
    start = savedStart;
    end = savedEnd;
    position = savedEnd;
    previousEnd = savedPrevious;
    newlineBefore = savedNewline;
    escaped = savedEscaped;
    octalAt = savedOctal;
    text = savedText;
    return found;
  }

  /**
   * Where the lexer stands, to be handed to {@link #reset}. The current token must be an ordinary
   * one.
   */
  public long mark() {
    return (long) previousEnd << 32 | (long) start << 1 | (newlineBefore ? 1 : 0);
  }

  /** Makes the token that was current at a mark current again. */
  public void reset(long mark) {
    position = (int) (mark >>> 1) & Integer.MAX_VALUE;
    next();
    previousEnd = (int) (mark >>> 32);
    newlineBefore = (mark & 1) != 0;
  }

  /**
   * Reads the current token, a slash or a slash with an equals sign, as a regular expression
   * instead.
   */
  public void rescanRegExp() {
    position = start + 1;
    boolean inClass = false;
    while (true) {
      char c = characters[position];
      if (c == 0 && atEnd() || isLineTerminator(c)) {
        throw error("Invalid regular expression: missing /", start, position);
      }
      position++;
      if (c == '\\') {
        if (atEnd() || isLineTerminator(characters[position])) {
          throw error("Invalid regular expression: missing /", start, position);
        }
        position++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        break;
      }
    }
    text = new String(characters, start + 1, position - start - 2);
    int flags = position;
    while (!atEnd() && IdentifierCharacters.isIdentifierPart(codePoint())) {
      position += Character.charCount(codePoint());
    }
    if (characters[position] == '\\') {
      throw error("Invalid regular expression flags", start, position);
    }
    raw = new String(characters, flags, position - flags);
    kind = TokenKind.REGEXP;
    end = position;
  }

  /** Reads the current token, a closing brace, as the next part of a template instead. */
  public void rescanTemplate() {
    position = start + 1;
    kind = scanTemplatePart(start);
    end = position;
  }

  private TokenKind scan() {
    while (true) {
      char c = characters[position];
      start = position;
      switch (c < 128 ? CLASSES[c] : INVALID) {
        case SPACE -> position++;
        case NEWLINE -> {
          newlineBefore = true;
          position++;
        }
        case LETTER -> {
          return scanName();
        }
        case DIGIT -> {
          octalAt = -1;
          return scanNumber();
        }
        case OPERATOR -> {
          TokenKind found = scanOperator(c);
          if (found != null) {
            return found;
          }
        }
        default -> {
          TokenKind found = scanUnusual(c);
          if (found != null) {
            return found;
          }
        }
      }
    }
  }

  private @Nullable TokenKind scanUnusual(char c) {
    if (c == 0 && atEnd()) {
      return TokenKind.END;
    }
    if (isLineTerminator(c)) {
      newlineBefore = true;
      position++;
      return null;
    }
    if (isWhiteSpace(c)) {
      position++;
      return null;
    }
    if (c == '\\' || c >= 128 && IdentifierCharacters.isIdentifierStart(codePoint())) {
      return scanSlowName(position);
    }
    throw invalidToken(start);
  }

  private TokenKind scanName() {
    char[] source = characters;
    int from = position;
    int scan = from;
    int hash = 0;
    char c = source[scan];
    while (c < 128 && (CLASSES[c] == LETTER || CLASSES[c] == DIGIT)) {
      hash = NameTable.hash(hash, c);
      c = source[++scan];
    }
    if (c == '\\' || c >= 128) {
      return scanSlowName(from);
    }
    position = scan;
    escaped = false;
    int index = table.find(source, from, scan, hash);
    text = table.name(index);
    return table.kind(index);
  }

  /** Scans a name with escapes or characters beyond ASCII, from its first character on. */
  private TokenKind scanSlowName(int from) {
    position = from;
    StringBuilder name = new StringBuilder();
    escaped = false;
    while (!atEnd()) {
      int at = position;
      int c = codePoint();
      if (c == '\\') {
        escaped = true;
        c = scanIdentifierEscape();
        if (name.isEmpty()
            ? !IdentifierCharacters.isIdentifierStart(c)
            : !IdentifierCharacters.isIdentifierPart(c)) {
          throw error("Invalid Unicode escape sequence", at, position);
        }
      } else if (name.isEmpty()
          ? IdentifierCharacters.isIdentifierStart(c)
          : IdentifierCharacters.isIdentifierPart(c)) {
        position += Character.charCount(c);
      } else {
        break;
      }
      name.appendCodePoint(c);
    }
    int index = table.find(name.toString());
    text = table.name(index);
    TokenKind found = table.kind(index);
    if (!escaped || found == TokenKind.IDENTIFIER) {
      return found;
    }
    return found.isReserved() ? TokenKind.ESCAPED_KEYWORD : TokenKind.IDENTIFIER;
  }

  private TokenKind scanPrivateName() {
    position++;
    if (atEnd()
        || characters[position] != '\\' && !IdentifierCharacters.isIdentifierStart(codePoint())) {
      throw invalidToken(start);
    }
    scanSlowName(position);
    return TokenKind.PRIVATE_NAME;
  }

  /** Scans what begins with a punctuator, null if that was a comment. */
  private @Nullable TokenKind scanOperator(char c) {
    switch (c) {
      case '/':
        char after = characters[position + 1 < length ? position + 1 : length];
        if (after == '/') {
          skipLine();
          return null;
        }
        if (after == '*') {
          skipBlockComment();
          return null;
        }
        return orAssign(1, TokenKind.DIVIDE, TokenKind.DIVIDE_ASSIGN);
      case '"', '\'':
        octalAt = -1;
        escaped = false;
        return scanString(c);
      case '`':
        position++;
        return scanTemplatePart(start);
      case '#':
        return scanPrivateName();
      case '.':
        if (digit(peekCharacter(1)) < 10) {
          octalAt = -1;
          return scanNumber();
        }
        if (peekCharacter(1) == '.' && peekCharacter(2) == '.') {
          return take(3, TokenKind.ELLIPSIS);
        }
        return take(1, TokenKind.DOT);
      case '<':
        if (htmlComments && startsWith("<!--")) {
          skipLine();
          return null;
        }
        break;
      case '-':
        if (htmlComments && (newlineBefore || previousEnd == 0) && startsWith("-->")) {
          skipLine();
          return null;
        }
        break;
      default:
        break;
    }
    return scanPunctuator(c);
  }

  private boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peekCharacter(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipLine() {
    int scan = position;
    while (scan < length && !isLineTerminator(characters[scan])) {
      scan++;
    }
    position = scan;
  }

  private void skipBlockComment() {
    int scan = position + 2;
    while (scan < length) {
      char c = characters[scan++];
      if (c == '*' && scan < length && characters[scan] == '/') {
        position = scan + 1;
        return;
      }
      if (isLineTerminator(c)) {
        newlineBefore = true;
      }
    }
    throw incomplete("Invalid or unexpected token", position);
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 0; c < 128; c++) {
      if (IdentifierCharacters.isIdentifierStart(c)) {
        classes[c] = LETTER;
      } else if (c >= '0' && c <= '9') {
        classes[c] = DIGIT;
      } else if (isWhiteSpace(c)) {
        classes[c] = SPACE;
      } else if (isLineTerminator(c)) {
        classes[c] = NEWLINE;
      } else if ("{}()[];,:~@^%=!?+-*&|<>/\"'`#.".indexOf(c) >= 0) {
        classes[c] = OPERATOR;
      }
    }
    return classes;
  }
}
