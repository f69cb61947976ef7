package org.ashlar.vm.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ashlar.vm.ast.BinaryOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.UnaryOperator;
import org.ashlar.vm.code.Opcode;
import org.jspecify.annotations.Nullable;

/** Unary, binary, logical and conditional operators as values (sec-unary-operators ff.). */
final class Operators {
  private final Body body;
  private final Conditions conditions;

  Operators(Body body) {
    this.body = body;
    conditions = new Conditions(body);
  }

  Conditions conditions() {
    return conditions;
  }

  /** A prefix operator; operators on the result of operators are walked in a loop. */
  void unary(Expression.Unary e, int destination) {
    int mark = body.registers.mark();
    Expression operand = e.operand();
    if (operand.kind() == NodeKind.UNARY) {
      Deque<Expression.Unary> outer = new ArrayDeque<>();
      outer.push(e);
      while (((Expression.Unary) operand).operand().kind() == NodeKind.UNARY) {
        outer.push((Expression.Unary) operand);
        operand = ((Expression.Unary) operand).operand();
      }
      int value = body.registers.allocate();
      innermost((Expression.Unary) operand, value);
      while (!outer.isEmpty()) {
        Expression.Unary next = outer.pop();
        body.emitter.at(next.start());
        apply(next, outer.isEmpty() ? destination : value, value);
      }
    } else {
      innermost(e, destination);
    }
    body.registers.release(mark);
  }

  /** Applies an operator to a value, which is no reference. */
  private void apply(Expression.Unary e, int destination, int operand) {
    switch (e.operator()) {
      case MINUS -> body.emitter.emit(Opcode.NEGATE, destination, operand);
      case PLUS -> body.emitter.emit(Opcode.TO_NUMBER, destination, operand);
      case BITWISE_NOT -> body.emitter.emit(Opcode.BIT_NOT, destination, operand);
      case NOT -> body.emitter.emit(Opcode.NOT, destination, operand);
      case TYPEOF -> body.emitter.emit(Opcode.TYPEOF, destination, operand);
      case VOID -> body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
      case DELETE -> body.emitter.emit(Opcode.LOAD_TRUE, destination);
    }
  }

  private void innermost(Expression.Unary e, int destination) {
    Expression operand = e.operand();
    switch (e.operator()) {
      case MINUS -> {
        if (operand instanceof Expression.NumberLiteral literal) {
          body.literals.number(negated(literal.value()), destination);
        } else {
          arithmetic(e, destination);
        }
      }
      case PLUS -> {
        if (operand instanceof Expression.NumberLiteral literal) {
          body.literals.number(literal.value(), destination);
        } else {
          arithmetic(e, destination);
        }
      }
      case BITWISE_NOT, NOT -> arithmetic(e, destination);
      case TYPEOF -> {
        if (operand instanceof Expression.Identifier name) {
          body.names.typeOf(name, destination);
        } else {
          arithmetic(e, destination);
        }
      }
      case VOID -> {
        body.expressions.effect(operand);
        body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
      }
      case DELETE -> body.chains.delete(operand, destination);
    }
  }

  private static Number negated(Number value) {
    if (value instanceof Integer i && i != 0 && i != Integer.MIN_VALUE) {
      return -i;
    }
    return -value.doubleValue();
  }

  private void arithmetic(Expression.Unary e, int destination) {
    int operand = body.expressions.operand(e.operand());
    body.emitter.at(e.start());
    apply(e, destination, operand);
  }

  /** A binary operator; a chain of them on the left side is walked in a loop. */
  void binary(Expression.Binary e, int destination) {
    int mark = body.registers.mark();
    if (e.operator() == BinaryOperator.EXPONENTIATE && isPower(e.right())) {
      powers(e, destination);
      body.registers.release(mark);
      return;
    }
    if (e.left().kind() != NodeKind.BINARY) {
      step(e, -1, destination);
      body.registers.release(mark);
      return;
    }
    Deque<Expression.Binary> chain = new ArrayDeque<>();
    Expression at = e;
    while (at instanceof Expression.Binary binary) {
      chain.push(binary);
      at = binary.left();
    }
    int accumulator = body.registers.allocate();
    int inner = body.registers.mark();
    int left = -1;
    while (!chain.isEmpty()) {
      Expression.Binary next = chain.pop();
      step(next, left, chain.isEmpty() ? destination : accumulator);
      left = accumulator;
      body.registers.release(inner);
    }
    body.registers.release(mark);
  }

  private static boolean isPower(Expression e) {
    return e instanceof Expression.Binary binary
        && binary.operator() == BinaryOperator.EXPONENTIATE;
  }

  /** A chain of the one operator that groups to the right. */
  private void powers(Expression.Binary e, int destination) {
    Deque<Expression.Binary> chain = new ArrayDeque<>();
    Deque<Integer> bases = new ArrayDeque<>();
    Expression at = e;
    while (isPower(at)) {
      Expression.Binary power = (Expression.Binary) at;
      chain.push(power);
      bases.push(body.expressions.fresh(power.left()));
      at = power.right();
    }
    int exponent = body.expressions.fresh(at);
    while (!chain.isEmpty()) {
      Expression.Binary next = chain.pop();
      body.emitter
          .at(next.start())
          .emit(Opcode.EXP, chain.isEmpty() ? destination : exponent, bases.pop(), exponent);
    }
  }

  /** One operator; {@code left} is the register of the left side, -1 if it is not evaluated yet. */
  private void step(Expression.Binary e, int left, int destination) {
    Opcode immediate = immediateForm(e.operator());
    if (immediate != null && e.right() instanceof Expression.NumberLiteral literal) {
      if (literal.value() instanceof Integer value) {
        int operand = left >= 0 ? left : body.expressions.operand(e.left());
        body.emitter.at(e.start()).emit(immediate, destination, operand, value);
        return;
      }
    }
    if (left < 0
        && commutes(e.operator())
        && e.left() instanceof Expression.NumberLiteral literal
        && literal.value() instanceof Integer value
        && immediate != null) {
      int operand = body.expressions.operand(e.right());
      body.emitter.at(e.start()).emit(immediate, destination, operand, value);
      return;
    }
    int first = left >= 0 ? left : body.expressions.operandBefore(e.left(), e.right());
    int second = body.expressions.operatorOperand(e.right());
    body.emitter.at(e.start()).emit(opcode(e.operator()), destination, first, second);
  }

  /** The opcode with an int operand in place of the right register, or null. */
  static @Nullable Opcode immediateForm(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> Opcode.ADD_INT;
      case SUBTRACT -> Opcode.SUB_INT;
      case MULTIPLY -> Opcode.MUL_INT;
      case BITWISE_AND -> Opcode.BIT_AND_INT;
      case BITWISE_OR -> Opcode.BIT_OR_INT;
      case SHIFT_LEFT -> Opcode.SHIFT_LEFT_INT;
      case SHIFT_RIGHT -> Opcode.SHIFT_RIGHT_INT;
      default -> null;
    };
  }

  private static boolean commutes(BinaryOperator operator) {
    return operator == BinaryOperator.MULTIPLY
        || operator == BinaryOperator.BITWISE_AND
        || operator == BinaryOperator.BITWISE_OR;
  }

  static Opcode opcode(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> Opcode.ADD;
      case SUBTRACT -> Opcode.SUB;
      case MULTIPLY -> Opcode.MUL;
      case DIVIDE -> Opcode.DIV;
      case REMAINDER -> Opcode.MOD;
      case EXPONENTIATE -> Opcode.EXP;
      case SHIFT_LEFT -> Opcode.SHIFT_LEFT;
      case SHIFT_RIGHT -> Opcode.SHIFT_RIGHT;
      case SHIFT_RIGHT_UNSIGNED -> Opcode.SHIFT_RIGHT_UNSIGNED;
      case BITWISE_AND -> Opcode.BIT_AND;
      case BITWISE_OR -> Opcode.BIT_OR;
      case BITWISE_XOR -> Opcode.BIT_XOR;
      case EQUAL -> Opcode.EQUAL;
      case NOT_EQUAL -> Opcode.NOT_EQUAL;
      case STRICT_EQUAL -> Opcode.STRICT_EQUAL;
      case STRICT_NOT_EQUAL -> Opcode.STRICT_NOT_EQUAL;
      case LESS -> Opcode.LESS;
      case LESS_EQUAL -> Opcode.LESS_EQUAL;
      case GREATER -> Opcode.GREATER;
      case GREATER_EQUAL -> Opcode.GREATER_EQUAL;
      case IN -> Opcode.IN;
      case INSTANCEOF -> Opcode.INSTANCE_OF;
    };
  }

  /** The jump that skips the right side when the left side decides. */
  static Opcode shortCircuit(LogicalOperator operator) {
    return switch (operator) {
      case AND -> Opcode.JUMP_IF_FALSE;
      case OR -> Opcode.JUMP_IF_TRUE;
      case COALESCE -> Opcode.JUMP_IF_NOT_NULLISH;
    };
  }

  void logical(Expression.Logical e, int destination) {
    Deque<Expression.Logical> chain = new ArrayDeque<>();
    Expression at = e;
    while (at instanceof Expression.Logical logical) {
      chain.push(logical);
      at = logical.left();
    }
    body.expressions.into(at, destination);
    while (!chain.isEmpty()) {
      Expression.Logical next = chain.pop();
      Label end = new Label();
      body.emitter.jump(shortCircuit(next.operator()), end, destination);
      body.expressions.into(next.right(), destination);
      body.emitter.bind(end);
    }
  }

  void logicalForEffect(Expression.Logical e) {
    Label end = new Label();
    if (e.operator() == LogicalOperator.COALESCE) {
      int mark = body.registers.mark();
      int left = body.expressions.operand(e.left());
      body.emitter.jump(Opcode.JUMP_IF_NOT_NULLISH, end, left);
      body.registers.release(mark);
    } else {
      Label right = new Label();
      boolean and = e.operator() == LogicalOperator.AND;
      conditions.branch(e.left(), and ? right : end, and ? end : right, and);
      body.emitter.bind(right);
    }
    body.expressions.effect(e.right());
    body.emitter.bind(end);
  }

  void conditional(Expression.Conditional e, int destination) {
    List<Label> ends = new ArrayList<>();
    Expression at = e;
    while (at instanceof Expression.Conditional next) {
      Label consequent = new Label();
      Label alternate = new Label();
      conditions.branch(next.test(), consequent, alternate, true);
      body.emitter.bind(consequent);
      body.expressions.into(next.consequent(), destination);
      Label end = new Label();
      body.emitter.jump(Opcode.JUMP, end);
      ends.add(end);
      body.emitter.bind(alternate);
      at = next.alternate();
    }
    body.expressions.into(at, destination);
    ends.forEach(body.emitter::bind);
  }

  void conditionalForEffect(Expression.Conditional e) {
    Label consequent = new Label();
    Label alternate = new Label();
    Label end = new Label();
    conditions.branch(e.test(), consequent, alternate, true);
    body.emitter.bind(consequent);
    body.expressions.effect(e.consequent());
    body.emitter.jump(Opcode.JUMP, end);
    body.emitter.bind(alternate);
    body.expressions.effect(e.alternate());
    body.emitter.bind(end);
  }

  void privateIn(Expression.PrivateIn e, int destination) {
    int mark = body.registers.mark();
    int object = body.expressions.operand(e.right());
    int name = body.names.privateName(e.name());
    body.emitter.at(e.start()).emit(Opcode.HAS_PRIVATE, destination, object, name);
    body.registers.release(mark);
  }

  /** Whether the operator is a logical not. */
  static boolean isNot(Expression e) {
    return e instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NOT;
  }
}
