package org.ashlar.vm.ast;

/** Prefix operators that take a value (sec-unary-operators). */
public enum UnaryOperator {
  MINUS,
  PLUS,
  NOT,
  BITWISE_NOT,
  TYPEOF,
  VOID,
  DELETE
}
