package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.CatchClause;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.SwitchCase;
import org.ashlar.vm.lexer.TokenKind;

/** Statements other than loops (sec-block to sec-debugger-statement, Annex B.3). */
final class StatementParser {
  private final ParserCore core;

  StatementParser(ParserCore core) {
    this.core = core;
  }

  /** A statement or declaration, where both are allowed. */
  Statement parseListItem() {
    return switch (core.kind()) {
      case FUNCTION -> core.functions.parseDeclaration(core.start(), false, false);
      case CLASS, AT -> core.classes.parseDeclaration(false);
      case CONST -> core.declarations.parseStatement();
      case LET, IDENTIFIER, AWAIT ->
          core.declarations.atLexicalDeclaration()
              ? core.declarations.parseStatement()
              : parseStatement();
      case ASYNC ->
          core.lexer.peekOnSameLine() == TokenKind.FUNCTION
              ? parseAsyncFunction()
              : parseStatement();
      case IMPORT, EXPORT -> core.modules.parseMisplaced();
      default -> parseStatement();
    };
  }

  private Statement parseAsyncFunction() {
    int start = core.start();
    core.next();
    return core.functions.parseDeclaration(start, true, false);
  }

  /** A statement, where declarations are not allowed. */
  Statement parseStatement() {
    core.enter(ParserCore.STATEMENT_WEIGHT);
    Statement statement = parseByKind();
    core.leave(ParserCore.STATEMENT_WEIGHT);
    return statement;
  }

  private Statement parseByKind() {
    int start = core.start();
    switch (core.kind()) {
      case LEFT_BRACE:
        return parseBlock();
      case SEMICOLON:
        core.next();
        return new Statement.Empty(start, core.previousEnd());
      case VAR:
        return core.declarations.parseStatement();
      case IF:
        return parseIf();
      case FOR:
        return core.loops.parseFor();
      case WHILE:
        return core.loops.parseWhile();
      case DO:
        return core.loops.parseDoWhile();
      case CONTINUE:
        return parseContinue();
      case BREAK:
        return parseBreak();
      case RETURN:
        return parseReturn();
      case WITH:
        return parseWith();
      case SWITCH:
        return parseSwitch();
      case THROW:
        return parseThrow();
      case TRY:
        return parseTry();
      case DEBUGGER:
        core.next();
        core.semicolon();
        return new Statement.Debugger(start, core.previousEnd());
      case FUNCTION:
        throw core.errorHere(misplacedFunction());
      case ASYNC:
        if (core.lexer.peekOnSameLine() == TokenKind.FUNCTION) {
          throw core.errorHere(
              "Async functions can only be declared at the top level or inside a block.");
        }
        return parseExpressionStatement();
      case LET:
        if (core.lexer.peek() == TokenKind.LEFT_BRACKET
            || core.lexer.peekOnSameLine().isSloppyIdentifier()) {
          throw core.errorHere("Lexical declaration cannot appear in a single-statement context");
        }
        return parseExpressionStatement();
      case CLASS, CONST:
        throw core.unexpected();
      case IMPORT:
        return core.modules.parseImportExpression();
      default:
        return parseExpressionStatement();
    }
  }

  private String misplacedFunction() {
    return core.function.strict
        ? "In strict mode code, functions can only be declared at top level or inside a block."
        : "In non-strict mode code, functions can only be declared at top level, inside a block,"
            + " or as the body of an if statement.";
  }

  /** An expression as a statement, or a labelled statement. */
  Statement parseExpressionStatement() {
    int start = core.start();
    Expression expression = core.expressions.parseExpression();
    if (core.at(TokenKind.COLON)
        && expression instanceof Expression.Identifier label
        && expression != core.primaries.latestParenthesized()) {
      return parseLabelled(start, label.name());
    }
    core.semicolon();
    return new Statement.ExpressionStatement(start, core.previousEnd(), expression);
  }

  private Statement parseLabelled(int start, String name) {
    FunctionState function = core.function;
    if (function.label(name) != null) {
      throw core.error(
          "Label '" + name + "' has already been declared", start, start + name.length());
    }
    core.next();
    int bodyStart = core.start();
    boolean loop = core.at(TokenKind.FOR) || core.at(TokenKind.WHILE) || core.at(TokenKind.DO);
    for (FunctionState.Label outer : function.labels) {
      if (outer.bodyStart == start) {
        outer.bodyStart = bodyStart;
        outer.loop = loop;
      }
    }
    function.labels.add(new FunctionState.Label(name, bodyStart, loop));
    Statement body;
    if (core.at(TokenKind.FUNCTION)) {
      body = parseLabelledFunction();
    } else {
      body = parseStatement();
    }
    function.labels.removeLast();
    return new Statement.Labelled(start, core.previousEnd(), name, body);
  }

  private Statement parseLabelledFunction() {
    int start = core.start();
    if (core.function.strict) {
      throw core.errorHere(misplacedFunction());
    }
    if (core.lexer.peek() == TokenKind.MULTIPLY) {
      throw core.errorHere("Generators can only be declared at the top level or inside a block.");
    }
    return core.functions.parseDeclaration(start, false, false);
  }

  /** The body of a loop or with statement, or a branch of an if statement. */
  Statement parseBody() {
    Statement body = parseStatement();
    Statement inner = body;
    while (inner instanceof Statement.Labelled labelled) {
      inner = labelled.body();
    }
    if (inner instanceof Statement.FunctionDeclaration) {
      throw core.error(misplacedFunction(), inner.start(), inner.start() + 8);
    }
    return body;
  }

  Statement.Block parseBlock() {
    int start = core.start();
    core.expect(TokenKind.LEFT_BRACE);
    int id = core.newScope();
    List<Statement> statements = parseUntilBrace();
    return new Statement.Block(start, core.previousEnd(), id, statements);
  }

  /** Statements up to and including a closing brace. */
  List<Statement> parseUntilBrace() {
    List<Statement> statements = new ArrayList<>();
    while (!core.at(TokenKind.RIGHT_BRACE)) {
      statements.add(parseListItem());
    }
    core.next();
    return List.copyOf(statements);
  }

  /** An if statement; a loop over else-if chains, which are built from the end. */
  private Statement parseIf() {
    record Branch(int start, Expression test, Statement consequent) {}
    List<Branch> branches = new ArrayList<>(2);
    Statement alternate = null;
    while (true) {
      int start = core.start();
      core.next();
      Expression test = parseParenthesizedTest();
      branches.add(new Branch(start, test, parseIfBody()));
      if (!core.eat(TokenKind.ELSE)) {
        break;
      }
      if (!core.at(TokenKind.IF)) {
        alternate = parseIfBody();
        break;
      }
    }
    int end = core.previousEnd();
    for (Branch branch : branches.reversed()) {
      alternate = new Statement.If(branch.start, end, branch.test, branch.consequent, alternate);
    }
    return alternate == null ? new Statement.Empty(end, end) : alternate;
  }

  /** A branch of an if statement, which in sloppy code may be a function (Annex B.3.3). */
  private Statement parseIfBody() {
    if (!core.at(TokenKind.FUNCTION)
        || core.function.strict
        || core.lexer.peek() == TokenKind.MULTIPLY) {
      return parseBody();
    }
    int id = core.newScope();
    var function = core.functions.parseDeclaration(core.start(), false, false);
    return new Statement.Block(function.start(), function.end(), id, List.of(function));
  }

  Expression parseParenthesizedTest() {
    core.expect(TokenKind.LEFT_PARENTHESIS);
    Expression test = core.expressions.parseExpression();
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    return test;
  }

  private Statement parseContinue() {
    int start = core.start();
    int end = core.lexer.end();
    core.next();
    String name = null;
    FunctionState function = core.function;
    if (core.atIdentifier() && !core.lexer.newlineBefore()) {
      int at = core.start();
      name = core.labelName();
      FunctionState.Label label = function.label(name);
      if (label == null) {
        throw core.error("Undefined label '" + name + "'", at, core.previousEnd());
      }
      if (!label.loop) {
        throw core.error(
            "Illegal continue statement: '" + name + "' does not denote an iteration statement",
            at,
            core.previousEnd());
      }
    } else if (function.loops == 0) {
      throw core.error(
          "Illegal continue statement: no surrounding iteration statement", start, end);
    }
    core.semicolon();
    return new Statement.Continue(start, core.previousEnd(), name);
  }

  private Statement parseBreak() {
    int start = core.start();
    int end = core.lexer.end();
    core.next();
    String name = null;
    FunctionState function = core.function;
    if (core.atIdentifier() && !core.lexer.newlineBefore()) {
      int at = core.start();
      name = core.labelName();
      if (function.label(name) == null) {
        throw core.error("Undefined label '" + name + "'", at, core.previousEnd());
      }
    } else if (function.loops == 0 && function.switches == 0) {
      throw core.error("Illegal break statement", start, end);
    }
    core.semicolon();
    return new Statement.Break(start, core.previousEnd(), name);
  }

  private Statement parseReturn() {
    int start = core.start();
    if (!core.function.returnAllowed) {
      throw core.errorHere("Illegal return statement");
    }
    core.next();
    Expression argument = core.canInsertSemicolon() ? null : core.expressions.parseExpression();
    core.semicolon();
    return new Statement.Return(start, core.previousEnd(), argument);
  }

  private Statement parseWith() {
    int start = core.start();
    if (core.function.strict) {
      throw core.errorHere("Strict mode code may not include a with statement");
    }
    core.function.note(FunctionFlag.HAS_WITH);
    int id = core.newScope();
    core.next();
    Expression object = parseParenthesizedTest();
    Statement body = parseBody();
    return new Statement.With(start, core.previousEnd(), id, object, body);
  }

  private Statement parseSwitch() {
    int start = core.start();
    core.next();
    Expression discriminant = parseParenthesizedTest();
    int id = core.newScope();
    core.expect(TokenKind.LEFT_BRACE);
    core.function.switches++;
    List<SwitchCase> cases = new ArrayList<>();
    boolean hasDefault = false;
    while (!core.eat(TokenKind.RIGHT_BRACE)) {
      int caseStart = core.start();
      Expression test = null;
      if (core.at(TokenKind.DEFAULT)) {
        if (hasDefault) {
          throw core.errorHere("More than one default clause in switch statement");
        }
        hasDefault = true;
        core.next();
      } else {
        core.expect(TokenKind.CASE);
        test = core.expressions.parseExpression();
      }
      core.expect(TokenKind.COLON);
      List<Statement> statements = new ArrayList<>();
      while (!core.at(TokenKind.CASE)
          && !core.at(TokenKind.DEFAULT)
          && !core.at(TokenKind.RIGHT_BRACE)) {
        Statement statement = parseListItem();
        core.declarations.refuseUsing(statement);
        statements.add(statement);
      }
      cases.add(new SwitchCase(caseStart, core.previousEnd(), test, List.copyOf(statements)));
    }
    core.function.switches--;
    return new Statement.Switch(start, core.previousEnd(), id, discriminant, List.copyOf(cases));
  }

  private Statement parseThrow() {
    int start = core.start();
    core.next();
    if (core.lexer.newlineBefore()) {
      throw core.error("Illegal newline after throw", start, core.previousEnd());
    }
    Expression argument = core.expressions.parseExpression();
    core.semicolon();
    return new Statement.Throw(start, core.previousEnd(), argument);
  }

  private Statement parseTry() {
    int start = core.start();
    core.next();
    Statement.Block block = parseBlock();
    CatchClause handler = core.at(TokenKind.CATCH) ? parseCatch() : null;
    Statement.Block finalizer = core.eat(TokenKind.FINALLY) ? parseBlock() : null;
    if (handler == null && finalizer == null) {
      throw core.errorHere("Missing catch or finally after try");
    }
    return new Statement.Try(start, core.previousEnd(), block, handler, finalizer);
  }

  private CatchClause parseCatch() {
    int start = core.start();
    int id = core.newScope();
    core.next();
    Pattern parameter = null;
    if (core.eat(TokenKind.LEFT_PARENTHESIS)) {
      parameter = core.patterns.parseTarget();
      core.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    Statement.Block body = parseBlock();
    return new CatchClause(start, core.previousEnd(), id, parameter, body);
  }

  /** Whether an expression is the bare word, not in parentheses. */
  boolean isBareName(Expression expression, String name) {
    return expression.kind() == NodeKind.IDENTIFIER
        && ((Expression.Identifier) expression).name().equals(name)
        && expression != core.primaries.latestParenthesized();
  }
}
