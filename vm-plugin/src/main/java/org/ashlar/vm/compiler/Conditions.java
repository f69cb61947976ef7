package org.ashlar.vm.compiler;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ashlar.vm.ast.BinaryOperator;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.code.Opcode;
import org.jspecify.annotations.Nullable;

/** Expressions as conditions of jumps: comparisons fuse with the jump, booleans are not made. */
final class Conditions {
  private final Body body;

  Conditions(Body body) {
    this.body = body;
  }

  /**
   * Goes to one of two labels.
   *
   * @param fallThroughIfTrue which of the labels the caller binds next; no jump to it is emitted at
   *     the end
   */
  void branch(Expression e, Label ifTrue, Label ifFalse, boolean fallThroughIfTrue) {
    if (Operators.isNot(e)) {
      Expression inner = e;
      boolean negated = false;
      while (Operators.isNot(inner)) {
        inner = ((Expression.Unary) inner).operand();
        negated = !negated;
      }
      branch(
          inner,
          negated ? ifFalse : ifTrue,
          negated ? ifTrue : ifFalse,
          negated != fallThroughIfTrue);
    } else if (e instanceof Expression.Logical logical
        && logical.operator() != LogicalOperator.COALESCE) {
      logical(logical, ifTrue, ifFalse, fallThroughIfTrue);
    } else if (e instanceof Expression.BooleanLiteral literal) {
      if (literal.value() != fallThroughIfTrue) {
        body.emitter.jump(Opcode.JUMP, literal.value() ? ifTrue : ifFalse);
      }
    } else if (e instanceof Expression.Binary binary
        && comparison(binary.operator(), true) != null) {
      comparison(binary, ifTrue, ifFalse, fallThroughIfTrue);
    } else {
      int mark = body.registers.mark();
      int value = body.expressions.operand(e);
      if (fallThroughIfTrue) {
        body.emitter.jump(Opcode.JUMP_IF_FALSE, ifFalse, value);
      } else {
        body.emitter.jump(Opcode.JUMP_IF_TRUE, ifTrue, value);
      }
      body.registers.release(mark);
    }
  }

  /** A chain of one logical operator on the left side is walked in a loop. */
  private void logical(
      Expression.Logical e, Label ifTrue, Label ifFalse, boolean fallThroughIfTrue) {
    boolean and = e.operator() == LogicalOperator.AND;
    Deque<Expression> operands = new ArrayDeque<>();
    Expression at = e;
    while (at instanceof Expression.Logical logical && logical.operator() == e.operator()) {
      operands.push(logical.right());
      at = logical.left();
    }
    operands.push(at);
    while (operands.size() > 1) {
      Label next = new Label();
      if (and) {
        branch(operands.pop(), next, ifFalse, true);
      } else {
        branch(operands.pop(), ifTrue, next, false);
      }
      body.emitter.bind(next);
    }
    branch(operands.pop(), ifTrue, ifFalse, fallThroughIfTrue);
  }

  private void comparison(
      Expression.Binary e, Label ifTrue, Label ifFalse, boolean fallThroughIfTrue) {
    int mark = body.registers.mark();
    Label target = fallThroughIfTrue ? ifFalse : ifTrue;
    boolean positive = !fallThroughIfTrue;
    Expression tested = comparedWithNullish(e);
    if (tested != null) {
      int value = body.expressions.operand(tested);
      body.emitter.jump(nullishTest(e, positive), target, value);
    } else {
      int left = body.expressions.operandBefore(e.left(), e.right());
      int right = body.expressions.operatorOperand(e.right());
      Opcode opcode = comparison(e.operator(), positive);
      if (opcode == null) {
        throw new AssertionError(e.operator());
      }
      body.emitter.at(e.start()).jump(opcode, target, left, right);
    }
    body.registers.release(mark);
  }

  /** The side that is compared with null or undefined by an operator that has a jump for it. */
  private @Nullable Expression comparedWithNullish(Expression.Binary e) {
    boolean loose =
        e.operator() == BinaryOperator.EQUAL || e.operator() == BinaryOperator.NOT_EQUAL;
    boolean strict =
        e.operator() == BinaryOperator.STRICT_EQUAL
            || e.operator() == BinaryOperator.STRICT_NOT_EQUAL;
    if (loose || strict) {
      if (isUndefined(e.right()) || loose && e.right() instanceof Expression.NullLiteral) {
        return e.left();
      }
      if (isUndefined(e.left()) || loose && e.left() instanceof Expression.NullLiteral) {
        return e.right();
      }
    }
    return null;
  }

  private boolean isUndefined(Expression e) {
    if (e instanceof Expression.Identifier name) {
      return name.name().equals("undefined") && body.names.inPlace(name) == Registers.UNDEFINED;
    }
    return false;
  }

  private static Opcode nullishTest(Expression.Binary e, boolean positive) {
    boolean equal =
        e.operator() == BinaryOperator.EQUAL || e.operator() == BinaryOperator.STRICT_EQUAL;
    boolean loose =
        e.operator() == BinaryOperator.EQUAL || e.operator() == BinaryOperator.NOT_EQUAL;
    if (loose) {
      return equal == positive ? Opcode.JUMP_IF_NULLISH : Opcode.JUMP_IF_NOT_NULLISH;
    }
    return equal == positive ? Opcode.JUMP_IF_UNDEFINED : Opcode.JUMP_IF_NOT_UNDEFINED;
  }

  /** The jump that a comparison fuses with, or null if it is none. */
  private static @Nullable Opcode comparison(BinaryOperator operator, boolean positive) {
    return switch (operator) {
      case LESS -> positive ? Opcode.JUMP_IF_LESS : Opcode.JUMP_IF_NOT_LESS;
      case LESS_EQUAL -> positive ? Opcode.JUMP_IF_LESS_EQUAL : Opcode.JUMP_IF_NOT_LESS_EQUAL;
      case GREATER -> positive ? Opcode.JUMP_IF_GREATER : Opcode.JUMP_IF_NOT_GREATER;
      case GREATER_EQUAL ->
          positive ? Opcode.JUMP_IF_GREATER_EQUAL : Opcode.JUMP_IF_NOT_GREATER_EQUAL;
      case EQUAL -> positive ? Opcode.JUMP_IF_EQUAL : Opcode.JUMP_IF_NOT_EQUAL;
      case NOT_EQUAL -> positive ? Opcode.JUMP_IF_NOT_EQUAL : Opcode.JUMP_IF_EQUAL;
      case STRICT_EQUAL -> positive ? Opcode.JUMP_IF_STRICT_EQUAL : Opcode.JUMP_IF_STRICT_NOT_EQUAL;
      case STRICT_NOT_EQUAL ->
          positive ? Opcode.JUMP_IF_STRICT_NOT_EQUAL : Opcode.JUMP_IF_STRICT_EQUAL;
      default -> null;
    };
  }
}
