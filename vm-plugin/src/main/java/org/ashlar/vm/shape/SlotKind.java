package org.ashlar.vm.shape;

/**
 * Representation of a slot, from special to general; constants and not an enum because inline
 * caches switch on them.
 */
public final class SlotKind {
  /** int32 in a {@code long} slot. */
  public static final int INT = 0;

  /** Raw bits of a double in a {@code long} slot. */
  public static final int DOUBLE = 1;

  /** Any value in a reference slot. */
  public static final int REFERENCE = 2;

  private SlotKind() {}

  /** The most special kind that holds a value. */
  public static int of(Object value) {
    return value instanceof Integer ? INT : value instanceof Double ? DOUBLE : REFERENCE;
  }

  /** The kind that holds everything either kind holds. */
  public static int join(int left, int right) {
    return Math.max(left, right);
  }

  /** Whether a slot of the kind can hold the value without a transition. */
  public static boolean holds(int kind, Object value) {
    return kind == REFERENCE
        || (kind == INT
            ? value instanceof Integer
            : value instanceof Double || value instanceof Integer);
  }
}
