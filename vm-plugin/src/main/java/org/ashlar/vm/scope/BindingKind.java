package org.ashlar.vm.scope;

/** What declared a binding; decides how it is initialised and whether it may be assigned. */
public enum BindingKind {
  VAR,
  LET,
  /** {@code const}; {@code using} declarations are constants too. */
  CONST,
  /** A function declared at the top level of a function, script or module, initialised on entry. */
  FUNCTION,
  /** A function declared in a block, initialised when the block is entered. */
  BLOCK_FUNCTION,
  /** A class declaration. */
  CLASS,
  PARAMETER,
  /** A name bound by the parameter of a catch clause. */
  CATCH_PARAMETER,
  /**
   * The own name of a function expression: assignment throws in strict code and is ignored in
   * sloppy code.
   */
  FUNCTION_NAME,
  /** The name of a class inside itself: assignment throws. */
  CLASS_NAME,
  /** A module import: read through the exporting module's environment, assignment throws. */
  IMPORT,
  /** The arguments object. */
  ARGUMENTS,
  /**
   * The this value of a function; in a derived constructor it is uninitialised until {@code
   * super()} returns.
   */
  THIS,
  NEW_TARGET,
  /**
   * The running function object: gives the home object for {@code super.x} and the parent for
   * {@code super()}.
   */
  ACTIVE_FUNCTION,
  /**
   * What the initialiser of a class needs from its definition: the key of a field with a computed
   * name, or what became of its decorators.
   */
  COMPUTED_KEY,
  PRIVATE_FIELD,
  PRIVATE_METHOD,
  /** A private getter, setter, or pair of both. */
  PRIVATE_ACCESSOR;

  /** Whether reading before the declaration was evaluated must throw. */
  public boolean isLexical() {
    return this == LET || this == CONST || this == CLASS || this == CLASS_NAME;
  }

  /** Whether an assignment throws a TypeError in every mode. */
  public boolean isConstant() {
    return this == CONST || this == CLASS_NAME || this == IMPORT;
  }

  public boolean isPrivateName() {
    return this == PRIVATE_FIELD || this == PRIVATE_METHOD || this == PRIVATE_ACCESSOR;
  }

  /** Whether the parser, not the program text, introduced it. */
  public boolean isSynthetic() {
    return this == THIS || this == NEW_TARGET || this == ACTIVE_FUNCTION || this == COMPUTED_KEY;
  }
}
