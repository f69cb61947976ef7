package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/** Binding patterns, where the grammar allows nothing else (sec-destructuring-binding-patterns). */
final class PatternParser {
  private final ParserCore core;

  /** Whether the names are lexical, so that {@code let} is none of them. */
  private boolean lexical;

  PatternParser(ParserCore core) {
    this.core = core;
  }

  /** A target of a {@code let}, {@code const} or {@code using} declaration. */
  Pattern parseLexicalTarget() {
    lexical = true;
    Pattern target = parseTarget();
    lexical = false;
    return target;
  }

  /** An identifier or a pattern, without an initialiser. */
  Pattern parseTarget() {
    core.enter(ParserCore.PATTERN_WEIGHT);
    Pattern target =
        switch (core.kind()) {
          case LEFT_BRACKET -> parseArray();
          case LEFT_BRACE -> parseObject();
          default -> parseBinding();
        };
    core.leave(ParserCore.PATTERN_WEIGHT);
    return target;
  }

  Pattern.Binding parseBinding() {
    int start = core.start();
    if (lexical && core.kind().isSloppyIdentifier() && core.lexer.text().equals("let")) {
      throw core.errorHere("let is disallowed as a lexically bound name");
    }
    String name = core.bindingName();
    return new Pattern.Binding(start, core.previousEnd(), core.newIdentifier(), name);
  }

  private Expression initializer() {
    // An initialiser may hold functions whose own names are not lexical.
    boolean saved = lexical;
    lexical = false;
    boolean savedNoIn = core.noIn;
    core.noIn = false;
    Expression value = core.expressions.parseAssignment();
    core.noIn = savedNoIn;
    lexical = saved;
    return value;
  }

  private Pattern parseArray() {
    int start = core.start();
    core.next();
    List<PatternElement> elements = new ArrayList<>();
    Pattern rest = null;
    while (!core.at(TokenKind.RIGHT_BRACKET)) {
      int at = core.start();
      if (core.eat(TokenKind.COMMA)) {
        elements.add(new PatternElement(at, at, new Pattern.Elision(at, at), null, false));
        continue;
      }
      if (core.eat(TokenKind.ELLIPSIS)) {
        rest = parseTarget();
        if (core.at(TokenKind.COMMA)) {
          throw core.errorHere("Rest element must be last element");
        }
        break;
      }
      Pattern target = parseTarget();
      Expression value = core.eat(TokenKind.ASSIGN) ? initializer() : null;
      elements.add(new PatternElement(at, core.previousEnd(), target, value, names(target, value)));
      if (!core.at(TokenKind.RIGHT_BRACKET)) {
        core.expect(TokenKind.COMMA);
      }
    }
    core.expect(TokenKind.RIGHT_BRACKET);
    return new Pattern.ArrayPattern(start, core.previousEnd(), List.copyOf(elements), rest);
  }

  private Pattern parseObject() {
    int start = core.start();
    core.next();
    List<PatternProperty> properties = new ArrayList<>();
    Pattern rest = null;
    while (!core.at(TokenKind.RIGHT_BRACE)) {
      if (core.eat(TokenKind.ELLIPSIS)) {
        rest = parseBinding();
        if (core.at(TokenKind.COMMA)) {
          throw core.errorHere("Rest element must be last element");
        }
        break;
      }
      properties.add(parseProperty());
      if (!core.at(TokenKind.RIGHT_BRACE)) {
        core.expect(TokenKind.COMMA);
      }
    }
    core.expect(TokenKind.RIGHT_BRACE);
    return new Pattern.ObjectPattern(start, core.previousEnd(), List.copyOf(properties), rest);
  }

  private PatternProperty parseProperty() {
    int start = core.start();
    Pattern target;
    PropertyName name;
    if (core.atIdentifier()) {
      TokenKind following = core.lexer.peek();
      if (following == TokenKind.COLON) {
        name = core.objects.parseName();
        core.next();
        target = parseTarget();
      } else {
        Pattern.Binding binding = parseBinding();
        name = new PropertyName.Literal(start, binding.end(), binding.name());
        target = binding;
      }
    } else {
      boolean saved = lexical;
      lexical = false;
      name = core.objects.parseName();
      lexical = saved;
      core.expect(TokenKind.COLON);
      target = parseTarget();
    }
    Expression value = core.eat(TokenKind.ASSIGN) ? initializer() : null;
    return new PatternProperty(
        start, core.previousEnd(), name, target, value, names(target, value));
  }

  private static boolean names(Pattern target, @Nullable Expression value) {
    return value != null
        && target instanceof Pattern.Binding
        && value.isAnonymousFunctionDefinition();
  }
}
