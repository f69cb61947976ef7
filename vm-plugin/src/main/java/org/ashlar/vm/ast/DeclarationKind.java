package org.ashlar.vm.ast;

/** What introduces a variable declaration. */
public enum DeclarationKind {
  VAR,
  LET,
  CONST,
  USING,
  AWAIT_USING;

  /** Whether the binding belongs to the nearest block rather than to the function. */
  public boolean isLexical() {
    return this != VAR;
  }

  /** Whether an assignment to the binding throws. */
  public boolean isConstant() {
    return this == CONST || this == USING || this == AWAIT_USING;
  }
}
