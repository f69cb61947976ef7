package org.ashlar.vm.execution;

/** What the interpreter returns for a frame that did not end but suspended. Never a guest value. */
public enum Suspension {
  /** End of parameter binding of a generator. */
  INITIAL,
  /** {@code yield}; {@link Frame#transfer} is the value. */
  YIELD,
  /** {@code yield*}; {@link Frame#transfer} is the result object, or the value if async. */
  DELEGATE,
  /** {@code await}; {@link Frame#transfer} is the value. */
  AWAIT
}
