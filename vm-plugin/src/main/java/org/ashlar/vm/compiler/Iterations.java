package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Node;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.Scope;

/** for-in, for-of and for-await (sec-for-in-and-for-of-statements). */
final class Iterations {
  private final Body body;

  Iterations(Body body) {
    this.body = body;
  }

  void forIn(Statement.ForIn s, List<String> labels) {
    body.statements.resetCompletion();
    Scope scope = body.unit.analysis().scope(s.id());
    int outer = scope.hasEnvironment() ? body.currentEnvironment() : -1;
    Scopes.Entered entered = body.scopes.enter(scope);
    initializer(s.left());
    int enumerator = body.registers.allocate();
    int mark = body.registers.mark();
    int object = body.expressions.operand(s.right());
    body.emitter.at(s.right().start()).emit(Opcode.FOR_IN_PREPARE, enumerator, object);
    body.registers.release(mark);
    int value = valueRegister(s.left());
    Label head = new Label();
    Label next = new Label();
    Label exit = new Label();
    boolean outermost = body.emitter.enterLoop();
    body.emitter.bindLoopHeader(head);
    body.emitter.jump(Opcode.FOR_IN_NEXT, exit, value, enumerator);
    freshBindings(scope, outer);
    bind(s.left(), value);
    Control.Target target =
        new Control.Target(body.control, body.environment, labels, exit, next, true);
    body.control = target;
    body.statements.statement(s.body());
    body.control = target.outer;
    body.emitter.bind(next);
    body.emitter.jump(Opcode.JUMP, head);
    body.emitter.bind(exit);
    body.emitter.leaveLoop(outermost);
    body.scopes.leave(entered);
  }

  /** {@code for (var x = 1 in o)} of Annex B. */
  private void initializer(Node left) {
    if (left instanceof Statement.VariableDeclaration declaration
        && declaration.declarationKind() == DeclarationKind.VAR) {
      body.statements.statement(declaration);
    }
  }

  void forOf(Statement.ForOf s, List<String> labels) {
    body.statements.resetCompletion();
    Scope scope = body.unit.analysis().scope(s.id());
    int outer = scope.hasEnvironment() ? body.currentEnvironment() : -1;
    Scopes.Entered entered = body.scopes.enter(scope);
    int iterator = body.registers.allocate();
    int next = body.registers.allocate();
    int mark = body.registers.mark();
    int iterable = body.expressions.operand(s.right());
    body.emitter
        .at(s.right().start())
        .emit(
            s.await() ? Opcode.GET_ASYNC_ITERATOR : Opcode.GET_ITERATOR, iterator, next, iterable);
    body.registers.release(mark);
    int value = valueRegister(s.left());
    Label head = new Label();
    Label advance = new Label();
    Label exit = new Label();
    boolean outermost = body.emitter.enterLoop();
    body.emitter.bindLoopHeader(head);
    step(s, value, iterator, next, exit);
    Control.Target breaks =
        new Control.Target(body.control, body.environment, labels, exit, null, true);
    Region region = new Region();
    region.open(body.emitter.position());
    Control.Iteration iteration =
        new Control.Iteration(breaks, body.environment, region, iterator, -1, s.await());
    body.control = new Control.Target(iteration, body.environment, labels, null, advance, false);
    body.disposals.aroundHead(
        s.left(),
        () -> {
          freshBindings(scope, outer);
          bind(s.left(), value);
          body.statements.statement(s.body());
        });
    region.close(body.emitter.position());
    body.control = breaks.outer;
    body.emitter.bind(advance);
    body.emitter.jump(Opcode.JUMP, head);
    body.exits.handler(iteration);
    body.emitter.bind(exit);
    body.emitter.leaveLoop(outermost);
    body.scopes.leave(entered);
  }

  private void step(Statement.ForOf s, int value, int iterator, int next, Label exit) {
    body.emitter.at(s.right().start());
    if (!s.await()) {
      body.emitter.jump(Opcode.ITERATOR_STEP, exit, value, iterator, next);
      return;
    }
    int mark = body.registers.mark();
    int result = body.registers.allocate();
    body.emitter.emit(Opcode.CALL, result, next, iterator, 0, 0);
    body.emitter.emit(Opcode.AWAIT, result, result);
    body.emitter.jump(Opcode.ITERATOR_RESULT, exit, value, result);
    body.registers.release(mark);
  }

  /** The register that receives each value: that of the variable, if it has one to itself. */
  private int valueRegister(Node left) {
    if (left instanceof Statement.VariableDeclaration declaration
        && declaration.declarationKind().isLexical()
        && declaration.declarators().getFirst().target() instanceof Pattern.Binding name) {
      int register = body.names.initializeInPlace(name);
      if (register >= 0) {
        return register;
      }
    }
    return body.registers.allocate();
  }

  /** Each iteration has bindings of its own, uninitialised until the value is bound. */
  private void freshBindings(Scope scope, int outer) {
    if (scope.hasEnvironment()) {
      body.scopes.newEnvironment(scope, body.currentEnvironment(), outer);
    }
    for (Binding binding : scope.bindings()) {
      if (!binding.captured() && binding.needsDeadZone()) {
        body.emitter.emit(Opcode.LOAD_EMPTY, body.register(binding));
      }
    }
  }

  private void bind(Node left, int value) {
    if (left instanceof Statement.VariableDeclaration declaration) {
      VariableDeclarator declarator = declaration.declarators().getFirst();
      if (declaration.declarationKind() == DeclarationKind.VAR) {
        body.patterns.assign(declarator.target(), value);
      } else {
        body.disposals.add(declaration.declarationKind(), value, declarator.start());
        body.patterns.initialize(declarator.target(), value);
      }
    } else if (left instanceof Pattern pattern) {
      body.patterns.assign(pattern, value);
    } else if (left instanceof Expression expression) {
      body.patterns.assign(
          new Pattern.Target(expression.start(), expression.end(), expression), value);
    } else {
      throw new AssertionError(left.kind());
    }
  }
}
