package org.ashlar.spi.object;

/** What a row of a table of built-ins makes. */
public enum BuiltinKind {
  /** A function property. */
  METHOD,
  /** The getter of an accessor property. */
  GETTER,
  /** The setter of an accessor property. */
  SETTER,
  /** The constructor itself: a function that {@code new} may be applied to. */
  CONSTRUCTOR,
  /**
   * A function that is no property of its table's object, fetched by name: resolving functions,
   * closures of algorithms.
   */
  DETACHED
}
