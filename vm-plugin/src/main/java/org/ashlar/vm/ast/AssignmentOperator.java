package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** Assignment operators, each with the operator it applies before it stores. */
public enum AssignmentOperator {
  ASSIGN(null, null),
  ADD(BinaryOperator.ADD, null),
  SUBTRACT(BinaryOperator.SUBTRACT, null),
  MULTIPLY(BinaryOperator.MULTIPLY, null),
  DIVIDE(BinaryOperator.DIVIDE, null),
  REMAINDER(BinaryOperator.REMAINDER, null),
  EXPONENTIATE(BinaryOperator.EXPONENTIATE, null),
  SHIFT_LEFT(BinaryOperator.SHIFT_LEFT, null),
  SHIFT_RIGHT(BinaryOperator.SHIFT_RIGHT, null),
  SHIFT_RIGHT_UNSIGNED(BinaryOperator.SHIFT_RIGHT_UNSIGNED, null),
  BITWISE_AND(BinaryOperator.BITWISE_AND, null),
  BITWISE_OR(BinaryOperator.BITWISE_OR, null),
  BITWISE_XOR(BinaryOperator.BITWISE_XOR, null),
  AND(null, LogicalOperator.AND),
  OR(null, LogicalOperator.OR),
  COALESCE(null, LogicalOperator.COALESCE);

  private final @Nullable BinaryOperator binary;
  private final @Nullable LogicalOperator logical;

  AssignmentOperator(@Nullable BinaryOperator binary, @Nullable LogicalOperator logical) {
    this.binary = binary;
    this.logical = logical;
  }

  /** The operator of a compound assignment, or null. */
  public @Nullable BinaryOperator binary() {
    return binary;
  }

  /** The operator of a logical assignment, or null. */
  public @Nullable LogicalOperator logical() {
    return logical;
  }
}
