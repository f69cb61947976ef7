package org.ashlar.vm.lexer;

/**
 * What a token is. Words that are keywords only in some places have kinds of their own and remain
 * names.
 */
public enum TokenKind {
  END("end of input", Category.OTHER, 0),
  IDENTIFIER("identifier", Category.NAME, 0),
  ESCAPED_KEYWORD("keyword", Category.RESERVED, 0),
  PRIVATE_NAME("private name", Category.OTHER, 0),
  NUMBER("number", Category.OTHER, 0),
  BIGINT("bigint", Category.OTHER, 0),
  STRING("string", Category.OTHER, 0),
  TEMPLATE("template", Category.OTHER, 0),
  REGEXP("regexp", Category.OTHER, 0),
  LEFT_BRACE("{", Category.PUNCTUATOR, 0),
  RIGHT_BRACE("}", Category.PUNCTUATOR, 0),
  LEFT_PARENTHESIS("(", Category.PUNCTUATOR, 0),
  RIGHT_PARENTHESIS(")", Category.PUNCTUATOR, 0),
  LEFT_BRACKET("[", Category.PUNCTUATOR, 0),
  RIGHT_BRACKET("]", Category.PUNCTUATOR, 0),
  DOT(".", Category.PUNCTUATOR, 0),
  ELLIPSIS("...", Category.PUNCTUATOR, 0),
  SEMICOLON(";", Category.PUNCTUATOR, 0),
  COMMA(",", Category.PUNCTUATOR, 0),
  COLON(":", Category.PUNCTUATOR, 0),
  QUESTION("?", Category.PUNCTUATOR, 0),
  OPTIONAL_DOT("?.", Category.PUNCTUATOR, 0),
  ARROW("=>", Category.PUNCTUATOR, 0),
  NOT("!", Category.PUNCTUATOR, 0),
  TILDE("~", Category.PUNCTUATOR, 0),
  AT("@", Category.PUNCTUATOR, 0),
  INCREMENT("++", Category.PUNCTUATOR, 0),
  DECREMENT("--", Category.PUNCTUATOR, 0),
  ASSIGN("=", Category.ASSIGNMENT, 0),
  ADD_ASSIGN("+=", Category.ASSIGNMENT, 0),
  SUBTRACT_ASSIGN("-=", Category.ASSIGNMENT, 0),
  MULTIPLY_ASSIGN("*=", Category.ASSIGNMENT, 0),
  DIVIDE_ASSIGN("/=", Category.ASSIGNMENT, 0),
  REMAINDER_ASSIGN("%=", Category.ASSIGNMENT, 0),
  EXPONENTIATE_ASSIGN("**=", Category.ASSIGNMENT, 0),
  SHIFT_LEFT_ASSIGN("<<=", Category.ASSIGNMENT, 0),
  SHIFT_RIGHT_ASSIGN(">>=", Category.ASSIGNMENT, 0),
  SHIFT_RIGHT_UNSIGNED_ASSIGN(">>>=", Category.ASSIGNMENT, 0),
  BITWISE_AND_ASSIGN("&=", Category.ASSIGNMENT, 0),
  BITWISE_OR_ASSIGN("|=", Category.ASSIGNMENT, 0),
  BITWISE_XOR_ASSIGN("^=", Category.ASSIGNMENT, 0),
  AND_ASSIGN("&&=", Category.ASSIGNMENT, 0),
  OR_ASSIGN("||=", Category.ASSIGNMENT, 0),
  COALESCE_ASSIGN("??=", Category.ASSIGNMENT, 0),
  COALESCE("??", Category.PUNCTUATOR, 1),
  OR("||", Category.PUNCTUATOR, 2),
  AND("&&", Category.PUNCTUATOR, 3),
  BITWISE_OR("|", Category.PUNCTUATOR, 4),
  BITWISE_XOR("^", Category.PUNCTUATOR, 5),
  BITWISE_AND("&", Category.PUNCTUATOR, 6),
  EQUAL("==", Category.PUNCTUATOR, 7),
  NOT_EQUAL("!=", Category.PUNCTUATOR, 7),
  STRICT_EQUAL("===", Category.PUNCTUATOR, 7),
  STRICT_NOT_EQUAL("!==", Category.PUNCTUATOR, 7),
  LESS("<", Category.PUNCTUATOR, 8),
  LESS_EQUAL("<=", Category.PUNCTUATOR, 8),
  GREATER(">", Category.PUNCTUATOR, 8),
  GREATER_EQUAL(">=", Category.PUNCTUATOR, 8),
  SHIFT_LEFT("<<", Category.PUNCTUATOR, 9),
  SHIFT_RIGHT(">>", Category.PUNCTUATOR, 9),
  SHIFT_RIGHT_UNSIGNED(">>>", Category.PUNCTUATOR, 9),
  PLUS("+", Category.PUNCTUATOR, 10),
  MINUS("-", Category.PUNCTUATOR, 10),
  MULTIPLY("*", Category.PUNCTUATOR, 11),
  DIVIDE("/", Category.PUNCTUATOR, 11),
  REMAINDER("%", Category.PUNCTUATOR, 11),
  EXPONENTIATE("**", Category.PUNCTUATOR, 12),
  BREAK("break", Category.RESERVED, 0),
  CASE("case", Category.RESERVED, 0),
  CATCH("catch", Category.RESERVED, 0),
  CLASS("class", Category.RESERVED, 0),
  CONST("const", Category.RESERVED, 0),
  CONTINUE("continue", Category.RESERVED, 0),
  DEBUGGER("debugger", Category.RESERVED, 0),
  DEFAULT("default", Category.RESERVED, 0),
  DELETE("delete", Category.RESERVED, 0),
  DO("do", Category.RESERVED, 0),
  ELSE("else", Category.RESERVED, 0),
  ENUM("enum", Category.RESERVED, 0),
  EXPORT("export", Category.RESERVED, 0),
  EXTENDS("extends", Category.RESERVED, 0),
  FALSE("false", Category.RESERVED, 0),
  FINALLY("finally", Category.RESERVED, 0),
  FOR("for", Category.RESERVED, 0),
  FUNCTION("function", Category.RESERVED, 0),
  IF("if", Category.RESERVED, 0),
  IMPORT("import", Category.RESERVED, 0),
  IN("in", Category.RESERVED, 8),
  INSTANCEOF("instanceof", Category.RESERVED, 8),
  NEW("new", Category.RESERVED, 0),
  NULL("null", Category.RESERVED, 0),
  RETURN("return", Category.RESERVED, 0),
  SUPER("super", Category.RESERVED, 0),
  SWITCH("switch", Category.RESERVED, 0),
  THIS("this", Category.RESERVED, 0),
  THROW("throw", Category.RESERVED, 0),
  TRUE("true", Category.RESERVED, 0),
  TRY("try", Category.RESERVED, 0),
  TYPEOF("typeof", Category.RESERVED, 0),
  VAR("var", Category.RESERVED, 0),
  VOID("void", Category.RESERVED, 0),
  WHILE("while", Category.RESERVED, 0),
  WITH("with", Category.RESERVED, 0),
  IMPLEMENTS("implements", Category.STRICT_RESERVED, 0),
  INTERFACE("interface", Category.STRICT_RESERVED, 0),
  LET("let", Category.STRICT_RESERVED, 0),
  PACKAGE("package", Category.STRICT_RESERVED, 0),
  PRIVATE("private", Category.STRICT_RESERVED, 0),
  PROTECTED("protected", Category.STRICT_RESERVED, 0),
  PUBLIC("public", Category.STRICT_RESERVED, 0),
  STATIC("static", Category.STRICT_RESERVED, 0),
  YIELD("yield", Category.STRICT_RESERVED, 0),
  AWAIT("await", Category.NAME, 0),
  ASYNC("async", Category.NAME, 0),
  OF("of", Category.NAME, 0),
  GET("get", Category.NAME, 0),
  SET("set", Category.NAME, 0);

  private enum Category {
    OTHER,
    PUNCTUATOR,
    ASSIGNMENT,
    /** A name everywhere (but {@code await} and {@code yield} in their contexts). */
    NAME,
    /** A name in sloppy mode only. */
    STRICT_RESERVED,
    RESERVED
  }

  private final String text;
  private final Category category;
  private final int precedence;

  TokenKind(String text, Category category, int precedence) {
    this.text = text;
    this.category = category;
    this.precedence = precedence;
  }

  /** The spelling of a punctuator or keyword; a description of any other token. */
  public String text() {
    return text;
  }

  /** How tightly a binary operator binds, from 1; 0 for every other token. */
  public int precedence() {
    return precedence;
  }

  public boolean isAssignment() {
    return category == Category.ASSIGNMENT;
  }

  /** Whether the token may stand where any name, reserved or not, is allowed. */
  public boolean isIdentifierName() {
    return category.ordinal() >= Category.NAME.ordinal();
  }

  /** Whether the token may be an identifier in sloppy mode. */
  public boolean isSloppyIdentifier() {
    return category == Category.NAME || category == Category.STRICT_RESERVED;
  }

  /** Whether the word is reserved in strict mode only. */
  public boolean isStrictReserved() {
    return category == Category.STRICT_RESERVED;
  }

  /** Whether the word is reserved in every mode. */
  public boolean isReserved() {
    return category == Category.RESERVED;
  }
}
