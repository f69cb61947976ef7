package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.AssignmentOperator;
import org.ashlar.vm.ast.BinaryOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Resolution;

/** Assignment and update expressions (sec-assignment-operators, sec-update-expressions). */
final class Assignments {
  private final Body body;
  private final References references;

  Assignments(Body body) {
    this.body = body;
    references = new References(body);
  }

  References references() {
    return references;
  }

  /** The register of a variable that may be written without a check, or -1. */
  private int variable(Expression target) {
    return target.kind() == NodeKind.IDENTIFIER
        ? writableRegister(body.names.resolution(((Expression.Identifier) target).id()))
        : -1;
  }

  /** The register of a variable that may be written without a check, or -1. */
  int writableRegister(Resolution resolution) {
    if (resolution.place() != Resolution.Place.REGISTER || resolution.needsDeadZoneCheck()) {
      return -1;
    }
    Binding binding = resolution.requireBinding();
    return binding.kind().isConstant() || binding.kind() == BindingKind.FUNCTION_NAME
        ? -1
        : body.register(binding);
  }

  private static String name(Expression.Assignment e) {
    return e.target() instanceof Expression.Identifier identifier && e.namesValue()
        ? identifier.name()
        : "";
  }

  private void value(Expression.Assignment e, int destination) {
    if (e.namesValue()) {
      body.expressions.intoNamed(e.value(), name(e), destination);
    } else {
      body.expressions.into(e.value(), destination);
    }
  }

  void assign(Expression.Assignment e, int destination) {
    int mark = body.registers.mark();
    if (e.operator().logical() != null) {
      logical(e, destination);
    } else {
      int variable = variable(e.target());
      if (variable >= 0) {
        intoVariable(e, variable);
        body.move(destination, variable);
      } else if (e.operator() == AssignmentOperator.ASSIGN) {
        Reference reference = references.prepare(e.target(), List.of(e.value()), false);
        value(e, destination);
        references.store(reference, destination);
      } else {
        compound(e, destination);
      }
    }
    body.registers.release(mark);
  }

  void assignForEffect(Expression.Assignment e) {
    if (e.operator().logical() != null) {
      logical(e, body.registers.allocate());
      return;
    }
    int variable = variable(e.target());
    if (variable >= 0) {
      intoVariable(e, variable);
    } else if (e.operator() == AssignmentOperator.ASSIGN) {
      Reference reference = references.prepare(e.target(), List.of(e.value()), false);
      int value;
      if (e.namesValue()) {
        value = body.registers.allocate();
        value(e, value);
      } else {
        value = body.expressions.operatorOperand(e.value());
      }
      references.store(reference, value);
    } else {
      compound(e, body.registers.allocate());
    }
  }

  private void intoVariable(Expression.Assignment e, int variable) {
    BinaryOperator operator = e.operator().binary();
    if (operator != null) {
      int mark = body.registers.mark();
      int left = body.expressions.operandBefore(e.target(), e.value());
      apply(operator, variable, left, e);
      body.registers.release(mark);
    } else if (e.namesValue()) {
      body.expressions.intoNamed(e.value(), name(e), variable);
    } else {
      body.expressions.intoVariable(e.value(), variable);
    }
  }

  private void compound(Expression.Assignment e, int destination) {
    BinaryOperator operator = e.operator().binary();
    if (operator == null) {
      throw new AssertionError(e.operator());
    }
    Reference reference = references.prepare(e.target(), List.of(e.value()), true);
    int old = body.registers.allocate();
    references.load(reference, old);
    apply(operator, destination, old, e);
    references.store(reference, destination);
  }

  private void apply(BinaryOperator operator, int destination, int left, Expression.Assignment e) {
    Opcode immediate = Operators.immediateForm(operator);
    if (immediate != null
        && e.value() instanceof Expression.NumberLiteral literal
        && literal.value() instanceof Integer value) {
      body.emitter.at(e.start()).emit(immediate, destination, left, value);
    } else {
      int right = body.expressions.operatorOperand(e.value());
      body.emitter.at(e.start()).emit(Operators.opcode(operator), destination, left, right);
    }
  }

  private void logical(Expression.Assignment e, int destination) {
    LogicalOperator operator = e.operator().logical();
    if (operator == null) {
      throw new AssertionError(e.operator());
    }
    Label end = new Label();
    Reference reference = references.prepare(e.target(), List.of(e.value()), true);
    references.load(reference, destination);
    body.emitter.jump(Operators.shortCircuit(operator), end, destination);
    value(e, destination);
    references.store(reference, destination);
    body.emitter.bind(end);
  }

  void assignPattern(Expression.PatternAssignment e, int destination) {
    int mark = body.registers.mark();
    body.expressions.into(e.value(), destination);
    body.patterns.assign(e.pattern(), destination);
    body.registers.release(mark);
  }

  void assignPatternForEffect(Expression.PatternAssignment e) {
    body.patterns.assign(e.pattern(), body.patterns.source(e.value()));
  }

  /** An update whose value is used. */
  void update(Expression.Update e, int destination) {
    int mark = body.registers.mark();
    int variable = variable(e.target());
    Opcode step = e.increment() ? Opcode.INCREMENT : Opcode.DECREMENT;
    if (variable >= 0) {
      body.emitter.at(e.start());
      if (e.prefix()) {
        body.emitter.emit(step, variable, variable);
        body.move(destination, variable);
      } else {
        body.emitter.emit(Opcode.TO_NUMERIC, destination, variable);
        body.emitter.emit(step, variable, destination);
      }
    } else {
      Reference reference = references.prepare(e.target(), List.of(), true);
      int changed = body.registers.allocate();
      references.load(reference, changed);
      body.emitter.at(e.start());
      if (e.prefix()) {
        body.emitter.emit(step, destination, changed);
        references.store(reference, destination);
      } else {
        body.emitter.emit(Opcode.TO_NUMERIC, destination, changed);
        body.emitter.emit(step, changed, destination);
        references.store(reference, changed);
      }
    }
    body.registers.release(mark);
  }

  void updateForEffect(Expression.Update e) {
    int variable = variable(e.target());
    Opcode step = e.increment() ? Opcode.INCREMENT : Opcode.DECREMENT;
    if (variable >= 0) {
      body.emitter.at(e.start()).emit(step, variable, variable);
      return;
    }
    Reference reference = references.prepare(e.target(), List.of(), true);
    int value = body.registers.allocate();
    references.load(reference, value);
    body.emitter.at(e.start()).emit(step, value, value);
    references.store(reference, value);
  }
}
