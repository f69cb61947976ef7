package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Arrow functions and everything that starts with {@code async} (sec-arrow-function-definitions,
 * sec-async-arrow-function-definitions).
 */
final class ArrowParser {
  private final ParserCore core;
  private @Nullable Expression latest;

  ArrowParser(ParserCore core) {
    this.core = core;
  }

  /** The last arrow function: no operator may follow it. */
  @Nullable Expression latest() {
    return latest;
  }

  /** The expression stands in parentheses, so operators may follow it after all. */
  void forget(Expression expression) {
    if (latest == expression) {
      latest = null;
    }
  }

  /** An expression that starts with the word {@code async}. */
  Expression parseAsync(boolean arrowAllowed) {
    int start = core.start();
    TokenKind following = core.lexer.peekOnSameLine();
    if (following == TokenKind.FUNCTION) {
      core.next();
      return core.functions.parseExpression(start, true);
    }
    if (arrowAllowed && following == TokenKind.LEFT_PARENTHESIS) {
      return parseAsyncCallOrArrow();
    }
    if (arrowAllowed && following.isSloppyIdentifier()) {
      long mark = core.lexer.mark();
      core.next();
      if (core.lexer.peek() == TokenKind.ARROW) {
        return parseAsyncArrow(start);
      }
      core.lexer.reset(mark);
    }
    Expression.Identifier identifier = core.primaries.parseIdentifier();
    if (arrowAllowed && core.at(TokenKind.ARROW) && !core.lexer.newlineBefore()) {
      return fromCover(start, List.of(identifier), null, false);
    }
    return identifier;
  }

  /** {@code async name => ...}, at the name. */
  private Expression parseAsyncArrow(int start) {
    FunctionState state = FunctionState.function(core.function, FunctionKind.ARROW, true, false);
    FunctionState outer = core.function;
    core.function = state;
    int nameStart = core.start();
    String name = core.bindingName();
    core.function = outer;
    var binding = new Pattern.Binding(nameStart, core.previousEnd(), core.newIdentifier(), name);
    if (core.lexer.newlineBefore()) {
      throw core.unexpected();
    }
    var parameter = new Parameter(nameStart, core.previousEnd(), binding, null, false);
    return parseBody(start, List.of(parameter), state);
  }

  /** {@code async(...)}, which is a call unless an arrow follows. */
  private Expression parseAsyncCallOrArrow() {
    int start = core.start();
    Expression.Identifier callee = core.primaries.parseIdentifier();
    int saved = core.covers.begin();
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    core.next();
    List<Expression> items = new ArrayList<>();
    while (!core.at(TokenKind.RIGHT_PARENTHESIS)) {
      int at = core.start();
      if (core.eat(TokenKind.ELLIPSIS)) {
        Expression argument = core.expressions.parseAssignmentCover();
        Expression spread = new Expression.Spread(at, core.previousEnd(), argument);
        items.add(spread);
        if (core.at(TokenKind.COMMA)) {
          core.covers.mark(spread);
        }
      } else {
        items.add(core.expressions.parseAssignmentCover());
      }
      if (!core.at(TokenKind.RIGHT_PARENTHESIS) && !core.eat(TokenKind.COMMA)) {
        throw core.errorHere("missing ) after argument list");
      }
    }
    core.next();
    core.noIn = savedNoIn;
    if (core.at(TokenKind.ARROW) && !core.lexer.newlineBefore()) {
      Expression arrow = fromCover(start, items, null, true);
      core.covers.restore(saved);
      return arrow;
    }
    core.covers.finish(saved);
    return new Expression.Call(start, core.previousEnd(), callee, List.copyOf(items), false, false);
  }

  /** At the arrow, after parameters that were read as expressions. */
  Expression fromCover(int start, List<Expression> items, @Nullable Pattern rest, boolean async) {
    FunctionState outer = core.function;
    if (outer.latestYield >= start) {
      throw core.error(
          "Yield expression not allowed in formal parameter",
          outer.latestYield,
          outer.latestYield + 5);
    }
    if (outer.latestAwait >= start) {
      throw core.error(
          "Illegal await-expression in formal parameters of async function",
          outer.latestAwait,
          outer.latestAwait + 5);
    }
    if (async && outer.latestAwaitName >= start) {
      throw core.error(
          "Unexpected reserved word", outer.latestAwaitName, outer.latestAwaitName + 5);
    }
    List<Parameter> parameters = new ArrayList<>(items.size() + 1);
    for (Expression item : items) {
      if (!parameters.isEmpty() && parameters.get(parameters.size() - 1).rest()) {
        throw core.error("Rest parameter must be last formal parameter", item.start(), item.end());
      }
      parameters.add(core.covers.toParameter(item));
    }
    if (rest != null) {
      parameters.add(new Parameter(rest.start(), rest.end(), rest, null, true));
    }
    core.covers.forget();
    FunctionState state = FunctionState.function(outer, FunctionKind.ARROW, async, false);
    if (outer.latestEval >= start) {
      state.noteEval(outer.latestEval);
    }
    return parseBody(start, List.copyOf(parameters), state);
  }

  private Expression parseBody(int start, List<Parameter> parameters, FunctionState state) {
    core.expect(TokenKind.ARROW);
    FunctionState outer = core.function;
    core.function = state;
    core.enter(ParserCore.FUNCTION_WEIGHT);
    int id = core.newScope();
    int bodyStart = core.start();
    List<Statement> statements;
    if (core.at(TokenKind.LEFT_BRACE)) {
      statements = core.functions.parseBody(parameters, null);
    } else {
      core.functions.validateParameters(parameters, false);
      state.note(FunctionFlag.CONCISE_BODY);
      Expression value = core.expressions.parseAssignment();
      statements = List.of(new Statement.Return(value.start(), value.end(), value));
    }
    core.leave(ParserCore.FUNCTION_WEIGHT);
    core.function = outer;
    state.shareUsesWithParent();
    if (FunctionParser.isSimple(parameters)) {
      state.note(FunctionFlag.SIMPLE_PARAMETERS);
    }
    var function =
        new FunctionNode(
            start,
            core.previousEnd(),
            id,
            FunctionKind.ARROW,
            state.allFlags(),
            null,
            null,
            parameters,
            bodyStart,
            statements);
    Expression arrow = new Expression.FunctionExpression(start, core.previousEnd(), function);
    latest = arrow;
    return arrow;
  }
}
