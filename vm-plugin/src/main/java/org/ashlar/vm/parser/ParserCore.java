package org.ashlar.vm.parser;

import java.util.BitSet;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.lexer.Lexer;
import org.ashlar.vm.lexer.SyntaxErrorFactory;
import org.ashlar.vm.lexer.TokenKind;
import org.ashlar.vm.source.SourceText;

/**
 * What the parts of the parser share during one parse: the lexer, the state of the current
 * function, ids, nesting, and the ways to consume a token or to fail.
 */
final class ParserCore implements SyntaxErrorFactory {
  // What one level of nesting weighs, in units of ParserOptions.nestingLimit, by measurement in
  // HotSpot's interpreter.
  static final int OPERATOR_WEIGHT = 1;
  static final int OBJECT_WEIGHT = 1;
  static final int STATEMENT_WEIGHT = 2;
  static final int PATTERN_WEIGHT = 2;
  static final int FUNCTION_WEIGHT = 2;
  static final int CLASS_WEIGHT = 2;
  static final int EXPRESSION_WEIGHT = 3;

  private static final int AWAIT_LENGTH = "await".length();

  final SourceText source;
  final ParserOptions options;
  final Lexer lexer;
  final boolean module;
  final ExpressionParser expressions;
  final LeftHandSideParser leftHandSides;
  final PrimaryParser primaries;
  final ObjectLiteralParser objects;
  final ArrowParser arrows;
  final PatternParser patterns;
  final CoverGrammar covers;
  final StatementParser statements;
  final DeclarationParser declarations;
  final LoopParser loops;
  final FunctionParser functions;
  final ClassParser classes;
  final ModuleParser modules;

  FunctionState function;

  /** Whether {@code in} is no operator, as in the head of a for statement. */
  boolean noIn;

  private int identifierCount;
  private int scopeCount;
  private int depth;

  /** Where depth rose above what every stack allows for. */
  private int deepStart;

  private final BitSet deepPlaces = new BitSet(0);

  ParserCore(SourceText source, ParserOptions options, boolean module, FunctionState state) {
    this.source = source;
    this.options = options;
    this.module = module;
    this.function = state;
    this.lexer = new Lexer(source.text(), !module, this, options.safePoint());
    this.expressions = new ExpressionParser(this);
    this.leftHandSides = new LeftHandSideParser(this);
    this.primaries = new PrimaryParser(this);
    this.objects = new ObjectLiteralParser(this);
    this.arrows = new ArrowParser(this);
    this.patterns = new PatternParser(this);
    this.covers = new CoverGrammar(this);
    this.statements = new StatementParser(this);
    this.declarations = new DeclarationParser(this);
    this.loops = new LoopParser(this);
    this.functions = new FunctionParser(this);
    this.classes = new ClassParser(this);
    this.modules = new ModuleParser(this);
    lexer.next();
  }

  int newIdentifier() {
    return identifierCount++;
  }

  int newScope() {
    return scopeCount++;
  }

  int identifierCount() {
    return identifierCount;
  }

  int scopeCount() {
    return scopeCount;
  }

  /** Goes deeper by a weight; every call is paired with {@link #leave} unless the parse fails. */
  void enter(int weight) {
    int before = depth;
    depth = before + weight;
    if (depth > ParserOptions.DEFAULT_NESTING_LIMIT) {
      if (depth > options.nestingLimit()) {
        throw SyntaxException.tooDeep(source, lexer.start(), lexer.end());
      }
      if (before <= ParserOptions.DEFAULT_NESTING_LIMIT) {
        deepStart = lexer.start();
      }
    }
  }

  void leave(int weight) {
    int before = depth;
    depth = before - weight;
    if (before > ParserOptions.DEFAULT_NESTING_LIMIT
        && depth <= ParserOptions.DEFAULT_NESTING_LIMIT) {
      deepPlaces.set(deepStart, Math.max(deepStart + 1, lexer.previousEnd()));
    }
  }

  /** The offsets at which the source nests deeper than {@link ParserOptions#DEFAULT}. */
  BitSet deepPlaces() {
    return deepPlaces;
  }

  // Tokens

  TokenKind kind() {
    return lexer.kind();
  }

  boolean at(TokenKind kind) {
    return lexer.kind() == kind;
  }

  int start() {
    return lexer.start();
  }

  /** The end of the last consumed token, which is where a finished node ends. */
  int previousEnd() {
    return lexer.previousEnd();
  }

  void next() {
    lexer.next();
  }

  boolean eat(TokenKind kind) {
    if (lexer.kind() == kind) {
      lexer.next();
      return true;
    }
    return false;
  }

  void expect(TokenKind kind) {
    if (lexer.kind() != kind) {
      throw unexpected();
    }
    lexer.next();
  }

  /** Whether the current token is this word, written without escapes. */
  boolean atWord(String word) {
    return lexer.kind() == TokenKind.IDENTIFIER && !lexer.escaped() && lexer.text().equals(word);
  }

  /**
   * Ends a statement: a semicolon, or where one may be inserted
   * (sec-automatic-semicolon-insertion).
   */
  void semicolon() {
    if (lexer.kind() == TokenKind.SEMICOLON) {
      lexer.next();
      return;
    }
    if (!canInsertSemicolon()) {
      throw unexpected();
    }
  }

  boolean canInsertSemicolon() {
    TokenKind kind = lexer.kind();
    return kind == TokenKind.SEMICOLON
        || kind == TokenKind.RIGHT_BRACE
        || kind == TokenKind.END
        || lexer.newlineBefore();
  }

  // Identifiers

  /** Whether the current token could be an identifier in some mode. */
  boolean atIdentifier() {
    return lexer.kind().isSloppyIdentifier();
  }

  /** Consumes an identifier reference and returns its name. */
  String referenceName() {
    String name = identifierName();
    noteArguments(name, lexer.start(), lexer.end());
    lexer.next();
    return name;
  }

  /** Accepts a name that was already consumed, as a reference. */
  void requireReference(String name, int from, int to) {
    requireIdentifier(name, from, to);
    noteArguments(name, from, to);
  }

  private void noteArguments(String name, int from, int to) {
    if (name.equals("arguments")) {
      if (function.argumentsForbidden) {
        throw error(
            "'arguments' is not allowed in class field initializer or static initialization block",
            from,
            to);
      }
      function.note(FunctionFlag.USES_ARGUMENTS);
    }
  }

  /** Consumes a name being declared. */
  String bindingName() {
    String name = identifierName();
    requireBindable(name, lexer.start(), lexer.end());
    lexer.next();
    return name;
  }

  /** Consumes a label. */
  String labelName() {
    String name = identifierName();
    lexer.next();
    return name;
  }

  /** The current token as an identifier that is allowed where it stands. */
  private String identifierName() {
    TokenKind kind = lexer.kind();
    if (!kind.isSloppyIdentifier()) {
      throw unexpected();
    }
    String name = lexer.text();
    if (kind != TokenKind.IDENTIFIER || lexer.escaped()) {
      requireIdentifier(name, lexer.start(), lexer.end());
    }
    return name;
  }

  /** Rejects names that the current context reserves. */
  void requireIdentifier(String name, int from, int to) {
    String problem =
        switch (name) {
          case "await" -> {
            function.latestAwaitName = from;
            yield module || function.awaitExpressions || function.awaitForbidden
                ? "Unexpected reserved word"
                : null;
          }
          case "yield" -> {
            if (function.strict) {
              yield "Unexpected strict mode reserved word";
            }
            yield function.generator ? "Unexpected identifier 'yield'" : null;
          }
          case "implements",
              "interface",
              "let",
              "package",
              "private",
              "protected",
              "public",
              "static" ->
              function.strict ? "Unexpected strict mode reserved word" : null;
          default -> null;
        };
    if (problem != null) {
      throw error(problem, from, to);
    }
  }

  /** Rejects {@code eval} and {@code arguments} as targets in strict code. */
  void requireBindable(String name, int from, int to) {
    if (function.strict && (name.equals("eval") || name.equals("arguments"))) {
      throw error("Unexpected eval or arguments in strict mode", from, to);
    }
  }

  /** Rejects the octal notation of the current token in strict code. */
  void requireNoOctal() {
    if (function.strict && lexer.octalAt() >= 0) {
      throw octalError(lexer.octalAt());
    }
  }

  SyntaxException octalError(int at) {
    String text = source.text();
    if (text.charAt(at) == '\\') {
      return error(
          text.charAt(at + 1) >= '8'
              ? "\\8 and \\9 are not allowed in strict mode."
              : "Octal escape sequences are not allowed in strict mode.",
          at,
          at + 2);
    }
    int scan = at;
    while (scan < text.length() && text.charAt(scan) >= '0' && text.charAt(scan) <= '7') {
      scan++;
    }
    boolean decimal = scan < text.length() && text.charAt(scan) >= '8' && text.charAt(scan) <= '9';
    return error(
        decimal
            ? "Decimals with leading zeros are not allowed in strict mode."
            : "Octal literals are not allowed in strict mode.",
        at,
        scan);
  }

  // Errors

  SyntaxException error(String message, int from, int to) {
    return new SyntaxException(message, source, from, to);
  }

  @Override
  public RuntimeException create(String message, int start, int end) {
    return error(message, start, end);
  }

  @Override
  public RuntimeException createIncomplete(String message, int start, int end) {
    return new SyntaxException(message, source, start, end, SyntaxException.Remedy.MORE_TEXT);
  }

  SyntaxException errorHere(String message) {
    return error(message, lexer.start(), lexer.end());
  }

  /** The error for a current token that the grammar has no place for. */
  SyntaxException unexpected() {
    TokenKind kind = lexer.kind();
    if (kind == TokenKind.END) {
      return new SyntaxException(
          "Unexpected end of input",
          source,
          lexer.start(),
          lexer.end(),
          SyntaxException.Remedy.MORE_TEXT);
    }
    String message =
        switch (kind) {
          case NUMBER, BIGINT -> "Unexpected number";
          case STRING -> "Unexpected string";
          case TEMPLATE -> "Unexpected template string";
          case ESCAPED_KEYWORD -> "Keyword must not contain escaped characters";
          case PRIVATE_NAME -> "Unexpected identifier '#" + lexer.text() + "'";
          case ENUM -> "Unexpected reserved word";
          case AT -> "Invalid or unexpected token";
          case ARROW ->
              lexer.newlineBefore()
                  ? "Unexpected token '=>'"
                  : "Malformed arrow function parameter list";
          default -> unexpectedWord(kind);
        };
    return afterAwait()
        ? error(
            "await is only valid in async functions and the top level bodies of modules",
            lexer.previousEnd() - AWAIT_LENGTH,
            lexer.previousEnd())
        : errorHere(message);
  }

  private String unexpectedWord(TokenKind kind) {
    if (kind.isStrictReserved() && function.strict) {
      return "Unexpected strict mode reserved word";
    }
    return kind.isSloppyIdentifier()
        ? "Unexpected identifier '" + lexer.text() + "'"
        : "Unexpected token '" + kind.text() + "'";
  }

  /**
   * Whether what cannot stand here looks like the operand of an await where await is only a name.
   */
  private boolean afterAwait() {
    int end = lexer.previousEnd();
    boolean operand =
        switch (lexer.kind()) {
          case NUMBER, STRING, NEW, THIS, IDENTIFIER, ASYNC, LEFT_BRACE, NULL, FUNCTION, CLASS ->
              true;
          default -> false;
        };
    return operand
        && !function.awaitExpressions
        && end >= AWAIT_LENGTH
        && function.latestAwaitName == end - AWAIT_LENGTH;
  }
}
