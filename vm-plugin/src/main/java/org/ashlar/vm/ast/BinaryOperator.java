package org.ashlar.vm.ast;

/** Operators that evaluate both sides, left first. */
public enum BinaryOperator {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  REMAINDER,
  EXPONENTIATE,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SHIFT_RIGHT_UNSIGNED,
  BITWISE_AND,
  BITWISE_OR,
  BITWISE_XOR,
  EQUAL,
  NOT_EQUAL,
  STRICT_EQUAL,
  STRICT_NOT_EQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
  IN,
  INSTANCEOF
}
