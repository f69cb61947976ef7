package org.ashlar.vm.instruction;

/**
 * Boxed int32 values. A cache serves the small ones, which loop counters and indices mostly are.
 */
public final class Integers {
  private static final int LOW = -1024;
  private static final int HIGH = 16 * 1024;
  private static final Integer[] CACHE = new Integer[HIGH - LOW];

  static {
    for (int i = 0; i < CACHE.length; i++) {
      CACHE[i] = i + LOW;
    }
  }

  private Integers() {}

  /** The value as an object. */
  public static Integer box(int value) {
    int at = value - LOW;
    return at >= 0 && at < CACHE.length ? CACHE[at] : Integer.valueOf(value);
  }
}
