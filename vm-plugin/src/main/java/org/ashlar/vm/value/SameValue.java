package org.ashlar.vm.value;

import java.math.BigInteger;

/** The equality algorithms that need no conversion (clauses 7.2.9 to 7.2.12 and 7.2.15). */
public final class SameValue {
  private SameValue() {}

  /** SameValue. */
  public static boolean sameValue(Object left, Object right) {
    if (left instanceof Number
        && right instanceof Number
        && !(left instanceof BigInteger)
        && !(right instanceof BigInteger)) {
      return Double.doubleToLongBits(((Number) left).doubleValue())
          == Double.doubleToLongBits(((Number) right).doubleValue());
    }
    return sameNonNumber(left, right);
  }

  /** SameValueZero. */
  public static boolean sameValueZero(Object left, Object right) {
    if (left instanceof Number
        && right instanceof Number
        && !(left instanceof BigInteger)
        && !(right instanceof BigInteger)) {
      double a = ((Number) left).doubleValue();
      double b = ((Number) right).doubleValue();
      return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }
    return sameNonNumber(left, right);
  }

  /** IsStrictlyEqual. */
  public static boolean strictlyEqual(Object left, Object right) {
    if (left instanceof Integer a && right instanceof Integer b) {
      return a.intValue() == b.intValue();
    }
    if (left instanceof Number a
        && right instanceof Number b
        && !(left instanceof BigInteger)
        && !(right instanceof BigInteger)) {
      return a.doubleValue() == b.doubleValue();
    }
    return sameNonNumber(left, right);
  }

  private static boolean sameNonNumber(Object left, Object right) {
    if (left == right) {
      return true;
    }
    if (left instanceof CharSequence a) {
      return right instanceof CharSequence b && Strings.equal(a, b);
    }
    if (left instanceof BigInteger || left instanceof Boolean) {
      return left.equals(right);
    }
    return false;
  }
}
