package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.lexer.TokenKind;

/** Variable declarations of all kinds (sec-declarations-and-the-variable-statement). */
final class DeclarationParser {
  private final ParserCore core;

  DeclarationParser(ParserCore core) {
    this.core = core;
  }

  /** Whether a {@code let}, {@code using} or {@code await using} here starts a declaration. */
  boolean atLexicalDeclaration() {
    return switch (core.kind()) {
      case LET -> {
        TokenKind following = core.lexer.peek();
        yield following.isSloppyIdentifier()
            || following == TokenKind.LEFT_BRACKET
            || following == TokenKind.LEFT_BRACE;
      }
      case IDENTIFIER -> isUsing();
      case AWAIT -> core.function.awaitExpressions && atAwaitUsing();
      default -> false;
    };
  }

  private boolean isUsing() {
    return core.atWord("using") && core.lexer.peekOnSameLine().isSloppyIdentifier();
  }

  private boolean atAwaitUsing() {
    if (core.lexer.peekOnSameLine() != TokenKind.IDENTIFIER) {
      return false;
    }
    long mark = core.lexer.mark();
    core.next();
    boolean found = isUsing();
    core.lexer.reset(mark);
    return found;
  }

  /** Rejects a {@code using} declaration where there is no block to end its resources. */
  void refuseUsing(Statement statement) {
    if (statement instanceof Statement.VariableDeclaration d
        && (d.declarationKind() == DeclarationKind.USING
            || d.declarationKind() == DeclarationKind.AWAIT_USING)) {
      throw core.error(
          "Using declarations are not allowed in switch clauses or at the top level of scripts",
          d.start(),
          d.end());
    }
  }

  /** A declaration as a statement, at its first word. */
  Statement parseStatement() {
    int start = core.start();
    DeclarationKind kind = parseKind();
    List<VariableDeclarator> declarators = parseDeclarators(kind);
    for (VariableDeclarator declarator : declarators) {
      requireInitializer(kind, declarator);
    }
    core.semicolon();
    return new Statement.VariableDeclaration(start, core.previousEnd(), kind, declarators);
  }

  /** Consumes the word or words that introduce a declaration. */
  DeclarationKind parseKind() {
    DeclarationKind kind =
        switch (core.kind()) {
          case VAR -> DeclarationKind.VAR;
          case LET -> DeclarationKind.LET;
          case CONST -> DeclarationKind.CONST;
          case AWAIT -> DeclarationKind.AWAIT_USING;
          default -> DeclarationKind.USING;
        };
    if (kind == DeclarationKind.AWAIT_USING) {
      core.function.latestAwait = core.start();
      if (core.function.kind == null) {
        core.function.note(FunctionFlag.TOP_LEVEL_AWAIT);
      }
      core.next();
    }
    core.next();
    return kind;
  }

  List<VariableDeclarator> parseDeclarators(DeclarationKind kind) {
    VariableDeclarator first = parseDeclarator(kind);
    if (!core.at(TokenKind.COMMA)) {
      return List.of(first);
    }
    List<VariableDeclarator> all = new ArrayList<>();
    all.add(first);
    while (core.eat(TokenKind.COMMA)) {
      all.add(parseDeclarator(kind));
    }
    return List.copyOf(all);
  }

  private VariableDeclarator parseDeclarator(DeclarationKind kind) {
    int start = core.start();
    Pattern target =
        switch (kind) {
          case VAR -> core.patterns.parseTarget();
          case LET, CONST -> core.patterns.parseLexicalTarget();
          case USING, AWAIT_USING -> {
            if (!core.atIdentifier()) {
              throw core.unexpected();
            }
            yield core.patterns.parseLexicalTarget();
          }
        };
    Expression initializer = core.expressions.parseInitializer();
    return new VariableDeclarator(start, core.previousEnd(), target, initializer);
  }

  /**
   * Rejects a declarator that needs an initialiser, which all but those in for-in and for-of heads
   * may.
   */
  void requireInitializer(DeclarationKind kind, VariableDeclarator declarator) {
    if (declarator.initializer() != null) {
      return;
    }
    if (!(declarator.target() instanceof Pattern.Binding)) {
      throw core.errorHere("Missing initializer in destructuring declaration");
    }
    if (kind.isConstant()) {
      String word = kind == DeclarationKind.CONST ? "const" : "using";
      throw core.errorHere("Missing initializer in " + word + " declaration");
    }
  }
}
