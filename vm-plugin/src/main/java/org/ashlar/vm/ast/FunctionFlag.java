package org.ashlar.vm.ast;

/**
 * Facts the parser notes about a function or a program, packed into one int. The {@code USES_}
 * flags cover the code of the function itself and of the arrow functions in it, which share these
 * with it; they say what is written, not what an eval may add.
 */
public enum FunctionFlag {
  /** Strict mode code. */
  STRICT,
  /** async. */
  ASYNC,
  /** A generator. */
  GENERATOR,
  /** All parameters are plain identifiers. */
  SIMPLE_PARAMETERS,
  /** An arrow function whose body is an expression. */
  CONCISE_BODY,
  /** {@code this}, or {@code super} in any form, occurs. */
  USES_THIS,
  /** The name {@code arguments} occurs as a reference. */
  USES_ARGUMENTS,
  /** {@code super.x} or {@code super[x]} occurs. */
  USES_SUPER_PROPERTY,
  /** {@code super(...)} occurs. */
  USES_SUPER_CALL,
  /** {@code new.target} occurs. */
  USES_NEW_TARGET,
  /** A call spelled {@code eval(...)} occurs. */
  HAS_DIRECT_EVAL,
  /** A with statement occurs. */
  HAS_WITH,
  /** A module that awaits outside functions. */
  TOP_LEVEL_AWAIT;

  /** The bit of this flag in a flags word. */
  public int bit() {
    return 1 << ordinal();
  }
}
