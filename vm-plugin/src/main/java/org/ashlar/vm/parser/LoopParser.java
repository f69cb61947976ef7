package org.ashlar.vm.parser;

import java.util.List;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.Node;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/** Iteration statements (sec-iteration-statements). */
final class LoopParser {
  private final ParserCore core;

  LoopParser(ParserCore core) {
    this.core = core;
  }

  Statement parseWhile() {
    int start = core.start();
    core.next();
    Expression test = core.statements.parseParenthesizedTest();
    Statement body = parseLoopBody();
    return new Statement.While(start, core.previousEnd(), test, body);
  }

  Statement parseDoWhile() {
    int start = core.start();
    core.next();
    Statement body = parseLoopBody();
    core.expect(TokenKind.WHILE);
    Expression test = core.statements.parseParenthesizedTest();
    // A semicolon may always be missing here, even on the same line.
    core.eat(TokenKind.SEMICOLON);
    return new Statement.DoWhile(start, core.previousEnd(), body, test);
  }

  private Statement parseLoopBody() {
    core.function.loops++;
    Statement body = core.statements.parseBody();
    core.function.loops--;
    return body;
  }

  Statement parseFor() {
    int start = core.start();
    int id = core.newScope();
    core.next();
    boolean await = false;
    if (core.at(TokenKind.AWAIT) && core.function.awaitExpressions) {
      await = true;
      core.function.latestAwait = core.start();
      if (core.function.kind == null) {
        core.function.note(FunctionFlag.TOP_LEVEL_AWAIT);
      }
      core.next();
    }
    core.expect(TokenKind.LEFT_PARENTHESIS);
    if (core.at(TokenKind.SEMICOLON)) {
      if (await) {
        throw core.unexpected();
      }
      return parseClassic(start, id, null);
    }
    return atDeclaration()
        ? parseDeclarationHead(start, id, await)
        : parseExpressionHead(start, id, await);
  }

  private boolean atDeclaration() {
    return switch (core.kind()) {
      case VAR, CONST -> true;
      case IDENTIFIER ->
          core.atWord("using") && core.lexer.peekOnSameLine() == TokenKind.OF
              ? isUsingNamedOf()
              : core.declarations.atLexicalDeclaration();
      default -> core.declarations.atLexicalDeclaration();
    };
  }

  /**
   * In {@code for (using of ...} the word {@code using} is a name, unless {@code of} is being
   * initialised.
   */
  private boolean isUsingNamedOf() {
    long mark = core.lexer.mark();
    core.next();
    TokenKind following = core.lexer.peek();
    core.lexer.reset(mark);
    return following == TokenKind.ASSIGN
        || following == TokenKind.SEMICOLON
        || following == TokenKind.COLON;
  }

  private Statement parseDeclarationHead(int start, int id, boolean await) {
    int declarationStart = core.start();
    DeclarationKind kind = core.declarations.parseKind();
    core.noIn = true;
    List<VariableDeclarator> declarators = core.declarations.parseDeclarators(kind);
    core.noIn = false;
    var declaration =
        new Statement.VariableDeclaration(declarationStart, core.previousEnd(), kind, declarators);
    boolean of = core.at(TokenKind.OF);
    if (of || core.at(TokenKind.IN) && !await) {
      requireSingle(declaration, of, await);
      return parseIteration(start, id, await, declaration);
    }
    if (await) {
      throw core.unexpected();
    }
    for (VariableDeclarator declarator : declarators) {
      core.declarations.requireInitializer(kind, declarator);
    }
    return parseClassic(start, id, declaration);
  }

  private void requireSingle(Statement.VariableDeclaration declaration, boolean of, boolean await) {
    String loop = await ? "for-await-of" : of ? "for-of" : "for-in";
    DeclarationKind kind = declaration.declarationKind();
    if (declaration.declarators().size() != 1) {
      throw core.error(
          "Invalid left-hand side in " + loop + " loop: Must have a single binding.",
          declaration.start(),
          declaration.end());
    }
    if (!of && (kind == DeclarationKind.USING || kind == DeclarationKind.AWAIT_USING)) {
      throw core.errorHere("Invalid left-hand side in for-in loop");
    }
    VariableDeclarator only = declaration.declarators().get(0);
    boolean allowed =
        !of
            && kind == DeclarationKind.VAR
            && !core.function.strict
            && only.target() instanceof Pattern.Binding;
    if (only.initializer() != null && !allowed) {
      throw core.error(
          loop + " loop variable declaration may not have an initializer.",
          declaration.start(),
          declaration.end());
    }
  }

  private Statement parseExpressionHead(int start, int id, boolean await) {
    boolean startsWithLet = core.at(TokenKind.LET);
    boolean startsWithAsync = core.at(TokenKind.ASYNC);
    int saved = core.covers.begin();
    core.noIn = true;
    Expression expression = core.expressions.parseExpressionCover();
    core.noIn = false;
    boolean of = core.at(TokenKind.OF);
    if (of && startsWithLet) {
      throw core.error(
          "The left-hand side of a for-of loop may not be 'let'.",
          expression.start(),
          expression.end());
    }
    if (of && startsWithAsync && !await && core.statements.isBareName(expression, "async")) {
      throw core.error(
          "The left-hand side of a for-of loop may not be 'async'.",
          expression.start(),
          expression.end());
    }
    if (of || core.at(TokenKind.IN) && !await) {
      Pattern target = core.covers.toLoopTarget(expression);
      core.covers.finish(saved);
      return parseIteration(start, id, await, target);
    }
    core.covers.finish(saved);
    if (await) {
      throw core.unexpected();
    }
    return parseClassic(start, id, expression);
  }

  /** From the word {@code in} or {@code of} on. */
  private Statement parseIteration(int start, int id, boolean await, Node left) {
    boolean of = core.at(TokenKind.OF);
    core.next();
    Expression right = of ? core.expressions.parseAssignment() : core.expressions.parseExpression();
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    Statement body = parseLoopBody();
    int end = core.previousEnd();
    return of
        ? new Statement.ForOf(start, end, id, await, left, right, body)
        : new Statement.ForIn(start, end, id, left, right, body);
  }

  /** From the first semicolon on. */
  private Statement parseClassic(int start, int id, @Nullable Node initializer) {
    core.expect(TokenKind.SEMICOLON);
    Expression test = core.at(TokenKind.SEMICOLON) ? null : core.expressions.parseExpression();
    core.expect(TokenKind.SEMICOLON);
    Expression update =
        core.at(TokenKind.RIGHT_PARENTHESIS) ? null : core.expressions.parseExpression();
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    Statement body = parseLoopBody();
    return new Statement.For(start, core.previousEnd(), id, initializer, test, update, body);
  }
}
