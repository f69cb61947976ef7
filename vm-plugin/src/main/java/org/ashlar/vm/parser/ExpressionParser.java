package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.AssignmentOperator;
import org.ashlar.vm.ast.BinaryOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.ast.UnaryOperator;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Operators: from the comma down to the postfix operators (sec-update-expressions to
 * sec-comma-operator).
 */
final class ExpressionParser {
  private final ParserCore core;

  ExpressionParser(ParserCore core) {
    this.core = core;
  }

  /** An expression with commas. */
  Expression parseExpression() {
    int saved = core.covers.begin();
    Expression expression = parseExpressionCover();
    core.covers.finish(saved);
    return expression;
  }

  /** As {@link #parseExpression()}, but it may yet turn out to be a pattern. */
  Expression parseExpressionCover() {
    int start = core.start();
    Expression first = parseAssignmentCover();
    if (!core.at(TokenKind.COMMA)) {
      return first;
    }
    core.covers.requireNone();
    List<Expression> all = new ArrayList<>();
    all.add(first);
    while (core.eat(TokenKind.COMMA)) {
      all.add(parseAssignment());
    }
    return new Expression.Sequence(start, core.previousEnd(), List.copyOf(all));
  }

  /** An expression without commas. */
  Expression parseAssignment() {
    int saved = core.covers.begin();
    Expression expression = parseAssignmentCover();
    core.covers.finish(saved);
    return expression;
  }

  /** As {@link #parseAssignment()}, but it may yet turn out to be a pattern with an initialiser. */
  Expression parseAssignmentCover() {
    core.enter(ParserCore.EXPRESSION_WEIGHT);
    Expression expression = parseAssignmentOrArrow();
    core.leave(ParserCore.EXPRESSION_WEIGHT);
    return expression;
  }

  private Expression parseAssignmentOrArrow() {
    if (core.at(TokenKind.YIELD) && core.function.generator) {
      return parseYield();
    }
    int start = core.start();
    core.primaries.allowArrowAt(start);
    int saved = core.covers.begin();
    Expression left = parseBinary(0);
    if (left == core.arrows.latest()) {
      core.covers.restore(saved);
      return left;
    }
    if (core.at(TokenKind.QUESTION)) {
      core.covers.requireNone();
      left = parseConditional(start, left);
    } else if (core.kind().isAssignment()) {
      left = parseAssignmentTail(start, left);
    } else {
      core.covers.requireNoneUnlessLiteral(left);
    }
    core.covers.restore(saved);
    return left;
  }

  private Expression parseConditional(int start, Expression test) {
    core.next();
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    Expression consequent = parseAssignment();
    core.noIn = savedNoIn;
    core.expect(TokenKind.COLON);
    Expression alternate = parseAssignment();
    return new Expression.Conditional(start, core.previousEnd(), test, consequent, alternate);
  }

  private Expression parseAssignmentTail(int start, Expression left) {
    AssignmentOperator operator = Operators.assignment(core.kind());
    boolean parenthesized = left == core.primaries.latestParenthesized();
    if (operator == AssignmentOperator.ASSIGN
        && !parenthesized
        && CoverGrammar.isPatternLiteral(left)) {
      var pattern = core.covers.toAssignmentPattern(left);
      core.covers.forget();
      core.next();
      Expression value = parseAssignment();
      return new Expression.PatternAssignment(start, core.previousEnd(), pattern, value);
    }
    core.covers.requireNone();
    core.covers.requireTarget(
        left, "Invalid left-hand side in assignment", operator.logical() == null);
    core.next();
    Expression value = parseAssignment();
    boolean names =
        !parenthesized
            && left.kind() == NodeKind.IDENTIFIER
            && (operator == AssignmentOperator.ASSIGN || operator.logical() != null)
            && value.isAnonymousFunctionDefinition();
    return new Expression.Assignment(start, core.previousEnd(), operator, left, value, names);
  }

  private Expression parseYield() {
    int start = core.start();
    if (core.function.inParameters) {
      throw core.errorHere("Yield expression not allowed in formal parameter");
    }
    core.function.latestYield = start;
    core.next();
    boolean delegate = false;
    Expression argument = null;
    if (!core.lexer.newlineBefore()) {
      delegate = core.eat(TokenKind.MULTIPLY);
      if (delegate || !endsExpression(core.kind())) {
        argument = parseAssignment();
      }
    }
    return new Expression.Yield(start, core.previousEnd(), argument, delegate);
  }

  private static boolean endsExpression(TokenKind kind) {
    return switch (kind) {
      case END, RIGHT_BRACE, RIGHT_BRACKET, RIGHT_PARENTHESIS, COMMA, SEMICOLON, COLON, IN -> true;
      default -> false;
    };
  }

  /**
   * Operators that bind tighter than {@code minimum}; a loop, so that long chains need no stack.
   */
  private Expression parseBinary(int minimum) {
    int start = core.start();
    Expression left = core.at(TokenKind.PRIVATE_NAME) ? parsePrivateIn(minimum) : parseUnary();
    if (left == core.arrows.latest()) {
      return left;
    }
    while (true) {
      TokenKind token = core.kind();
      int precedence = token.precedence();
      if (precedence <= minimum || token == TokenKind.IN && core.noIn) {
        return left;
      }
      core.covers.requireNone();
      boolean parenthesized = left == core.primaries.latestParenthesized();
      if (token == TokenKind.EXPONENTIATE) {
        left = parseExponentiation(start, left, parenthesized);
        continue;
      }
      core.next();
      Expression right = parseBinary(precedence);
      LogicalOperator logical = Operators.logical(token);
      if (logical == null) {
        left =
            new Expression.Binary(start, core.previousEnd(), Operators.binary(token), left, right);
      } else {
        requireUnmixed(logical, left, parenthesized);
        requireUnmixed(logical, right, right == core.primaries.latestParenthesized());
        left = new Expression.Logical(start, core.previousEnd(), logical, left, right);
      }
    }
  }

  private Expression parseExponentiation(int start, Expression left, boolean parenthesized) {
    if (!parenthesized && (left.kind() == NodeKind.UNARY || left.kind() == NodeKind.AWAIT)) {
      throw core.error(
          "Unary operator used immediately before exponentiation expression. Parenthesis must be"
              + " used to disambiguate operator precedence",
          left.start(),
          core.lexer.end());
    }
    core.next();
    core.enter(ParserCore.OPERATOR_WEIGHT);
    Expression right = parseBinary(TokenKind.EXPONENTIATE.precedence() - 1);
    core.leave(ParserCore.OPERATOR_WEIGHT);
    return new Expression.Binary(
        start, core.previousEnd(), BinaryOperator.EXPONENTIATE, left, right);
  }

  /** {@code ??} does not mix with {@code &&} and {@code ||} without parentheses. */
  private void requireUnmixed(LogicalOperator operator, Expression side, boolean parenthesized) {
    if (!parenthesized && side instanceof Expression.Logical inner) {
      boolean innerCoalesce = inner.operator() == LogicalOperator.COALESCE;
      if (innerCoalesce != (operator == LogicalOperator.COALESCE)) {
        throw core.error(
            "Cannot mix ?? with || or && without parentheses", side.start(), core.previousEnd());
      }
    }
  }

  private Expression parsePrivateIn(int minimum) {
    int start = core.start();
    if (minimum >= TokenKind.IN.precedence() || core.noIn || core.lexer.peek() != TokenKind.IN) {
      throw core.unexpected();
    }
    PropertyName.Private name = privateName();
    core.next();
    Expression right = parseBinary(TokenKind.IN.precedence());
    return new Expression.PrivateIn(start, core.previousEnd(), name, right);
  }

  /** Consumes a private name. */
  PropertyName.Private privateName() {
    int start = core.start();
    String name = core.lexer.text();
    core.expect(TokenKind.PRIVATE_NAME);
    return new PropertyName.Private(start, core.previousEnd(), core.newIdentifier(), name);
  }

  private Expression parseUnary() {
    UnaryOperator operator = Operators.unary(core.kind());
    if (operator != null) {
      core.enter(ParserCore.OPERATOR_WEIGHT);
      Expression expression = parseUnaryOperation(operator);
      core.leave(ParserCore.OPERATOR_WEIGHT);
      return expression;
    }
    return switch (core.kind()) {
      case INCREMENT, DECREMENT -> parsePrefixUpdate();
      case AWAIT -> core.function.awaitExpressions ? parseAwait() : parsePostfix();
      default -> parsePostfix();
    };
  }

  private Expression parseUnaryOperation(UnaryOperator operator) {
    int start = core.start();
    core.next();
    Expression operand = parseUnary();
    if (operator == UnaryOperator.DELETE) {
      requireDeletable(operand);
    }
    return new Expression.Unary(start, core.previousEnd(), operator, operand);
  }

  private void requireDeletable(Expression operand) {
    if (core.function.strict && operand.kind() == NodeKind.IDENTIFIER) {
      throw core.error(
          "Delete of an unqualified identifier in strict mode.", operand.start(), operand.end());
    }
    Expression last = operand instanceof Expression.OptionalChain c ? c.expression() : operand;
    if (last.kind() == NodeKind.PRIVATE_MEMBER) {
      throw core.error("Private fields can not be deleted", operand.start(), operand.end());
    }
  }

  private Expression parsePrefixUpdate() {
    int start = core.start();
    boolean increment = core.at(TokenKind.INCREMENT);
    core.next();
    core.enter(ParserCore.OPERATOR_WEIGHT);
    Expression target = parseUnary();
    core.leave(ParserCore.OPERATOR_WEIGHT);
    core.covers.requireTarget(
        target, "Invalid left-hand side expression in prefix operation", true);
    return new Expression.Update(start, core.previousEnd(), increment, true, target);
  }

  private Expression parseAwait() {
    int start = core.start();
    FunctionState function = core.function;
    if (function.inParameters) {
      throw core.errorHere("Illegal await-expression in formal parameters of async function");
    }
    function.latestAwait = start;
    if (function.kind == null) {
      function.note(FunctionFlag.TOP_LEVEL_AWAIT);
    }
    core.next();
    core.enter(ParserCore.OPERATOR_WEIGHT);
    Expression argument = parseUnary();
    core.leave(ParserCore.OPERATOR_WEIGHT);
    return new Expression.Await(start, core.previousEnd(), argument);
  }

  private Expression parsePostfix() {
    int start = core.start();
    Expression expression = core.leftHandSides.parse();
    TokenKind kind = core.kind();
    if (kind != TokenKind.INCREMENT && kind != TokenKind.DECREMENT
        || core.lexer.newlineBefore()
        || expression == core.arrows.latest()) {
      return expression;
    }
    core.covers.requireTarget(
        expression, "Invalid left-hand side expression in postfix operation", true);
    core.next();
    return new Expression.Update(
        start, core.previousEnd(), kind == TokenKind.INCREMENT, false, expression);
  }

  /** An initialiser, if there is one. */
  @Nullable Expression parseInitializer() {
    return core.eat(TokenKind.ASSIGN) ? parseAssignment() : null;
  }
}
