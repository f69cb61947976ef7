package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.TemplateElement;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/** Names, literals, templates, arrays and what stands in parentheses (sec-primary-expression). */
final class PrimaryParser {
  private final ParserCore core;
  private int arrowAt = -1;
  private @Nullable Expression latestParenthesized;

  PrimaryParser(ParserCore core) {
    this.core = core;
  }

  /** An arrow function may start here and nowhere else until the next call. */
  void allowArrowAt(int start) {
    arrowAt = start;
  }

  /** The expression that was last seen in parentheses, which leave no node. */
  @Nullable Expression latestParenthesized() {
    return latestParenthesized;
  }

  Expression parse() {
    int start = core.start();
    int end = core.lexer.end();
    switch (core.kind()) {
      case IDENTIFIER:
        return parseName();
      case ASYNC:
        return core.arrows.parseAsync(start == arrowAt);
      case THIS:
        core.next();
        core.function.note(FunctionFlag.USES_THIS);
        return new Expression.This(start, end);
      case NUMBER:
        return parseNumber();
      case STRING:
        core.requireNoOctal();
        Expression string = new Expression.StringLiteral(start, end, core.lexer.text());
        core.next();
        return string;
      case BIGINT:
        Expression integer = new Expression.BigIntLiteral(start, end, core.lexer.bigInteger());
        core.next();
        return integer;
      case NULL:
        core.next();
        return new Expression.NullLiteral(start, end);
      case TRUE:
        core.next();
        return new Expression.BooleanLiteral(start, end, true);
      case FALSE:
        core.next();
        return new Expression.BooleanLiteral(start, end, false);
      case TEMPLATE:
        return parseTemplate(false);
      case DIVIDE, DIVIDE_ASSIGN:
        return parseRegExp();
      case LEFT_PARENTHESIS:
        return parseParenthesized();
      case LEFT_BRACKET:
        return parseArray();
      case LEFT_BRACE:
        return core.objects.parse();
      case FUNCTION:
        return core.functions.parseExpression(start, false);
      case CLASS, AT:
        return core.classes.parseExpression();
      default:
        if (core.atIdentifier()) {
          return parseName();
        }
        throw core.unexpected();
    }
  }

  private Expression parseName() {
    int start = core.start();
    boolean arrow = start == arrowAt;
    Expression.Identifier identifier = parseIdentifier();
    if (arrow && core.at(TokenKind.ARROW) && !core.lexer.newlineBefore()) {
      return core.arrows.fromCover(start, List.of(identifier), null, false);
    }
    return identifier;
  }

  Expression.Identifier parseIdentifier() {
    int start = core.start();
    String name = core.referenceName();
    return new Expression.Identifier(start, core.previousEnd(), core.newIdentifier(), name);
  }

  private Expression parseNumber() {
    core.requireNoOctal();
    Expression number =
        new Expression.NumberLiteral(core.start(), core.lexer.end(), core.lexer.number());
    core.next();
    return number;
  }

  private Expression parseRegExp() {
    core.lexer.rescanRegExp();
    int start = core.start();
    int end = core.lexer.end();
    String pattern = core.lexer.text();
    String flags = core.lexer.raw();
    requireFlags(flags, start, end);
    String problem = core.options.regExpChecker().check(pattern, flags);
    if (problem != null) {
      throw core.error(problem, start, end);
    }
    core.next();
    return new Expression.RegExpLiteral(start, end, pattern, flags);
  }

  private void requireFlags(String flags, int start, int end) {
    int seen = 0;
    for (int i = 0; i < flags.length(); i++) {
      int index = "dgimsuvy".indexOf(flags.charAt(i));
      if (index < 0 || (seen & 1 << index) != 0) {
        throw core.error("Invalid regular expression flags", start, end);
      }
      seen |= 1 << index;
    }
    if (flags.contains("u") && flags.contains("v")) {
      throw core.error("Invalid regular expression flags", start, end);
    }
  }

  /** A template, at its first part; a malformed escape is allowed in a tagged one only. */
  Expression.TemplateLiteral parseTemplate(boolean tagged) {
    int start = core.start();
    List<TemplateElement> strings = new ArrayList<>(2);
    List<Expression> expressions = new ArrayList<>(1);
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    while (true) {
      strings.add(templateElement(tagged));
      if (core.lexer.templateTail()) {
        break;
      }
      core.next();
      expressions.add(core.expressions.parseExpression());
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        throw core.unexpected();
      }
      core.lexer.rescanTemplate();
    }
    core.noIn = savedNoIn;
    core.next();
    return new Expression.TemplateLiteral(
        start, core.previousEnd(), List.copyOf(strings), List.copyOf(expressions));
  }

  private TemplateElement templateElement(boolean tagged) {
    String cooked = core.lexer.textOrNull();
    if (cooked == null && !tagged) {
      throw core.lexer.templateError();
    }
    return new TemplateElement(core.start(), core.lexer.end(), cooked, core.lexer.raw());
  }

  private Expression parseArray() {
    int start = core.start();
    core.next();
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    List<Expression> elements = new ArrayList<>();
    while (!core.at(TokenKind.RIGHT_BRACKET)) {
      int at = core.start();
      if (core.eat(TokenKind.COMMA)) {
        elements.add(new Expression.Elision(at, at));
        continue;
      }
      if (core.eat(TokenKind.ELLIPSIS)) {
        Expression argument = core.expressions.parseAssignmentCover();
        Expression spread = new Expression.Spread(at, core.previousEnd(), argument);
        elements.add(spread);
        if (core.at(TokenKind.COMMA)) {
          core.covers.mark(spread);
        }
      } else {
        elements.add(core.expressions.parseAssignmentCover());
      }
      if (!core.at(TokenKind.RIGHT_BRACKET)) {
        core.expect(TokenKind.COMMA);
      }
    }
    core.noIn = savedNoIn;
    core.next();
    return new Expression.ArrayLiteral(start, core.previousEnd(), List.copyOf(elements));
  }

  private Expression parseParenthesized() {
    int start = core.start();
    boolean arrowAllowed = start == arrowAt;
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    core.next();
    int itemsStart = core.start();
    List<Expression> items = new ArrayList<>(1);
    Pattern rest = null;
    boolean onlyArrow = core.at(TokenKind.RIGHT_PARENTHESIS);
    while (!core.at(TokenKind.RIGHT_PARENTHESIS)) {
      if (core.at(TokenKind.ELLIPSIS) && arrowAllowed) {
        core.next();
        rest = core.patterns.parseTarget();
        onlyArrow = true;
        if (core.at(TokenKind.COMMA)) {
          throw core.errorHere("Rest parameter must be last formal parameter");
        }
        break;
      }
      items.add(core.expressions.parseAssignmentCover());
      if (core.at(TokenKind.RIGHT_PARENTHESIS)) {
        break;
      }
      core.expect(TokenKind.COMMA);
      onlyArrow = core.at(TokenKind.RIGHT_PARENTHESIS);
    }
    core.noIn = savedNoIn;
    int end = core.previousEnd();
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    if (arrowAllowed && core.at(TokenKind.ARROW) && !core.lexer.newlineBefore()) {
      return core.arrows.fromCover(start, items, rest, false);
    }
    if (onlyArrow) {
      throw core.unexpected();
    }
    core.covers.requireNone();
    Expression expression =
        items.size() == 1
            ? items.get(0)
            : new Expression.Sequence(itemsStart, end, List.copyOf(items));
    noteParentheses(expression);
    return expression;
  }

  private void noteParentheses(Expression expression) {
    latestParenthesized = expression;
    switch (expression.kind()) {
      case OBJECT_LITERAL, ARRAY_LITERAL, ASSIGNMENT, PATTERN_ASSIGNMENT, IDENTIFIER ->
          core.covers.mark(expression);
      default -> {}
    }
    core.arrows.forget(expression);
  }
}
