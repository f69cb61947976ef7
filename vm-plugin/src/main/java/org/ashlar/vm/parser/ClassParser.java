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
      boolean isStatic,
      FunctionKind kind,
      boolean async,
      boolean generator) {
    boolean isPlain() {
      return kind == FunctionKind.METHOD && !async && !generator;
    }
  }

  Expression parseExpression() {
    int start = core.start();
    ClassNode node = parseClass(start, null);
    return new Expression.ClassExpression(start, core.previousEnd(), node);
  }

  /** A declaration; without a name only as a default export. */
  Statement.ClassDeclaration parseDeclaration(boolean defaultExport) {
    int start = core.start();
    if (defaultExport) {
      TokenKind following = core.lexer.peek();
      if (following == TokenKind.LEFT_BRACE || following == TokenKind.EXTENDS) {
        var binding =
            new Pattern.Binding(start, start, core.newIdentifier(), ModuleParser.DEFAULT_BINDING);
        ClassNode node = parseClass(start, null);
        return new Statement.ClassDeclaration(start, core.previousEnd(), binding, node);
      }
    }
    boolean wasStrict = core.function.strict;
    core.function.strict = true;
    core.next();
    Pattern.Binding binding = core.patterns.parseBinding();
    core.function.strict = wasStrict;
    ClassNode node = parseClass(start, binding);
    return new Statement.ClassDeclaration(start, core.previousEnd(), binding, node);
  }

  /** A class, at the word {@code class} or, if its declared name has been read, behind that. */
  private ClassNode parseClass(int start, Pattern.@Nullable Binding declared) {
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
      core.next();
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
            false));
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
    boolean isStatic = false;
    if (core.at(TokenKind.STATIC)) {
      TokenKind following = core.lexer.peek();
      if (following == TokenKind.LEFT_BRACE) {
        parseStaticBlock(body, start);
        return;
      }
      if (!endsName(following)) {
        isStatic = true;
        core.next();
      }
    }
    Modifiers modifiers = parseModifiers(start, isStatic);
    PropertyName name =
        core.at(TokenKind.PRIVATE_NAME) ? core.expressions.privateName() : core.objects.parseName();
    if (core.at(TokenKind.LEFT_PARENTHESIS) || !modifiers.isPlain()) {
      parseMethod(body, modifiers, name);
    } else {
      parseField(body, modifiers, name);
    }
  }

  private Modifiers parseModifiers(int start, boolean isStatic) {
    int functionStart = core.start();
    FunctionKind kind = FunctionKind.METHOD;
    boolean async = false;
    if (core.at(TokenKind.ASYNC) && !endsName(core.lexer.peekOnSameLine())) {
      async = true;
      core.next();
    } else if (core.at(TokenKind.GET) || core.at(TokenKind.SET)) {
      TokenKind following = core.lexer.peek();
      if (!endsName(following) && following != TokenKind.MULTIPLY) {
        kind = core.at(TokenKind.GET) ? FunctionKind.GETTER : FunctionKind.SETTER;
        core.next();
      }
    }
    boolean generator = kind == FunctionKind.METHOD && core.eat(TokenKind.MULTIPLY);
    return new Modifiers(start, functionStart, isStatic, kind, async, generator);
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
              modifiers.start(), core.previousEnd(), modifiers.isStatic(), name, function));
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
    var field =
        new ClassElement.Field(
            modifiers.start(),
            core.previousEnd(),
            modifiers.isStatic(),
            name,
            initializer,
            computedId);
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
