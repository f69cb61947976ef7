package org.ashlar.vm.compiler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.ObjectProperty;
import org.ashlar.vm.ast.PropertyName;

/**
 * Tells whether an expression may assign to a variable, so that a read of the variable before it
 * has to be copied. It looks at a bounded number of nodes and says yes if that is not enough, which
 * keeps compilation linear.
 */
final class AssignmentScan {
  private static final int NODE_LIMIT = 48;

  private final String name;
  private final Deque<Expression> pending = new ArrayDeque<>();

  private AssignmentScan(String name) {
    this.name = name;
  }

  static boolean mayAssign(Expression expression, String name) {
    AssignmentScan scan = new AssignmentScan(name);
    scan.pending.push(expression);
    return scan.run();
  }

  static boolean mayAssign(List<Expression> expressions, String name) {
    if (expressions.size() > NODE_LIMIT) {
      return true;
    }
    AssignmentScan scan = new AssignmentScan(name);
    expressions.forEach(scan.pending::push);
    return scan.run();
  }

  private boolean run() {
    for (int visited = 0; !pending.isEmpty(); visited++) {
      if (visited == NODE_LIMIT || pending.size() > NODE_LIMIT || visit(pending.pop())) {
        return true;
      }
    }
    return false;
  }

  private boolean visit(Expression e) {
    switch (e.kind()) {
      case IDENTIFIER,
          THIS,
          NULL_LITERAL,
          BOOLEAN_LITERAL,
          NUMBER_LITERAL,
          STRING_LITERAL,
          BIGINT_LITERAL,
          REGEXP_LITERAL,
          FUNCTION_EXPRESSION,
          SUPER_MEMBER,
          ELISION,
          IMPORT_META,
          NEW_TARGET -> {}
      case UNARY -> pending.push(((Expression.Unary) e).operand());
      case BINARY -> push(((Expression.Binary) e).left(), ((Expression.Binary) e).right());
      case LOGICAL -> push(((Expression.Logical) e).left(), ((Expression.Logical) e).right());
      case CONDITIONAL -> {
        Expression.Conditional conditional = (Expression.Conditional) e;
        push(conditional.consequent(), conditional.alternate());
        pending.push(conditional.test());
      }
      case MEMBER -> pending.push(((Expression.Member) e).object());
      case PRIVATE_MEMBER -> pending.push(((Expression.PrivateMember) e).object());
      case INDEX -> push(((Expression.Index) e).object(), ((Expression.Index) e).index());
      case SUPER_INDEX -> pending.push(((Expression.SuperIndex) e).index());
      case OPTIONAL_CHAIN -> pending.push(((Expression.OptionalChain) e).expression());
      case SPREAD -> pending.push(((Expression.Spread) e).argument());
      case AWAIT -> pending.push(((Expression.Await) e).argument());
      case PRIVATE_IN -> pending.push(((Expression.PrivateIn) e).right());
      case CALL -> {
        pending.push(((Expression.Call) e).callee());
        return pushAll(((Expression.Call) e).arguments());
      }
      case NEW -> {
        pending.push(((Expression.New) e).callee());
        return pushAll(((Expression.New) e).arguments());
      }
      case ARRAY_LITERAL -> {
        return pushAll(((Expression.ArrayLiteral) e).elements());
      }
      case SEQUENCE -> {
        return pushAll(((Expression.Sequence) e).expressions());
      }
      case TEMPLATE_LITERAL -> {
        return pushAll(((Expression.TemplateLiteral) e).expressions());
      }
      case OBJECT_LITERAL -> {
        return object((Expression.ObjectLiteral) e);
      }
      case UPDATE -> {
        return target(((Expression.Update) e).target());
      }
      case ASSIGNMENT -> {
        pending.push(((Expression.Assignment) e).value());
        return target(((Expression.Assignment) e).target());
      }
      default -> {
        return true;
      }
    }
    return false;
  }

  private boolean target(Expression target) {
    if (target.kind() == NodeKind.IDENTIFIER) {
      return ((Expression.Identifier) target).name().equals(name);
    }
    pending.push(target);
    return false;
  }

  private void push(Expression first, Expression second) {
    pending.push(first);
    pending.push(second);
  }

  private boolean pushAll(List<Expression> expressions) {
    if (expressions.size() > NODE_LIMIT) {
      return true;
    }
    expressions.forEach(pending::push);
    return false;
  }

  private boolean object(Expression.ObjectLiteral literal) {
    if (literal.properties().size() > NODE_LIMIT) {
      return true;
    }
    for (ObjectProperty property : literal.properties()) {
      if (!(property instanceof ObjectProperty.KeyValue pair)
          || pair.name() instanceof PropertyName.Computed) {
        return true;
      }
      pending.push(pair.value());
    }
    return false;
  }
}
