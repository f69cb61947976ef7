package org.ashlar.vm.lexer;

/** Punctuators, longest match first (sec-punctuators). */
abstract class PunctuatorScanner extends StringScanner {
  PunctuatorScanner(String source, SyntaxErrorFactory errors) {
    super(source, errors);
  }

  /** Scans the punctuator at the position, which starts with {@code c}. */
  final TokenKind scanPunctuator(char c) {
    char second = peekCharacter(1);
    return switch (c) {
      case '{' -> take(1, TokenKind.LEFT_BRACE);
      case '}' -> take(1, TokenKind.RIGHT_BRACE);
      case '(' -> take(1, TokenKind.LEFT_PARENTHESIS);
      case ')' -> take(1, TokenKind.RIGHT_PARENTHESIS);
      case '[' -> take(1, TokenKind.LEFT_BRACKET);
      case ']' -> take(1, TokenKind.RIGHT_BRACKET);
      case ';' -> take(1, TokenKind.SEMICOLON);
      case ',' -> take(1, TokenKind.COMMA);
      case ':' -> take(1, TokenKind.COLON);
      case '~' -> take(1, TokenKind.TILDE);
      case '@' -> take(1, TokenKind.AT);
      case '^' -> orAssign(1, TokenKind.BITWISE_XOR, TokenKind.BITWISE_XOR_ASSIGN);
      case '%' -> orAssign(1, TokenKind.REMAINDER, TokenKind.REMAINDER_ASSIGN);
      case '=' ->
          second == '>'
              ? take(2, TokenKind.ARROW)
              : equality(second, TokenKind.ASSIGN, TokenKind.EQUAL, TokenKind.STRICT_EQUAL);
      case '!' -> equality(second, TokenKind.NOT, TokenKind.NOT_EQUAL, TokenKind.STRICT_NOT_EQUAL);
      case '?' -> scanQuestion(second);
      case '+' ->
          second == '+'
              ? take(2, TokenKind.INCREMENT)
              : orAssign(1, TokenKind.PLUS, TokenKind.ADD_ASSIGN);
      case '-' ->
          second == '-'
              ? take(2, TokenKind.DECREMENT)
              : orAssign(1, TokenKind.MINUS, TokenKind.SUBTRACT_ASSIGN);
      case '*' ->
          second == '*'
              ? orAssign(2, TokenKind.EXPONENTIATE, TokenKind.EXPONENTIATE_ASSIGN)
              : orAssign(1, TokenKind.MULTIPLY, TokenKind.MULTIPLY_ASSIGN);
      case '&' ->
          second == '&'
              ? orAssign(2, TokenKind.AND, TokenKind.AND_ASSIGN)
              : orAssign(1, TokenKind.BITWISE_AND, TokenKind.BITWISE_AND_ASSIGN);
      case '|' ->
          second == '|'
              ? orAssign(2, TokenKind.OR, TokenKind.OR_ASSIGN)
              : orAssign(1, TokenKind.BITWISE_OR, TokenKind.BITWISE_OR_ASSIGN);
      case '<' ->
          second == '<'
              ? orAssign(2, TokenKind.SHIFT_LEFT, TokenKind.SHIFT_LEFT_ASSIGN)
              : orAssign(1, TokenKind.LESS, TokenKind.LESS_EQUAL);
      case '>' -> scanGreater(second);
      default -> throw invalidToken(position);
    };
  }

  private TokenKind scanGreater(char second) {
    if (second != '>') {
      return orAssign(1, TokenKind.GREATER, TokenKind.GREATER_EQUAL);
    }
    return peekCharacter(2) == '>'
        ? orAssign(3, TokenKind.SHIFT_RIGHT_UNSIGNED, TokenKind.SHIFT_RIGHT_UNSIGNED_ASSIGN)
        : orAssign(2, TokenKind.SHIFT_RIGHT, TokenKind.SHIFT_RIGHT_ASSIGN);
  }

  private TokenKind scanQuestion(char second) {
    if (second == '?') {
      return orAssign(2, TokenKind.COALESCE, TokenKind.COALESCE_ASSIGN);
    }
    // A digit after ?. makes it a conditional with a number such as .5.
    if (second == '.' && digit(peekCharacter(2)) >= 10) {
      return take(2, TokenKind.OPTIONAL_DOT);
    }
    return take(1, TokenKind.QUESTION);
  }

  private TokenKind equality(char second, TokenKind one, TokenKind two, TokenKind three) {
    if (second != '=') {
      return take(1, one);
    }
    return peekCharacter(2) == '=' ? take(3, three) : take(2, two);
  }

  final TokenKind orAssign(int size, TokenKind plain, TokenKind assignment) {
    return peekCharacter(size) == '=' ? take(size + 1, assignment) : take(size, plain);
  }

  final TokenKind take(int size, TokenKind found) {
    position += size;
    return found;
  }
}
