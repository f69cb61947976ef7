package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.AssignmentOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.ObjectProperty;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.lexer.TokenKind;

/**
 * Object literals, and the property names that patterns and classes share with them
 * (sec-object-initializer).
 */
final class ObjectLiteralParser {
  private final ParserCore core;

  ObjectLiteralParser(ParserCore core) {
    this.core = core;
  }

  Expression parse() {
    int start = core.start();
    core.next();
    core.enter(ParserCore.OBJECT_WEIGHT);
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    List<ObjectProperty> properties = new ArrayList<>();
    boolean prototype = false;
    while (!core.at(TokenKind.RIGHT_BRACE)) {
      ObjectProperty property = parseProperty();
      if (property instanceof ObjectProperty.Prototype) {
        if (prototype) {
          core.covers.noteSecondPrototype(property.start());
        }
        prototype = true;
      }
      properties.add(property);
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        if (property instanceof ObjectProperty.Spread && core.at(TokenKind.COMMA)) {
          core.covers.mark(property);
        }
        core.expect(TokenKind.COMMA);
      }
    }
    core.noIn = savedNoIn;
    core.leave(ParserCore.OBJECT_WEIGHT);
    core.next();
    return new Expression.ObjectLiteral(start, core.previousEnd(), List.copyOf(properties));
  }

  private ObjectProperty parseProperty() {
    int start = core.start();
    switch (core.kind()) {
      case ELLIPSIS -> {
        core.next();
        Expression argument = core.expressions.parseAssignment();
        return new ObjectProperty.Spread(start, core.previousEnd(), argument);
      }
      case MULTIPLY -> {
        core.next();
        return parseMethod(start, parseName(), FunctionKind.METHOD, false, true);
      }
      case ASYNC -> {
        if (!endsName(core.lexer.peekOnSameLine())) {
          core.next();
          boolean generator = core.eat(TokenKind.MULTIPLY);
          return parseMethod(start, parseName(), FunctionKind.METHOD, true, generator);
        }
      }
      case GET, SET -> {
        if (!endsName(core.lexer.peek())) {
          FunctionKind kind = core.at(TokenKind.GET) ? FunctionKind.GETTER : FunctionKind.SETTER;
          core.next();
          return parseMethod(start, parseName(), kind, false, false);
        }
      }
      default -> {}
    }
    return parseNamed(start);
  }

  /** Whether a word before this token is a property name and no modifier. */
  private static boolean endsName(TokenKind next) {
    return switch (next) {
      case COLON, COMMA, LEFT_PARENTHESIS, RIGHT_BRACE, ASSIGN, END -> true;
      default -> false;
    };
  }

  private ObjectProperty parseNamed(int start) {
    TokenKind kind = core.kind();
    int end = core.lexer.end();
    PropertyName name = parseName();
    if (core.at(TokenKind.LEFT_PARENTHESIS)) {
      return parseMethod(start, name, FunctionKind.METHOD, false, false);
    }
    if (core.eat(TokenKind.COLON)) {
      Expression value = core.expressions.parseAssignmentCover();
      return name instanceof PropertyName.Literal literal
              && literal.name().equals("__proto__")
              && kind != TokenKind.BIGINT
          ? new ObjectProperty.Prototype(start, core.previousEnd(), value)
          : new ObjectProperty.KeyValue(start, core.previousEnd(), name, value, false);
    }
    if (!kind.isSloppyIdentifier() || !(name instanceof PropertyName.Literal literal)) {
      throw kind.isReserved() && kind != TokenKind.ESCAPED_KEYWORD
          ? core.error("Unexpected token '" + kind.text() + "'", start, end)
          : core.unexpected();
    }
    core.requireReference(literal.name(), start, end);
    var identifier = new Expression.Identifier(start, end, core.newIdentifier(), literal.name());
    Expression value = core.at(TokenKind.ASSIGN) ? parseCoverInitializer(identifier) : identifier;
    return new ObjectProperty.KeyValue(start, core.previousEnd(), name, value, true);
  }

  private Expression parseCoverInitializer(Expression.Identifier identifier) {
    core.covers.noteInitializer(core.start());
    core.requireBindable(identifier.name(), identifier.start(), identifier.end());
    core.next();
    Expression value = core.expressions.parseAssignment();
    return new Expression.Assignment(
        identifier.start(),
        core.previousEnd(),
        AssignmentOperator.ASSIGN,
        identifier,
        value,
        value.isAnonymousFunctionDefinition());
  }

  private ObjectProperty parseMethod(
      int start, PropertyName name, FunctionKind kind, boolean async, boolean generator) {
    FunctionNode function = core.functions.parseMethod(start, kind, async, generator);
    return new ObjectProperty.Method(start, core.previousEnd(), name, function);
  }

  /** A property name other than a private one. */
  PropertyName parseName() {
    int start = core.start();
    int end = core.lexer.end();
    switch (core.kind()) {
      case STRING -> {
        core.requireNoOctal();
        PropertyName name = new PropertyName.Literal(start, end, core.lexer.text());
        core.next();
        return name;
      }
      case NUMBER -> {
        core.requireNoOctal();
        PropertyName name = new PropertyName.Numeric(start, end, core.lexer.number());
        core.next();
        return name;
      }
      case BIGINT -> {
        PropertyName name =
            new PropertyName.Literal(start, end, core.lexer.bigInteger().toString());
        core.next();
        return name;
      }
      case LEFT_BRACKET -> {
        core.next();
        boolean savedNoIn = core.noIn;
        core.noIn = false;
        Expression expression = core.expressions.parseAssignment();
        core.noIn = savedNoIn;
        core.expect(TokenKind.RIGHT_BRACKET);
        return new PropertyName.Computed(start, core.previousEnd(), expression);
      }
      default -> {
        if (!core.kind().isIdentifierName()) {
          throw core.unexpected();
        }
        PropertyName name = new PropertyName.Literal(start, end, core.lexer.text());
        core.next();
        return name;
      }
    }
  }
}
