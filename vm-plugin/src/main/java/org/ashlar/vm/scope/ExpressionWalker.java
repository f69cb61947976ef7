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

  void walkAll(List<Expression> expressions) {
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
    switch (expression.kind()) {
      case IDENTIFIER -> {
        Expression.Identifier e = (Expression.Identifier) expression;
        builder.use(e.id(), e.name(), e.start(), false);
      }
      case MEMBER -> {
        Expression.Member e = (Expression.Member) expression;
        return e.object();
      }
      case CALL -> {
        Expression.Call e = (Expression.Call) expression;
        if (e.directEval()) {
          builder.noteDirectEval();
        }
        walkAll(e.arguments());
        return e.callee();
      }
      case INDEX -> {
        Expression.Index e = (Expression.Index) expression;
        walk(e.index());
        return e.object();
      }
      case BINARY -> {
        Expression.Binary e = (Expression.Binary) expression;
        walk(e.right());
        return e.left();
      }
      case LOGICAL -> {
        Expression.Logical e = (Expression.Logical) expression;
        walk(e.right());
        return e.left();
      }
      case ASSIGNMENT -> {
        Expression.Assignment e = (Expression.Assignment) expression;
        walkTarget(e.target());
        return e.value();
      }
      case PATTERN_ASSIGNMENT -> {
        Expression.PatternAssignment e = (Expression.PatternAssignment) expression;
        walkTargets(e.pattern());
        return e.value();
      }
      case UPDATE -> {
        Expression.Update e = (Expression.Update) expression;
        walkTarget(e.target());
      }
      case FUNCTION_EXPRESSION -> {
        Expression.FunctionExpression e = (Expression.FunctionExpression) expression;
        builder.functions.walkFunction(e.function(), e.start(), false);
      }
      case CLASS_EXPRESSION -> {
        Expression.ClassExpression e = (Expression.ClassExpression) expression;
        builder.functions.walkClass(e.classNode());
      }
      case OBJECT_LITERAL -> {
        Expression.ObjectLiteral e = (Expression.ObjectLiteral) expression;
        walkObject(e);
      }
      case ARRAY_LITERAL -> {
        Expression.ArrayLiteral e = (Expression.ArrayLiteral) expression;
        walkAll(e.elements());
      }
      case UNARY -> {
        Expression.Unary e = (Expression.Unary) expression;
        return e.operand();
      }
      case CONDITIONAL -> {
        Expression.Conditional e = (Expression.Conditional) expression;
        walk(e.test());
        walk(e.consequent());
        return e.alternate();
      }
      case SEQUENCE -> {
        Expression.Sequence e = (Expression.Sequence) expression;
        walkAll(e.expressions());
      }
      case OPTIONAL_CHAIN -> {
        Expression.OptionalChain e = (Expression.OptionalChain) expression;
        return e.expression();
      }
      case NEW -> {
        Expression.New e = (Expression.New) expression;
        walkAll(e.arguments());
        return e.callee();
      }
      case SPREAD -> {
        Expression.Spread e = (Expression.Spread) expression;
        return e.argument();
      }
      case TEMPLATE_LITERAL -> {
        Expression.TemplateLiteral e = (Expression.TemplateLiteral) expression;
        walkAll(e.expressions());
      }
      case TAGGED_TEMPLATE -> {
        Expression.TaggedTemplate e = (Expression.TaggedTemplate) expression;
        walkAll(e.template().expressions());
        return e.tag();
      }
      case YIELD -> {
        Expression.Yield e = (Expression.Yield) expression;
        return e.argument();
      }
      case AWAIT -> {
        Expression.Await e = (Expression.Await) expression;
        return e.argument();
      }
      default -> {
        return stepUncommon(expression);
      }
    }
    return null;
  }

  private @Nullable Expression stepUncommon(Expression expression) {
    switch (expression.kind()) {
      case THIS -> builder.useImplicit(BindingKind.THIS);
      case NEW_TARGET -> builder.useImplicit(BindingKind.NEW_TARGET);
      case SUPER_MEMBER -> useSuper();
      case SUPER_INDEX -> {
        Expression.SuperIndex e = (Expression.SuperIndex) expression;
        useSuper();
        return e.index();
      }
      case SUPER_CALL -> {
        Expression.SuperCall e = (Expression.SuperCall) expression;
        useSuper();
        builder.useImplicit(BindingKind.NEW_TARGET);
        walkAll(e.arguments());
      }
      case PRIVATE_MEMBER -> {
        Expression.PrivateMember e = (Expression.PrivateMember) expression;
        builder.functions.usePrivate(e.name());
        return e.object();
      }
      case PRIVATE_IN -> {
        Expression.PrivateIn e = (Expression.PrivateIn) expression;
        builder.functions.usePrivate(e.name());
        return e.right();
      }
      case IMPORT_CALL -> {
        Expression.ImportCall e = (Expression.ImportCall) expression;
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
      switch (property.kind()) {
        case KEY_VALUE -> {
          ObjectProperty.KeyValue p = (ObjectProperty.KeyValue) property;
          walkName(p.name());
          walk(p.value());
        }
        case METHOD_PROPERTY -> {
          ObjectProperty.Method p = (ObjectProperty.Method) property;
          walkName(p.name());
          builder.functions.walkFunction(p.function(), p.start(), false);
        }
        case SPREAD_PROPERTY -> {
          ObjectProperty.Spread p = (ObjectProperty.Spread) property;
          walk(p.argument());
        }
        case PROTOTYPE_PROPERTY -> {
          ObjectProperty.Prototype p = (ObjectProperty.Prototype) property;
          walk(p.value());
        }
        default -> throw new AssertionError(property.kind());
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
