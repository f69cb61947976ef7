package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.ast.ClassElement;
import org.ashlar.vm.ast.ClassNode;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/** Classes (sec-class-definitions). */
final class ClassParser {
  private final ParserCore core;

  /** Decorators that stand before the word {@code export} of the class that follows. */
  private List<Expression> leading = List.of();

  private int leadingStart;

  ClassParser(ParserCore core) {
    this.core = core;
  }

  /** What has been declared of a private name. */
  private enum PrivateMember {
    GETTER,
    SETTER,
    WHOLE
  }

  private record PrivateName(PrivateMember member, boolean isStatic) {
    boolean isCompletedBy(PrivateName other) {
      return isStatic == other.isStatic
          && member != PrivateMember.WHOLE
          && other.member != PrivateMember.WHOLE
          && member != other.member;
    }
  }

  /** What is gathered while one class body is parsed. */
  private static final class Body {
    final boolean derived;
    final List<ClassElement> elements = new ArrayList<>();
    final List<Statement> instanceFields = new ArrayList<>(0);
    final List<Statement> staticFields = new ArrayList<>(0);
    final Map<String, PrivateName> privateNames = new HashMap<>(0);
    @Nullable FunctionNode constructor;
    boolean privateInstanceMethods;
    int instanceFlags;
    int staticFlags;

    Body(boolean derived) {
      this.derived = derived;
    }
  }

  /**
   * The words before the name of one class element; the word {@code static} is not part of the
   * function.
   */
  private record Modifiers(
      int start,
      int functionStart,
      List<Expression> decorators,
      boolean isStatic,
      boolean accessor,
      FunctionKind kind,
      boolean async,
      boolean generator) {
    boolean isPlain() {
      return kind == FunctionKind.METHOD && !async && !generator && !accessor;
    }
  }

  Expression parseExpression() {
    int start = core.start();
    ClassNode node = parseClass(start, null, parseDecorators());
    return new Expression.ClassExpression(start, core.previousEnd(), node);
  }

  /** A declaration; without a name only as a default export. */
  Statement.ClassDeclaration parseDeclaration(boolean defaultExport) {
    int start = leading.isEmpty() ? core.start() : leadingStart;
    List<Expression> decorators = parseDecorators();
    if (defaultExport) {
      TokenKind following = core.lexer.peek();
      if (following == TokenKind.LEFT_BRACE || following == TokenKind.EXTENDS) {
        var binding =
            new Pattern.Binding(start, start, core.newIdentifier(), ModuleParser.DEFAULT_BINDING);
        ClassNode node = parseClass(start, null, decorators);
        return new Statement.ClassDeclaration(start, core.previousEnd(), binding, node);
      }
    }
    boolean wasStrict = core.function.strict;
    core.function.strict = true;
    core.expect(TokenKind.CLASS);
    Pattern.Binding binding = core.patterns.parseBinding();
    core.function.strict = wasStrict;
    ClassNode node = parseClass(start, binding, decorators);
    return new Statement.ClassDeclaration(start, core.previousEnd(), binding, node);
  }

  /** Takes decorators that may belong to an exported class. */
  void parseLeading() {
    leadingStart = core.start();
    leading = parseDecorators();
  }

  /** What was exported must have been the class. */
  void requireNoLeading() {
    if (!leading.isEmpty()) {
      throw core.error("Decorators must stand before a class", leadingStart, leadingStart + 1);
    }
  }

  /** Decorators, if there are any here or before the word {@code export}. */
  private List<Expression> parseDecorators() {
    if (!leading.isEmpty()) {
      List<Expression> before = leading;
      leading = List.of();
      if (core.at(TokenKind.AT)) {
        throw core.errorHere("Decorators may stand before or after 'export', but not both");
      }
      return before;
    }
    if (!core.at(TokenKind.AT)) {
      return List.of();
    }
    requireSwitch("Decorators");
    List<Expression> decorators = new ArrayList<>();
    while (core.eat(TokenKind.AT)) {
      decorators.add(parseDecorator());
    }
    return List.copyOf(decorators);
  }

  private void requireSwitch(String what) {
    if (!core.options.decorators()) {
      throw core.errorHere(what + " need the option --experimental-decorators");
    }
  }

  /** A parenthesised expression, or a name with members and at most one call. */
  private Expression parseDecorator() {
    int start = core.start();
    int saved = core.covers.begin();
    Expression decorator;
    if (core.eat(TokenKind.LEFT_PARENTHESIS)) {
      boolean savedNoIn = core.noIn;
      core.noIn = false;
      decorator = core.expressions.parseExpression();
      core.noIn = savedNoIn;
      core.expect(TokenKind.RIGHT_PARENTHESIS);
    } else {
      if (!core.atIdentifier()) {
        throw core.unexpected();
      }
      decorator = core.primaries.parseIdentifier();
      while (core.eat(TokenKind.DOT)) {
        decorator = core.leftHandSides.parseMember(decorator, start, false);
      }
      if (core.at(TokenKind.LEFT_PARENTHESIS)) {
        decorator = core.leftHandSides.parseCall(decorator, start, false);
      }
    }
    core.covers.finish(saved);
    return decorator;
  }

  /** A class, at the word {@code class} or, if its declared name has been read, behind that. */
  private ClassNode parseClass(
      int start, Pattern.@Nullable Binding declared, List<Expression> decorators) {
    FunctionState function = core.function;
    boolean wasStrict = function.strict;
    boolean savedNoIn = core.noIn;
    function.strict = true;
    core.noIn = false;
    core.enter(ParserCore.CLASS_WEIGHT);
    Pattern.Binding inner = null;
    if (declared != null) {
      inner =
          new Pattern.Binding(
              declared.start(), declared.end(), core.newIdentifier(), declared.name());
    } else {
      core.expect(TokenKind.CLASS);
      if (core.atIdentifier()) {
        inner = core.patterns.parseBinding();
      }
    }
    int id = core.newScope();
    Expression superclass = null;
    if (core.eat(TokenKind.EXTENDS)) {
      core.primaries.allowArrowAt(-1);
      int saved = core.covers.begin();
      superclass = core.leftHandSides.parse();
      core.covers.finish(saved);
    }
    Body body = new Body(superclass != null);
    core.expect(TokenKind.LEFT_BRACE);
    while (!core.at(TokenKind.RIGHT_BRACE)) {
      if (!core.eat(TokenKind.SEMICOLON)) {
        parseElement(body);
      }
    }
    core.next();
    core.leave(ParserCore.CLASS_WEIGHT);
    function.strict = wasStrict;
    core.noIn = savedNoIn;
    int end = core.previousEnd();
    return new ClassNode(
        start,
        end,
        id,
        inner == null ? null : inner.name(),
        inner,
        superclass,
        body.constructor,
        List.copyOf(body.elements),
        initializer(
            start,
            end,
            FunctionKind.INSTANCE_INITIALIZER,
            body.instanceFlags,
            body.instanceFields,
            body.privateInstanceMethods),
        initializer(
            start,
            end,
            FunctionKind.STATIC_INITIALIZER,
            body.staticFlags,
            body.staticFields,
            false),
        decorators);
  }

  private @Nullable FunctionNode initializer(
      int start,
      int end,
      FunctionKind kind,
      int flags,
      List<Statement> statements,
      boolean needed) {
    if (statements.isEmpty() && !needed) {
      return null;
    }
    int all =
        flags
            | FunctionFlag.STRICT.bit()
            | FunctionFlag.SIMPLE_PARAMETERS.bit()
            | FunctionFlag.USES_THIS.bit();
    return new FunctionNode(
        start,
        end,
        core.newScope(),
        kind,
        all,
        null,
        null,
        List.of(),
        start,
        List.copyOf(statements));
  }

  private void parseElement(Body body) {
    int start = core.start();
    List<Expression> decorators = parseDecorators();
    boolean isStatic = false;
    if (core.at(TokenKind.STATIC)) {
      TokenKind following = core.lexer.peek();
      if (following == TokenKind.LEFT_BRACE) {
        requireUndecorated(decorators, "a static block");
        parseStaticBlock(body, start);
        return;
      }
      if (!endsName(following)) {
        isStatic = true;
        core.next();
      }
    }
    Modifiers modifiers = parseModifiers(start, decorators, isStatic);
    PropertyName name =
        core.at(TokenKind.PRIVATE_NAME) ? core.expressions.privateName() : core.objects.parseName();
    if (!modifiers.accessor() && (core.at(TokenKind.LEFT_PARENTHESIS) || !modifiers.isPlain())) {
      parseMethod(body, modifiers, name);
    } else {
      parseField(body, modifiers, name);
    }
  }

  private void requireUndecorated(List<Expression> decorators, String what) {
    if (!decorators.isEmpty()) {
      throw core.errorHere("Decorators cannot be applied to " + what);
    }
  }

  private Modifiers parseModifiers(int start, List<Expression> decorators, boolean isStatic) {
    int functionStart = core.start();
    FunctionKind kind = FunctionKind.METHOD;
    boolean async = false;
    boolean accessor = false;
    if (core.atWord("accessor") && !endsName(core.lexer.peekOnSameLine())) {
      requireSwitch("Auto-accessors");
      accessor = true;
      core.next();
    } else if (core.at(TokenKind.ASYNC) && !endsName(core.lexer.peekOnSameLine())) {
      async = true;
      core.next();
    } else if (core.at(TokenKind.GET) || core.at(TokenKind.SET)) {
      TokenKind following = core.lexer.peek();
      if (!endsName(following) && following != TokenKind.MULTIPLY) {
        kind = core.at(TokenKind.GET) ? FunctionKind.GETTER : FunctionKind.SETTER;
        core.next();
      }
    }
    boolean generator = kind == FunctionKind.METHOD && !accessor && core.eat(TokenKind.MULTIPLY);
    return new Modifiers(
        start, functionStart, decorators, isStatic, accessor, kind, async, generator);
  }

  /** Whether a word before this token is the name of an element and no modifier. */
  private static boolean endsName(TokenKind next) {
    return switch (next) {
      case LEFT_PARENTHESIS, ASSIGN, SEMICOLON, RIGHT_BRACE, END -> true;
      default -> false;
    };
  }

  private void parseMethod(Body body, Modifiers modifiers, PropertyName name) {
    FunctionKind kind = modifiers.kind();
    boolean constructor = false;
    if (name instanceof PropertyName.Literal literal) {
      if (!modifiers.isStatic() && literal.name().equals("constructor")) {
        requireConstructor(body, modifiers, name);
        requireUndecorated(modifiers.decorators(), "a constructor");
        constructor = true;
        kind = body.derived ? FunctionKind.DERIVED_CONSTRUCTOR : FunctionKind.CONSTRUCTOR;
      }
      if (modifiers.isStatic() && literal.name().equals("prototype")) {
        throw core.error(
            "Classes may not have a static property named 'prototype'", name.start(), name.end());
      }
    }
    if (name instanceof PropertyName.Private privateName) {
      declarePrivate(body, privateName, modifiers.isStatic(), kind);
      body.privateInstanceMethods |= !modifiers.isStatic();
    }
    FunctionNode function =
        core.functions.parseMethod(
            modifiers.functionStart(), kind, modifiers.async(), modifiers.generator());
    if (constructor) {
      body.constructor = function;
    } else {
      body.elements.add(
          new ClassElement.Method(
              modifiers.start(),
              core.previousEnd(),
              modifiers.isStatic(),
              name,
              function,
              modifiers.decorators()));
    }
  }

  private void requireConstructor(Body body, Modifiers modifiers, PropertyName name) {
    if (!modifiers.isPlain()) {
      String what =
          modifiers.kind() != FunctionKind.METHOD
              ? "an accessor"
              : modifiers.generator() ? "a generator" : "an async method";
      throw core.error("Class constructor may not be " + what, name.start(), name.end());
    }
    if (body.constructor != null) {
      throw core.error("A class may only have one constructor", name.start(), name.end());
    }
  }

  private void parseField(Body body, Modifiers modifiers, PropertyName name) {
    if (name instanceof PropertyName.Literal literal) {
      if (literal.name().equals("constructor")) {
        throw core.error(
            "Classes may not have a field named 'constructor'", name.start(), name.end());
      }
      if (modifiers.isStatic() && literal.name().equals("prototype")) {
        throw core.error(
            "Classes may not have a static property named 'prototype'", name.start(), name.end());
      }
    }
    if (name instanceof PropertyName.Private privateName) {
      declarePrivate(body, privateName, modifiers.isStatic(), FunctionKind.NORMAL);
    }
    FunctionKind kind =
        modifiers.isStatic() ? FunctionKind.STATIC_INITIALIZER : FunctionKind.INSTANCE_INITIALIZER;
    FunctionState outer = core.function;
    FunctionState state = FunctionState.function(outer, kind, false, false);
    core.function = state;
    Expression initializer = core.expressions.parseInitializer();
    core.function = outer;
    core.semicolon();
    int computedId = name instanceof PropertyName.Computed ? core.newIdentifier() : -1;
    boolean decorated = modifiers.accessor() || !modifiers.decorators().isEmpty();
    var field =
        new ClassElement.Field(
            modifiers.start(),
            core.previousEnd(),
            modifiers.isStatic(),
            name,
            initializer,
            computedId,
            modifiers.accessor(),
            modifiers.decorators(),
            decorated ? core.newIdentifier() : -1);
    body.elements.add(field);
    var definition = new Statement.FieldInitialization(field.start(), field.end(), field);
    if (modifiers.isStatic()) {
      body.staticFields.add(definition);
      body.staticFlags |= state.flags;
    } else {
      body.instanceFields.add(definition);
      body.instanceFlags |= state.flags;
    }
  }

  private void parseStaticBlock(Body body, int start) {
    FunctionState outer = core.function;
    FunctionState state =
        FunctionState.function(outer, FunctionKind.STATIC_INITIALIZER, false, false);
    state.awaitForbidden = true;
    core.enter(ParserCore.FUNCTION_WEIGHT);
    core.next();
    core.function = state;
    core.expect(TokenKind.LEFT_BRACE);
    int id = core.newScope();
    List<Statement> statements = core.statements.parseUntilBrace();
    core.function = outer;
    core.leave(ParserCore.FUNCTION_WEIGHT);
    body.staticFlags |= state.flags;
    body.staticFields.add(new Statement.StaticBlock(start, core.previousEnd(), id, statements));
  }

  /** A private name may be declared twice only as a getter and a setter of one placement. */
  private void declarePrivate(
      Body body, PropertyName.Private name, boolean isStatic, FunctionKind kind) {
    if (name.name().equals("constructor")) {
      throw core.error(
          kind == FunctionKind.NORMAL
              ? "Classes may not have a private field named '#constructor'"
              : "Class constructor may not be a private method",
          name.start(),
          name.end());
    }
    PrivateMember member =
        switch (kind) {
          case GETTER -> PrivateMember.GETTER;
          case SETTER -> PrivateMember.SETTER;
          default -> PrivateMember.WHOLE;
        };
    PrivateName declared = new PrivateName(member, isStatic);
    PrivateName existing = body.privateNames.put(name.name(), declared);
    if (existing == null) {
      return;
    }
    if (!existing.isCompletedBy(declared)) {
      throw core.error(
          "Identifier '#" + name.name() + "' has already been declared", name.start(), name.end());
    }
    body.privateNames.put(name.name(), new PrivateName(PrivateMember.WHOLE, isStatic));
  }
}
