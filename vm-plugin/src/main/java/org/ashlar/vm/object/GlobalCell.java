package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/**
 * A global binding: a lexical one, or a property of the global object.
 *
 * <p>{@link #value} is the value of a plain binding; Java null sends every fast path to the slow
 * one: an uninitialised lexical binding, an accessor or lazy property ({@link #special} holds it),
 * or a cell that was deleted or shadowed.
 */
public final class GlobalCell {
  public @Nullable Object value;

  /** Whether a store may go straight to {@link #value} while that is not Java null. */
  public boolean writable;

  /** An {@link Accessor} or {@link LazyValue} of a property cell. */
  @Nullable Object special;

  int attributes;
  final boolean lexical;

  /** Deleted or shadowed: links to it must be made anew. */
  boolean dead;

  GlobalCell(boolean lexical) {
    this.lexical = lexical;
  }

  /** Whether this is a let, const or class binding. */
  public boolean isLexical() {
    return lexical;
  }

  public boolean isDead() {
    return dead;
  }
}
