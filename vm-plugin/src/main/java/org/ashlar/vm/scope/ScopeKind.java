package org.ashlar.vm.scope;

/** What opens a scope. */
public enum ScopeKind {
  /**
   * The top level of a script: its names live in the global environment and resolve as {@code
   * GLOBAL}.
   */
  GLOBAL,
  /** The top level of a module. */
  MODULE,
  /**
   * Eval code. In strict code it holds the variables too, in sloppy code only the lexical
   * declarations.
   */
  EVAL,
  /**
   * Outside the parameters: the own name of a function expression, and the variables that a sloppy
   * direct eval among the parameters declares. It is apart from the parameters only where such an
   * eval could tell.
   */
  FUNCTION_NAME,
  /**
   * The parameters of a function and, unless they contain expressions, everything its body declares
   * at top level.
   */
  FUNCTION,
  /** The top level of a body whose function has expressions among its parameters. */
  FUNCTION_BODY,
  BLOCK,
  /** The head of a {@code for}, {@code for-in} or {@code for-of}. */
  LOOP,
  SWITCH,
  /** The parameter of a catch clause; the block is a scope inside it. */
  CATCH,
  /** A class: inner name, private names, computed field keys. */
  CLASS,
  /** A static block, which is a scope for {@code var} as well. */
  STATIC_BLOCK,
  /** The object environment of a {@code with}; it has no bindings of its own. */
  WITH
}
