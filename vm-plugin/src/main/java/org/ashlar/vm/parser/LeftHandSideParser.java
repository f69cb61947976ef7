package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.ImportPhase;
import org.ashlar.vm.lexer.TokenKind;

/** Members, calls, {@code new}, {@code super}, {@code import} (sec-left-hand-side-expressions). */
final class LeftHandSideParser {
  private final ParserCore core;

  LeftHandSideParser(ParserCore core) {
    this.core = core;
  }

  Expression parse() {
    int start = core.start();
    Expression head =
        switch (core.kind()) {
          case NEW -> parseNew();
          case SUPER -> parseSuper(true);
          case IMPORT -> parseImport(true);
          default -> core.primaries.parse();
        };
    return head == core.arrows.latest() ? head : parseTail(head, start, true);
  }

  /** What follows a head: a loop, so that long chains need no stack. */
  Expression parseTail(Expression head, int start, boolean calls) {
    Expression expression = head;
    boolean chain = false;
    while (true) {
      switch (core.kind()) {
        case DOT -> {
          core.next();
          expression = parseMember(expression, start, false);
        }
        case LEFT_BRACKET -> expression = parseIndex(expression, start, false);
        case LEFT_PARENTHESIS -> {
          if (!calls) {
            return expression;
          }
          expression = parseCall(expression, start, false);
        }
        case TEMPLATE -> {
          if (chain) {
            throw core.errorHere("Invalid tagged template on optional chain");
          }
          core.covers.requireNone();
          Expression.TemplateLiteral template = core.primaries.parseTemplate(true);
          expression =
              new Expression.TaggedTemplate(start, core.previousEnd(), expression, template);
        }
        case OPTIONAL_DOT -> {
          if (!calls) {
            throw core.errorHere("Invalid optional chain from new expression");
          }
          chain = true;
          core.next();
          expression =
              switch (core.kind()) {
                case LEFT_BRACKET -> parseIndex(expression, start, true);
                case LEFT_PARENTHESIS -> parseCall(expression, start, true);
                case TEMPLATE -> throw core.errorHere("Invalid tagged template on optional chain");
                default -> parseMember(expression, start, true);
              };
        }
        default -> {
          return chain
              ? new Expression.OptionalChain(start, core.previousEnd(), expression)
              : expression;
        }
      }
    }
  }

  Expression parseMember(Expression object, int start, boolean optional) {
    core.covers.requireNone();
    if (core.at(TokenKind.PRIVATE_NAME)) {
      var name = core.expressions.privateName();
      return new Expression.PrivateMember(start, core.previousEnd(), object, name, optional);
    }
    return new Expression.Member(start, core.lexer.end(), object, memberName(), optional);
  }

  private String memberName() {
    if (!core.kind().isIdentifierName()) {
      throw core.unexpected();
    }
    String name = core.lexer.text();
    core.next();
    return name;
  }

  private Expression parseIndex(Expression object, int start, boolean optional) {
    core.covers.requireNone();
    Expression index = parseBracketed();
    return new Expression.Index(start, core.previousEnd(), object, index, optional);
  }

  private Expression parseBracketed() {
    core.next();
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    Expression index = core.expressions.parseExpression();
    core.noIn = savedNoIn;
    core.expect(TokenKind.RIGHT_BRACKET);
    return index;
  }

  Expression parseCall(Expression callee, int start, boolean optional) {
    core.covers.requireNone();
    boolean eval =
        !optional && callee instanceof Expression.Identifier i && i.name().equals("eval");
    if (eval) {
      core.function.noteEval(start);
    }
    List<Expression> arguments = parseArguments();
    return new Expression.Call(start, core.previousEnd(), callee, arguments, optional, eval);
  }

  /** Arguments in parentheses, at the opening one. */
  List<Expression> parseArguments() {
    core.next();
    if (core.eat(TokenKind.RIGHT_PARENTHESIS)) {
      return List.of();
    }
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    Expression first = parseArgument();
    List<Expression> arguments;
    if (core.at(TokenKind.RIGHT_PARENTHESIS)) {
      arguments = List.of(first);
    } else {
      List<Expression> all = new ArrayList<>(4);
      all.add(first);
      while (core.eat(TokenKind.COMMA) && !core.at(TokenKind.RIGHT_PARENTHESIS)) {
        all.add(parseArgument());
      }
      arguments = List.copyOf(all);
    }
    core.noIn = savedNoIn;
    if (!core.at(TokenKind.RIGHT_PARENTHESIS)) {
      throw core.kind() == TokenKind.END
          ? core.unexpected()
          : core.errorHere("missing ) after argument list");
    }
    core.next();
    return arguments;
  }

  private Expression parseArgument() {
    int start = core.start();
    if (!core.eat(TokenKind.ELLIPSIS)) {
      return core.expressions.parseAssignment();
    }
    Expression argument = core.expressions.parseAssignment();
    return new Expression.Spread(start, core.previousEnd(), argument);
  }

  private Expression parseNew() {
    int start = core.start();
    core.next();
    if (core.eat(TokenKind.DOT)) {
      return parseNewTarget(start);
    }
    core.enter(ParserCore.OPERATOR_WEIGHT);
    int calleeStart = core.start();
    Expression callee =
        switch (core.kind()) {
          case NEW -> parseNew();
          case SUPER -> parseSuper(false);
          case IMPORT -> parseImport(false);
          default -> core.primaries.parse();
        };
    callee = parseTail(callee, calleeStart, false);
    core.leave(ParserCore.OPERATOR_WEIGHT);
    List<Expression> arguments = core.at(TokenKind.LEFT_PARENTHESIS) ? parseArguments() : List.of();
    return new Expression.New(start, core.previousEnd(), callee, arguments);
  }

  private Expression parseNewTarget(int start) {
    if (!core.atWord("target")) {
      throw core.unexpected();
    }
    core.next();
    if (!core.function.newTargetAllowed) {
      throw core.error("new.target expression is not allowed here", start, core.previousEnd());
    }
    core.function.note(FunctionFlag.USES_NEW_TARGET);
    return new Expression.NewTarget(start, core.previousEnd());
  }

  private Expression parseSuper(boolean calls) {
    int start = core.start();
    int end = core.lexer.end();
    core.next();
    FunctionState function = core.function;
    if (core.at(TokenKind.LEFT_PARENTHESIS) && calls && function.superCallAllowed) {
      function.note(FunctionFlag.USES_THIS);
      function.note(FunctionFlag.USES_SUPER_CALL);
      function.note(FunctionFlag.USES_NEW_TARGET);
      List<Expression> arguments = parseArguments();
      return new Expression.SuperCall(start, core.previousEnd(), arguments);
    }
    if (!function.superPropertyAllowed
        || !core.at(TokenKind.DOT) && !core.at(TokenKind.LEFT_BRACKET)) {
      throw core.error("'super' keyword unexpected here", start, end);
    }
    function.note(FunctionFlag.USES_THIS);
    function.note(FunctionFlag.USES_SUPER_PROPERTY);
    if (core.eat(TokenKind.DOT)) {
      if (core.at(TokenKind.PRIVATE_NAME)) {
        throw core.errorHere("Unexpected private field");
      }
      String name = memberName();
      return new Expression.SuperMember(start, core.previousEnd(), name);
    }
    Expression index = parseBracketed();
    return new Expression.SuperIndex(start, core.previousEnd(), index);
  }

  private Expression parseImport(boolean calls) {
    int start = core.start();
    core.next();
    ImportPhase phase = ImportPhase.EVALUATION;
    if (core.eat(TokenKind.DOT)) {
      if (core.atWord("meta")) {
        core.next();
        if (!core.module) {
          throw core.error("Cannot use 'import.meta' outside a module", start, core.previousEnd());
        }
        return new Expression.ImportMeta(start, core.previousEnd());
      }
      if (core.atWord("source")) {
        phase = ImportPhase.SOURCE;
      } else if (core.atWord("defer")) {
        phase = ImportPhase.DEFER;
      } else {
        throw core.unexpected();
      }
      core.next();
    }
    if (!core.at(TokenKind.LEFT_PARENTHESIS)) {
      if (phase == ImportPhase.EVALUATION && !core.module) {
        throw core.error("Cannot use import statement outside a module", start, start + 6);
      }
      throw core.unexpected();
    }
    if (!calls) {
      throw core.error("Cannot use new with import", start, core.lexer.end());
    }
    return parseImportCall(start, phase);
  }

  private Expression parseImportCall(int start, ImportPhase phase) {
    core.next();
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    if (core.at(TokenKind.RIGHT_PARENTHESIS)) {
      throw core.errorHere("import() requires a specifier");
    }
    Expression specifier = core.expressions.parseAssignment();
    Expression options = null;
    if (core.eat(TokenKind.COMMA)
        && !core.at(TokenKind.RIGHT_PARENTHESIS)
        && phase == ImportPhase.EVALUATION) {
      options = core.expressions.parseAssignment();
      core.eat(TokenKind.COMMA);
    }
    core.noIn = savedNoIn;
    core.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.ImportCall(start, core.previousEnd(), specifier, options, phase);
  }
}
