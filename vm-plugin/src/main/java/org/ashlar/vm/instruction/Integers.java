package org.ashlar.vm.instruction;

/**
 * Boxed int32 values. A cache serves the small ones, which loop counters and indices mostly are.
 */
public final class Integers {
  private static final int LOW = -1024;
  private static final int SIZE = 1 << 14;
  private static final Integer[] CACHE = new Integer[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      CACHE[i] = i + LOW;
    }
  }

  private Integers() {}

  /** The value as an object. The mask tells HotSpot that the index is in bounds. */
  public static Integer box(int value) {
    int at = value - LOW;
    return (at & -SIZE) == 0 ? CACHE[at & (SIZE - 1)] : Integer.valueOf(value);
  }
}
