package org.ashlar.vm.compiler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.ast.Node;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * while, do and for (sec-iteration-statements).
 *
 * <p>A loop has one backward jump. Where the test is small it is emitted twice, before the loop and
 * at its end, so that an iteration takes one jump; else it stands at the head.
 */
final class Loops {
  private static final int REPEATED_NODE_LIMIT = 9;

  private final Body body;

  Loops(Body body) {
    this.body = body;
  }

  void whileLoop(Statement.While s, List<String> labels) {
    body.statements.resetCompletion();
    loop(s.test(), s.body(), labels, () -> {});
  }

  void forLoop(Statement.For s, List<String> labels) {
    body.statements.resetCompletion();
    Scope scope = body.unit.analysis().scope(s.id());
    Scopes.Entered entered = body.scopes.enter(scope);
    Node initializer = s.initializer();
    if (initializer == null) {
      forContent(s, scope, labels);
    } else {
      body.disposals.aroundHead(initializer, () -> forContent(s, scope, labels));
    }
    body.scopes.leave(entered);
  }

  private void forContent(Statement.For s, Scope scope, List<String> labels) {
    Node initializer = s.initializer();
    if (initializer instanceof Statement.VariableDeclaration declaration) {
      body.statements.statement(declaration);
    } else if (initializer instanceof Expression expression) {
      body.expressions.effect(expression);
    }
    boolean copies = scope.copiesPerIteration();
    if (copies) {
      copyEnvironment();
    }
    Expression update = s.update();
    loop(
        s.test(),
        s.body(),
        labels,
        () -> {
          if (copies) {
            copyEnvironment();
          }
          if (update != null) {
            body.expressions.effect(update);
          }
        });
  }

  private void copyEnvironment() {
    int environment = body.currentEnvironment();
    body.emitter.emit(Opcode.COPY_ENVIRONMENT, environment, environment);
  }

  private void loop(
      @Nullable Expression test, Statement content, List<String> labels, Runnable update) {
    Label head = new Label();
    Label start = new Label();
    Label next = new Label();
    Label exit = new Label();
    boolean repeated = test != null && isRepeatable(test);
    boolean entered = body.emitter.enterLoop();
    if (test != null && repeated) {
      body.operators.conditions().branch(test, start, exit, true);
      body.emitter.bind(start);
    }
    body.emitter.bindLoopHeader(head);
    if (test != null && !repeated) {
      body.operators.conditions().branch(test, start, exit, true);
      body.emitter.bind(start);
    }
    content(content, labels, exit, next);
    body.emitter.bind(next);
    update.run();
    if (test != null && repeated) {
      body.operators.conditions().branch(test, head, exit, false);
    } else {
      body.emitter.jump(Opcode.JUMP, head);
    }
    body.emitter.bind(exit);
    body.emitter.leaveLoop(entered);
  }

  private void content(Statement content, List<String> labels, Label exit, Label next) {
    Control.Target target =
        new Control.Target(body.control, body.environment, labels, exit, next, true);
    body.control = target;
    body.statements.statement(content);
    body.control = target.outer;
  }

  void doWhile(Statement.DoWhile s, List<String> labels) {
    body.statements.resetCompletion();
    Label head = new Label();
    Label next = new Label();
    Label exit = new Label();
    boolean entered = body.emitter.enterLoop();
    body.emitter.bindLoopHeader(head);
    content(s.body(), labels, exit, next);
    body.emitter.bind(next);
    if (isRepeatable(s.test())) {
      body.operators.conditions().branch(s.test(), head, exit, false);
    } else {
      Label back = new Label();
      body.operators.conditions().branch(s.test(), back, exit, true);
      body.emitter.bind(back);
      body.emitter.jump(Opcode.JUMP, head);
    }
    body.emitter.bind(exit);
    body.emitter.leaveLoop(entered);
  }

  /** Whether a test is small, and jumps to its true side from one place alone. */
  private static boolean isRepeatable(Expression test) {
    Deque<Expression> pending = new ArrayDeque<>();
    pending.push(test);
    for (int visited = 0; !pending.isEmpty(); visited++) {
      if (visited == REPEATED_NODE_LIMIT || !visit(pending.pop(), pending)) {
        return false;
      }
    }
    return true;
  }

  private static boolean visit(Expression e, Deque<Expression> pending) {
    switch (e.kind()) {
      case IDENTIFIER, THIS, NULL_LITERAL, BOOLEAN_LITERAL, NUMBER_LITERAL, STRING_LITERAL -> {}
      case MEMBER -> pending.push(((Expression.Member) e).object());
      case INDEX -> {
        pending.push(((Expression.Index) e).object());
        pending.push(((Expression.Index) e).index());
      }
      case BINARY -> {
        pending.push(((Expression.Binary) e).left());
        pending.push(((Expression.Binary) e).right());
      }
      case LOGICAL -> {
        Expression.Logical logical = (Expression.Logical) e;
        pending.push(logical.left());
        pending.push(logical.right());
        return logical.operator() == LogicalOperator.AND;
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
