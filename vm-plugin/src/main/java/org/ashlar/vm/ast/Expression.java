package org.ashlar.vm.ast;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression (sec-ecmascript-language-expressions). Parentheses leave no node. */
public sealed interface Expression extends Node {
  /**
   * Whether this is a function or class without a name of its own, which takes the name of the
   * identifier or property it initialises (sec-isanonymousfunctiondefinition).
   */
  default boolean isAnonymousFunctionDefinition() {
    if (this instanceof FunctionExpression e) {
      return e.function().name() == null;
    }
    return this instanceof ClassExpression e && e.classNode().name() == null;
  }

  /** A reference to a name; {@code id} indexes the resolutions of the scope analysis. */
  record Identifier(int start, int end, int id, String name) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.IDENTIFIER;
    }
  }

  /** {@code this}. */
  record This(int start, int end) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.THIS;
    }
  }

  /** {@code null}. */
  record NullLiteral(int start, int end) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.NULL_LITERAL;
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanLiteral(int start, int end, boolean value) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.BOOLEAN_LITERAL;
    }
  }

  /** A number: an {@code Integer} when its value is an int32, else a {@code Double}. */
  record NumberLiteral(int start, int end, Number value) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.NUMBER_LITERAL;
    }
  }

  /** A string, escapes resolved; may hold lone surrogates. */
  record StringLiteral(int start, int end, String value) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.STRING_LITERAL;
    }
  }

  /** A BigInt. */
  record BigIntLiteral(int start, int end, BigInteger value) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.BIGINT_LITERAL;
    }
  }

  /**
   * A regular expression; pattern and flags are as written and have passed the early-error check.
   */
  record RegExpLiteral(int start, int end, String pattern, String flags) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.REGEXP_LITERAL;
    }
  }

  /** A template; {@code strings} has one element more than {@code expressions}. */
  record TemplateLiteral(
      int start, int end, List<TemplateElement> strings, List<Expression> expressions)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.TEMPLATE_LITERAL;
    }
  }

  /** A tagged template. The template object is cached per node and realm. */
  record TaggedTemplate(int start, int end, Expression tag, TemplateLiteral template)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.TAGGED_TEMPLATE;
    }
  }

  /** An array literal; elements may be {@link Spread} and {@link Elision}. */
  record ArrayLiteral(int start, int end, List<Expression> elements) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.ARRAY_LITERAL;
    }
  }

  /** An object literal. */
  record ObjectLiteral(int start, int end, List<ObjectProperty> properties) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.OBJECT_LITERAL;
    }
  }

  /** A function expression or an arrow function. */
  record FunctionExpression(int start, int end, FunctionNode function) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.FUNCTION_EXPRESSION;
    }
  }

  /** A class expression. */
  record ClassExpression(int start, int end, ClassNode classNode) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_EXPRESSION;
    }
  }

  /** A prefix operator other than {@code ++}, {@code --}, {@code await}. */
  record Unary(int start, int end, UnaryOperator operator, Expression operand)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.UNARY;
    }
  }

  /**
   * {@code ++} or {@code --}; the target is an identifier, a member form, or (sloppy, Annex B) a
   * call that throws when run.
   */
  record Update(int start, int end, boolean increment, boolean prefix, Expression target)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.UPDATE;
    }
  }

  /** A binary operator that evaluates both sides. */
  record Binary(int start, int end, BinaryOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.BINARY;
    }
  }

  /** {@code &&}, {@code ||}, {@code ??}. */
  record Logical(int start, int end, LogicalOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.LOGICAL;
    }
  }

  /** {@code test ? consequent : alternate}. */
  record Conditional(
      int start, int end, Expression test, Expression consequent, Expression alternate)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.CONDITIONAL;
    }
  }

  /**
   * An assignment whose target is an identifier, a member form, or (sloppy, Annex B) a call that
   * throws when run; {@code namesValue}: the value is an anonymous function definition that takes
   * the identifier as its name.
   */
  record Assignment(
      int start,
      int end,
      AssignmentOperator operator,
      Expression target,
      Expression value,
      boolean namesValue)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.ASSIGNMENT;
    }
  }

  /** A destructuring assignment; leaves of the pattern are {@link Pattern.Target}. */
  record PatternAssignment(int start, int end, Pattern pattern, Expression value)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.PATTERN_ASSIGNMENT;
    }
  }

  /** The comma operator, flat; at least two. */
  record Sequence(int start, int end, List<Expression> expressions) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.SEQUENCE;
    }
  }

  /** {@code object.name} or {@code object?.name}. */
  record Member(int start, int end, Expression object, String name, boolean optional)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.MEMBER;
    }
  }

  /** {@code object[index]} or {@code object?.[index]}. */
  record Index(int start, int end, Expression object, Expression index, boolean optional)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.INDEX;
    }
  }

  /** {@code object.#name} or {@code object?.#name}. */
  record PrivateMember(
      int start, int end, Expression object, PropertyName.Private name, boolean optional)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.PRIVATE_MEMBER;
    }
  }

  /** {@code super.name}. */
  record SuperMember(int start, int end, String name) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.SUPER_MEMBER;
    }
  }

  /** {@code super[index]}. */
  record SuperIndex(int start, int end, Expression index) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.SUPER_INDEX;
    }
  }

  /**
   * The extent of short-circuiting: an optional link inside that finds undefined or null makes this
   * whole node undefined.
   */
  record OptionalChain(int start, int end, Expression expression) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.OPTIONAL_CHAIN;
    }
  }

  /**
   * A call; arguments may be {@link Spread}. {@code directEval}: spelled {@code eval(...)}, so a
   * direct eval if the callee is the intrinsic when run.
   */
  record Call(
      int start,
      int end,
      Expression callee,
      List<Expression> arguments,
      boolean optional,
      boolean directEval)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.CALL;
    }
  }

  /** {@code super(...)}. */
  record SuperCall(int start, int end, List<Expression> arguments) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.SUPER_CALL;
    }
  }

  /** {@code new callee(...)}; arguments may be {@link Spread}. */
  record New(int start, int end, Expression callee, List<Expression> arguments)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.NEW;
    }
  }

  /** {@code ...argument} in arguments and array literals. */
  record Spread(int start, int end, Expression argument) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.SPREAD;
    }
  }

  /** A hole in an array literal. */
  record Elision(int start, int end) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.ELISION;
    }
  }

  /** {@code yield} or {@code yield*}. */
  record Yield(int start, int end, @Nullable Expression argument, boolean delegate)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.YIELD;
    }
  }

  /** {@code await}. */
  record Await(int start, int end, Expression argument) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.AWAIT;
    }
  }

  /** {@code import(...)}, {@code import.source(...)}, {@code import.defer(...)}. */
  record ImportCall(
      int start, int end, Expression specifier, @Nullable Expression options, ImportPhase phase)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.IMPORT_CALL;
    }
  }

  /** {@code import.meta}. */
  record ImportMeta(int start, int end) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.IMPORT_META;
    }
  }

  /** {@code new.target}. */
  record NewTarget(int start, int end) implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.NEW_TARGET;
    }
  }

  /** {@code #name in right}. */
  record PrivateIn(int start, int end, PropertyName.Private name, Expression right)
      implements Expression {
    @Override
    public NodeKind kind() {
      return NodeKind.PRIVATE_IN;
    }
  }
}
