package org.ashlar.jit;

/**
 * The forms in which a register's value is at hand: a set of bits. A value may be at hand in
 * several, such as the box it came in and the int that a guard took out of it.
 */
final class Forms {
  /** In the reference local. */
  static final int BOX = 1;

  /** In the int local, an int32. */
  static final int INT = 2;

  /** In the double local. */
  static final int DOUBLE = 4;

  /** In the int local, 0 or 1. */
  static final int TRUTH = 8;

  /** Not reached yet. */
  static final int UNKNOWN = 15;

  private Forms() {}

  /**
   * The forms at a place that two edges lead to; some form must remain.
   *
   * @param speculate whether a box that meets a primitive may be unboxed by a guard: at loop
   *     headers, so that no loop carries a box
   */
  static int merge(int left, int right, boolean speculate) {
    int both = left & right;
    if (both != 0) {
      return both;
    }
    int either = left | right;
    if ((either & TRUTH) != 0) {
      return BOX;
    }
    if ((either & BOX) == 0) {
      return DOUBLE;
    }
    if (!speculate) {
      return BOX;
    }
    return (either & DOUBLE) != 0 ? DOUBLE : INT;
  }

  static boolean has(int forms, int form) {
    return (forms & form) != 0;
  }
}
