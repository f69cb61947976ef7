package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.ashlar.vm.ast.AssignmentOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.ObjectProperty;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.PropertyName;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions again as patterns, once an arrow, an assignment or a for statement shows that
 * they were patterns all along. What is wrong in an expression but right in a pattern (a shorthand
 * with an initialiser, a second {@code __proto__}) is kept as a pending error until it is known
 * which of the two it is.
 */
final class CoverGrammar {
  private static final int NONE = -1;
  private static final String BAD_TARGET = "Invalid destructuring assignment target";

  private final ParserCore core;

  /** Nodes whose parentheses or trailing comma forbid some readings as a pattern. */
  private final IdentityHashMap<Object, Boolean> marked = new IdentityHashMap<>();

  /** Twice the offset of the first pending error, plus one if it is a second {@code __proto__}. */
  private int pending = NONE;

  CoverGrammar(ParserCore core) {
    this.core = core;
  }

  // Pending errors

  /** Sets the pending error aside; the result goes to {@link #finish} or {@link #restore}. */
  int begin() {
    int saved = pending;
    pending = NONE;
    return saved;
  }

  /** Ends what is certainly an expression. */
  void finish(int saved) {
    requireNone();
    pending = saved;
  }

  /** Ends what may still be a pattern: an earlier pending error goes first. */
  void restore(int saved) {
    if (saved != NONE) {
      pending = saved;
    }
  }

  /** The pending errors belonged to a pattern. */
  void forget() {
    pending = NONE;
  }

  void requireNone() {
    if (pending != NONE) {
      int at = pending >> 1;
      throw (pending & 1) == 0
          ? core.error("Invalid shorthand property initializer", at, at + 1)
          : core.error("Duplicate __proto__ fields are not allowed in object literals", at, at + 9);
    }
  }

  void requireNoneUnlessLiteral(Expression expression) {
    if (pending != NONE && !isPatternLiteral(expression)) {
      requireNone();
    }
  }

  void noteInitializer(int at) {
    if (pending == NONE) {
      pending = at << 1;
    }
  }

  void noteSecondPrototype(int at) {
    if (pending == NONE) {
      pending = at << 1 | 1;
    }
  }

  /** Remembers parentheses around a node, or a comma behind a spread. */
  void mark(Object node) {
    marked.put(node, Boolean.TRUE);
  }

  private boolean isMarked(Object node) {
    return !marked.isEmpty() && marked.containsKey(node);
  }

  static boolean isPatternLiteral(Expression expression) {
    NodeKind kind = expression.kind();
    return kind == NodeKind.OBJECT_LITERAL || kind == NodeKind.ARRAY_LITERAL;
  }

  // Targets

  /**
   * Accepts what may stand left of an assignment operator
   * (sec-static-semantics-assignmenttargettype).
   */
  void requireTarget(Expression target, String message, boolean callAllowed) {
    if (target instanceof Expression.Identifier identifier) {
      core.requireBindable(identifier.name(), identifier.start(), identifier.end());
    } else if (!isMember(target)
        && !(target.kind() == NodeKind.CALL && callAllowed && !core.function.strict)) {
      throw core.error(message, target.start(), target.end());
    }
  }

  private static boolean isMember(Expression expression) {
    return switch (expression.kind()) {
      case MEMBER, INDEX, PRIVATE_MEMBER, SUPER_MEMBER, SUPER_INDEX -> true;
      default -> false;
    };
  }

  /** The left side of a for-in or for-of that is no declaration. */
  Pattern toLoopTarget(Expression expression) {
    if (isPatternLiteral(expression) && !isMarked(expression)) {
      Pattern pattern = toAssignmentPattern(expression);
      forget();
      return pattern;
    }
    requireNone();
    requireTarget(expression, "Invalid left-hand side in for-loop", true);
    return new Pattern.Target(expression.start(), expression.end(), expression);
  }

  /** An object or array literal as the pattern of an assignment. */
  Pattern toAssignmentPattern(Expression literal) {
    return toPattern(literal, false);
  }

  /** An element of a parenthesised list as a parameter of an arrow function. */
  Parameter toParameter(Expression item) {
    int start = item.start();
    int end = item.end();
    if (item instanceof Expression.Spread spread) {
      if (isMarked(spread)) {
        throw core.error("Rest parameter must be last formal parameter", start, end);
      }
      return new Parameter(start, end, toPattern(spread.argument(), true), null, true);
    }
    Expression initializer = initializer(item);
    return new Parameter(start, end, toPattern(withoutInitializer(item), true), initializer, false);
  }

  private @Nullable Expression initializer(Expression item) {
    if (isMarked(item)) {
      return null;
    }
    if (item instanceof Expression.Assignment a && a.operator() == AssignmentOperator.ASSIGN) {
      return a.value();
    }
    return item instanceof Expression.PatternAssignment a ? a.value() : null;
  }

  /**
   * The item without the initialiser that {@link #initializer} finds; a pattern that was converted
   * stays one.
   */
  private Object withoutInitializer(Expression item) {
    if (isMarked(item)) {
      return item;
    }
    if (item instanceof Expression.Assignment a && a.operator() == AssignmentOperator.ASSIGN) {
      return a.target();
    }
    return item instanceof Expression.PatternAssignment a ? a.pattern() : item;
  }

  private Pattern toPattern(Object source, boolean binding) {
    if (source instanceof Pattern pattern) {
      return binding ? toBinding(pattern) : pattern;
    }
    Expression expression = (Expression) source;
    if (isMarked(expression) && (binding || isPatternLiteral(expression))) {
      throw core.error(BAD_TARGET, expression.start(), expression.end());
    }
    if (expression instanceof Expression.ObjectLiteral literal) {
      return toObjectPattern(literal, binding);
    }
    if (expression instanceof Expression.ArrayLiteral literal) {
      return toArrayPattern(literal, binding);
    }
    if (binding) {
      if (expression instanceof Expression.Identifier identifier) {
        return toBinding(identifier);
      }
      throw core.error(BAD_TARGET, expression.start(), expression.end());
    }
    requireTarget(expression, BAD_TARGET, false);
    return new Pattern.Target(expression.start(), expression.end(), expression);
  }

  private Pattern.Binding toBinding(Expression.Identifier identifier) {
    core.requireBindable(identifier.name(), identifier.start(), identifier.end());
    return new Pattern.Binding(
        identifier.start(), identifier.end(), identifier.id(), identifier.name());
  }

  private Pattern toArrayPattern(Expression.ArrayLiteral literal, boolean binding) {
    List<PatternElement> elements = new ArrayList<>();
    Pattern rest = null;
    for (Expression item : literal.elements()) {
      int start = item.start();
      int end = item.end();
      if (rest != null) {
        throw core.error("Rest element must be last element", rest.start(), rest.end());
      }
      if (item instanceof Expression.Spread spread) {
        if (isMarked(spread)) {
          throw core.error("Rest element must be last element", start, end);
        }
        rest = toPattern(spread.argument(), binding);
      } else if (item instanceof Expression.Elision) {
        elements.add(new PatternElement(start, end, new Pattern.Elision(start, end), null, false));
      } else {
        Pattern target = toPattern(withoutInitializer(item), binding);
        elements.add(
            new PatternElement(start, end, target, initializer(item), namesInitializer(item)));
      }
    }
    return new Pattern.ArrayPattern(literal.start(), literal.end(), List.copyOf(elements), rest);
  }

  private Pattern toObjectPattern(Expression.ObjectLiteral literal, boolean binding) {
    List<PatternProperty> properties = new ArrayList<>();
    Pattern rest = null;
    for (ObjectProperty property : literal.properties()) {
      if (rest != null) {
        throw core.error("Rest element must be last element", rest.start(), rest.end());
      }
      if (property instanceof ObjectProperty.KeyValue p) {
        properties.add(toProperty(p, p.name(), p.value(), binding));
      } else if (property instanceof ObjectProperty.Prototype p) {
        var name = new PropertyName.Literal(p.start(), p.start(), "__proto__");
        properties.add(toProperty(p, name, p.value(), binding));
      } else if (property instanceof ObjectProperty.Spread p) {
        rest = toObjectRest(p, binding);
      } else if (property instanceof ObjectProperty.Method p) {
        throw core.error(BAD_TARGET, p.start(), p.end());
      }
    }
    return new Pattern.ObjectPattern(literal.start(), literal.end(), List.copyOf(properties), rest);
  }

  private PatternProperty toProperty(
      ObjectProperty property, PropertyName name, Expression value, boolean binding) {
    Pattern target = toPattern(withoutInitializer(value), binding);
    return new PatternProperty(
        property.start(),
        property.end(),
        name,
        target,
        initializer(value),
        namesInitializer(value));
  }

  private Pattern toObjectRest(ObjectProperty.Spread property, boolean binding) {
    Expression argument = property.argument();
    if (isMarked(property)) {
      throw core.error("Rest element must be last element", property.start(), property.end());
    }
    if (isPatternLiteral(argument)) {
      throw core.error(
          binding
              ? "`...` must be followed by an identifier in declaration contexts"
              : "`...` must be followed by an assignable reference in assignment contexts",
          argument.start(),
          argument.end());
    }
    return toPattern(argument, binding);
  }

  private boolean namesInitializer(Expression item) {
    return item instanceof Expression.Assignment assignment
        && !isMarked(item)
        && assignment.namesValue();
  }

  /** A pattern that was read as an assignment, as part of a parameter. */
  private Pattern toBinding(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Target target -> toPattern(target.expression(), true);
      case Pattern.ArrayPattern array -> {
        List<PatternElement> elements = new ArrayList<>();
        for (PatternElement e : array.elements()) {
          elements.add(
              new PatternElement(
                  e.start(),
                  e.end(),
                  toBinding(e.target()),
                  e.initializer(),
                  e.namesInitializer()));
        }
        yield new Pattern.ArrayPattern(
            array.start(), array.end(), List.copyOf(elements), toBindingOrNull(array.rest()));
      }
      case Pattern.ObjectPattern object -> {
        List<PatternProperty> properties = new ArrayList<>();
        for (PatternProperty p : object.properties()) {
          properties.add(
              new PatternProperty(
                  p.start(),
                  p.end(),
                  p.name(),
                  toBinding(p.target()),
                  p.initializer(),
                  p.namesInitializer()));
        }
        yield new Pattern.ObjectPattern(
            object.start(), object.end(), List.copyOf(properties), toBindingOrNull(object.rest()));
      }
      case Pattern.Binding _, Pattern.Elision _ -> pattern;
    };
  }

  private @Nullable Pattern toBindingOrNull(@Nullable Pattern pattern) {
    return pattern == null ? null : toBinding(pattern);
  }
}
