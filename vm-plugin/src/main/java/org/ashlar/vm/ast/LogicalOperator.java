package org.ashlar.vm.ast;

/** Operators that may skip their right side. */
public enum LogicalOperator {
  AND,
  OR,
  COALESCE
}
