package org.ashlar.vm.scope;

import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.ObjectProperty;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PropertyName;
import org.jspecify.annotations.Nullable;

/** Walks expressions; loops along the left side of chains, which may be as long as the source. */
final class ExpressionWalker {
  private final ScopeBuilder builder;

  ExpressionWalker(ScopeBuilder builder) {
    this.builder = builder;
  }

  void walkOptional(@Nullable Expression expression) {
    if (expression != null) {
      walk(expression);
    }
  }

  private void walkAll(List<Expression> expressions) {
    for (Expression expression : expressions) {
      walk(expression);
    }
  }

  void walk(Expression expression) {
    Expression next = expression;
    while (next != null) {
      next = step(next);
    }
  }

  /** Walks everything in an expression but one part, which it returns. */
  private @Nullable Expression step(Expression expression) {
    switch (expression) {
      case Expression.Identifier e -> builder.use(e.id(), e.name(), e.start(), false);
      case Expression.Member e -> {
        return e.object();
      }
      case Expression.Call e -> {
        if (e.directEval()) {
          builder.noteDirectEval();
        }
        walkAll(e.arguments());
        return e.callee();
      }
      case Expression.Index e -> {
        walk(e.index());
        return e.object();
      }
      case Expression.Binary e -> {
        walk(e.right());
        return e.left();
      }
      case Expression.Logical e -> {
        walk(e.right());
        return e.left();
      }
      case Expression.Assignment e -> {
        walkTarget(e.target());
        return e.value();
      }
      case Expression.PatternAssignment e -> {
        walkTargets(e.pattern());
        return e.value();
      }
      case Expression.Update e -> walkTarget(e.target());
      case Expression.FunctionExpression e ->
          builder.functions.walkFunction(e.function(), e.start(), false);
      case Expression.ClassExpression e -> builder.functions.walkClass(e.classNode());
      case Expression.ObjectLiteral e -> walkObject(e);
      case Expression.ArrayLiteral e -> walkAll(e.elements());
      case Expression.Unary e -> {
        return e.operand();
      }
      case Expression.Conditional e -> {
        walk(e.test());
        walk(e.consequent());
        return e.alternate();
      }
      case Expression.Sequence e -> walkAll(e.expressions());
      case Expression.OptionalChain e -> {
        return e.expression();
      }
      case Expression.New e -> {
        walkAll(e.arguments());
        return e.callee();
      }
      case Expression.Spread e -> {
        return e.argument();
      }
      case Expression.TemplateLiteral e -> walkAll(e.expressions());
      case Expression.TaggedTemplate e -> {
        walkAll(e.template().expressions());
        return e.tag();
      }
      case Expression.Yield e -> {
        return e.argument();
      }
      case Expression.Await e -> {
        return e.argument();
      }
      default -> {
        return stepUncommon(expression);
      }
    }
    return null;
  }

  private @Nullable Expression stepUncommon(Expression expression) {
    switch (expression) {
      case Expression.This _ -> builder.useImplicit(BindingKind.THIS);
      case Expression.NewTarget _ -> builder.useImplicit(BindingKind.NEW_TARGET);
      case Expression.SuperMember _ -> useSuper();
      case Expression.SuperIndex e -> {
        useSuper();
        return e.index();
      }
      case Expression.SuperCall e -> {
        useSuper();
        builder.useImplicit(BindingKind.NEW_TARGET);
        walkAll(e.arguments());
      }
      case Expression.PrivateMember e -> {
        builder.functions.usePrivate(e.name());
        return e.object();
      }
      case Expression.PrivateIn e -> {
        builder.functions.usePrivate(e.name());
        return e.right();
      }
      case Expression.ImportCall e -> {
        walkOptional(e.options());
        return e.specifier();
      }
      default -> {
        // Literals and import.meta mention no names.
      }
    }
    return null;
  }

  private void useSuper() {
    builder.useImplicit(BindingKind.THIS);
    builder.useImplicit(BindingKind.ACTIVE_FUNCTION);
  }

  private void walkObject(Expression.ObjectLiteral literal) {
    for (ObjectProperty property : literal.properties()) {
      switch (property) {
        case ObjectProperty.KeyValue p -> {
          walkName(p.name());
          walk(p.value());
        }
        case ObjectProperty.Method p -> {
          walkName(p.name());
          builder.functions.walkFunction(p.function(), p.start(), false);
        }
        case ObjectProperty.Spread p -> walk(p.argument());
        case ObjectProperty.Prototype p -> walk(p.value());
      }
    }
  }

  void walkName(PropertyName name) {
    if (name instanceof PropertyName.Computed computed) {
      walk(computed.expression());
    }
  }

  /** A target of an assignment: a name in it is written. */
  private void walkTarget(Expression target) {
    if (target instanceof Expression.Identifier identifier) {
      builder.use(identifier.id(), identifier.name(), identifier.start(), true);
    } else {
      walk(target);
    }
  }

  /** The targets of an assignment pattern. */
  void walkTargets(Pattern pattern) {
    if (pattern instanceof Pattern.Target target) {
      walkTarget(target.expression());
    } else {
      builder.statements.walkPattern(pattern, this::walkTargets);
    }
  }
}
