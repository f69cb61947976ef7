package org.ashlar.vm.object;

/** Number values in their preferred representation. */
public final class Numbers {
  private Numbers() {}

  /** An int if it fits, else a double. */
  public static Object box(long value) {
    return value == (int) value ? (Object) (int) value : (Object) (double) value;
  }

  /** An int if the value is one and not minus zero, else a double. */
  public static Object box(double value) {
    int asInt = (int) value;
    return asInt == value && (asInt != 0 || 1 / value > 0) ? (Object) asInt : (Object) value;
  }
}
