package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Functions and methods: parameters, directives, body (sec-function-definitions,
 * sec-method-definitions).
 */
final class FunctionParser {
  private final ParserCore core;

  FunctionParser(ParserCore core) {
    this.core = core;
  }

  /**
   * A function expression, at the word {@code function}; {@code start} is that of an {@code async}
   * before it.
   */
  Expression parseExpression(int start, boolean async) {
    core.next();
    boolean generator = core.eat(TokenKind.MULTIPLY);
    FunctionState state =
        FunctionState.function(core.function, FunctionKind.NORMAL, async, generator);
    Pattern.Binding self = null;
    if (core.atIdentifier()) {
      FunctionState outer = core.function;
      core.function = state;
      self = core.patterns.parseBinding();
      core.function = outer;
    }
    FunctionNode function = parseRest(start, state, self == null ? null : self.name(), self);
    return new Expression.FunctionExpression(start, core.previousEnd(), function);
  }

  /**
   * A function declaration, at the word {@code function}; without a name only as a default export.
   */
  Statement.FunctionDeclaration parseDeclaration(int start, boolean async, boolean defaultExport) {
    core.next();
    boolean generator = core.eat(TokenKind.MULTIPLY);
    Pattern.Binding binding;
    String name;
    if (defaultExport && core.at(TokenKind.LEFT_PARENTHESIS)) {
      binding =
          new Pattern.Binding(start, start, core.newIdentifier(), ModuleParser.DEFAULT_BINDING);
      name = "default";
    } else {
      if (core.at(TokenKind.LEFT_PARENTHESIS)) {
        throw core.errorHere("Function statements require a function name");
      }
      binding = core.patterns.parseBinding();
      name = binding.name();
    }
    FunctionState state =
        FunctionState.function(core.function, FunctionKind.NORMAL, async, generator);
    FunctionNode function = parseRest(start, state, name, null);
    return new Statement.FunctionDeclaration(start, core.previousEnd(), binding, function);
  }

  /** A method, getter, setter or constructor, at its parameters. */
  FunctionNode parseMethod(int start, FunctionKind kind, boolean async, boolean generator) {
    FunctionState state = FunctionState.function(core.function, kind, async, generator);
    return parseRest(start, state, null, null);
  }

  private FunctionNode parseRest(
      int start, FunctionState state, @Nullable String name, Pattern.@Nullable Binding self) {
    FunctionState outer = core.function;
    boolean savedNoIn = core.noIn;
    core.function = state;
    core.noIn = false;
    core.enter(ParserCore.FUNCTION_WEIGHT);
    int id = core.newScope();
    List<Parameter> parameters = parseParameters();
    requireAccessorParameters(state, parameters);
    int bodyStart = core.start();
    if (!core.at(TokenKind.LEFT_BRACE)) {
      throw core.unexpected();
    }
    List<Statement> statements = parseBody(parameters, name);
    core.leave(ParserCore.FUNCTION_WEIGHT);
    core.function = outer;
    core.noIn = savedNoIn;
    if (isSimple(parameters)) {
      state.note(FunctionFlag.SIMPLE_PARAMETERS);
    }
    FunctionKind kind = state.kind == null ? FunctionKind.NORMAL : state.kind;
    return new FunctionNode(
        start,
        core.previousEnd(),
        id,
        kind,
        state.allFlags(),
        name,
        self,
        parameters,
        bodyStart,
        statements);
  }

  private List<Parameter> parseParameters() {
    core.expect(TokenKind.LEFT_PARENTHESIS);
    List<Parameter> parameters = parseParametersUntil(TokenKind.RIGHT_PARENTHESIS);
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    return parameters;
  }

  /** Formal parameters up to, not including, the closing token. */
  List<Parameter> parseParametersUntil(TokenKind close) {
    if (core.at(close)) {
      return List.of();
    }
    core.function.inParameters = true;
    List<Parameter> parameters = new ArrayList<>(3);
    while (!core.at(close)) {
      int start = core.start();
      boolean rest = core.eat(TokenKind.ELLIPSIS);
      Pattern target = core.patterns.parseTarget();
      Expression initializer = null;
      if (rest) {
        if (core.at(TokenKind.ASSIGN)) {
          throw core.errorHere("Rest parameter may not have a default initializer");
        }
        if (!core.at(close)) {
          throw core.at(TokenKind.COMMA)
              ? core.errorHere("Rest parameter must be last formal parameter")
              : core.unexpected();
        }
      } else {
        initializer = core.expressions.parseInitializer();
      }
      parameters.add(new Parameter(start, core.previousEnd(), target, initializer, rest));
      if (!core.at(close) && !core.eat(TokenKind.COMMA)) {
        throw core.at(TokenKind.END)
            ? core.unexpected()
            : core.errorHere("missing ) after formal parameters");
      }
    }
    core.function.inParameters = false;
    return List.copyOf(parameters);
  }

  private void requireAccessorParameters(FunctionState state, List<Parameter> parameters) {
    if (state.kind == FunctionKind.GETTER && !parameters.isEmpty()) {
      throw core.error(
          "Getter must not have any formal parameters.",
          parameters.get(0).start(),
          parameters.get(0).end());
    }
    if (state.kind == FunctionKind.SETTER) {
      if (parameters.size() != 1) {
        throw core.errorHere("Setter must have exactly one formal parameter.");
      }
      if (parameters.get(0).rest()) {
        throw core.errorHere("Setter function argument must not be a rest parameter");
      }
    }
  }

  /**
   * A body in braces; checks the parameters, because a directive in it decides what they may be.
   */
  List<Statement> parseBody(List<Parameter> parameters, @Nullable String name) {
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    core.expect(TokenKind.LEFT_BRACE);
    List<Statement> statements = parseBodyUntil(TokenKind.RIGHT_BRACE, parameters, name);
    core.noIn = savedNoIn;
    core.expect(TokenKind.RIGHT_BRACE);
    return statements;
  }

  /** A body up to, not including, the closing token. */
  List<Statement> parseBodyUntil(
      TokenKind close, List<Parameter> parameters, @Nullable String name) {
    FunctionState function = core.function;
    boolean wasStrict = function.strict;
    List<Statement> statements = new ArrayList<>();
    parseDirectives(statements, isSimple(parameters));
    boolean becameStrict = function.strict && !wasStrict;
    if (becameStrict && name != null && function.kind == FunctionKind.NORMAL) {
      core.requireIdentifier(name, core.start(), core.start());
      core.requireBindable(name, core.start(), core.start());
    }
    validateParameters(parameters, becameStrict);
    while (!core.at(close)) {
      statements.add(core.statements.parseListItem());
    }
    return List.copyOf(statements);
  }

  /** The directive prologue (sec-directive-prologues-and-the-use-strict-directive). */
  void parseDirectives(List<Statement> statements, boolean simpleParameters) {
    int octalAt = -1;
    while (core.at(TokenKind.STRING)) {
      int start = core.start();
      int end = core.lexer.end();
      boolean useStrict =
          end - start == "'use strict'".length()
              && !core.lexer.escaped()
              && core.lexer.text().equals("use strict");
      int octal = core.lexer.octalAt();
      Statement statement = core.statements.parseListItem();
      statements.add(statement);
      if (!(statement instanceof Statement.ExpressionStatement s)
          || !(s.expression() instanceof Expression.StringLiteral)) {
        return;
      }
      if (octal >= 0 && octalAt < 0) {
        octalAt = octal;
      }
      if (useStrict) {
        if (!simpleParameters) {
          throw core.error(
              "Illegal 'use strict' directive in function with non-simple parameter list",
              start,
              end);
        }
        core.function.strict = true;
      }
      if (core.function.strict && octalAt >= 0) {
        throw core.octalError(octalAt);
      }
    }
  }

  static boolean isSimple(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.rest()
          || parameter.initializer() != null
          || !(parameter.target() instanceof Pattern.Binding)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Rejects duplicate names where they are errors, and reserved ones if the body has just become
   * strict.
   */
  void validateParameters(List<Parameter> parameters, boolean becameStrict) {
    FunctionState function = core.function;
    boolean unique =
        function.strict || function.kind != FunctionKind.NORMAL || !isSimple(parameters);
    if (parameters.isEmpty() || !unique && !becameStrict) {
      return;
    }
    List<Pattern.Binding> names = new ArrayList<>();
    for (Parameter parameter : parameters) {
      collectNames(parameter.target(), names);
    }
    Set<String> seen = new HashSet<>();
    for (Pattern.Binding binding : names) {
      if (becameStrict) {
        core.requireIdentifier(binding.name(), binding.start(), binding.end());
        core.requireBindable(binding.name(), binding.start(), binding.end());
      }
      if (unique && !seen.add(binding.name())) {
        throw core.error(
            "Duplicate parameter name not allowed in this context", binding.start(), binding.end());
      }
    }
  }

  /** Adds the names a pattern binds, in source order. */
  static void collectNames(Pattern pattern, List<Pattern.Binding> names) {
    if (pattern instanceof Pattern.Binding binding) {
      names.add(binding);
    } else if (pattern instanceof Pattern.ArrayPattern array) {
      for (PatternElement element : array.elements()) {
        collectNames(element.target(), names);
      }
      if (array.rest() != null) {
        collectNames(array.rest(), names);
      }
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      for (PatternProperty property : object.properties()) {
        collectNames(property.target(), names);
      }
      if (object.rest() != null) {
        collectNames(object.rest(), names);
      }
    }
  }
}
