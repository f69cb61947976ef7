package org.ashlar.vm.instruction;

import static org.ashlar.vm.feedback.OperandKinds.DOUBLE;
import static org.ashlar.vm.feedback.OperandKinds.INT;
import static org.ashlar.vm.feedback.OperandKinds.INT_OVERFLOW;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.feedback.OperandKinds;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;

/**
 * The arithmetic operators (clauses 13.6 to 13.8 and 13.5.4 to 13.5.5).
 *
 * <p>Each method opens with the int and double cases, which the caller inlines, and leaves the rest
 * to {@link NumericOperators}. Feedback records what the operands and the result were.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /** The + operator. */
  public static Object add(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int left = x;
      int right = y;
      int sum = left + right;
      if (((left ^ sum) & (right ^ sum)) >= 0) {
        kinds[slot] |= INT;
        return Integers.box(sum);
      }
      kinds[slot] |= INT_OVERFLOW;
      return (double) ((long) left + right);
    }
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        kinds[slot] |= DOUBLE;
        return x + y;
      }
      if (b instanceof Integer y) {
        kinds[slot] |= DOUBLE;
        return x + y;
      }
    } else if (b instanceof Double y && a instanceof Integer x) {
      kinds[slot] |= DOUBLE;
      return x + y;
    }
    return addOther(agent, a, b, kinds, slot);
  }

  private static Object addOther(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof CharSequence s && b instanceof CharSequence t) {
      kinds[slot] |= OperandKinds.STRING;
      return concat(agent, s, t);
    }
    if (a instanceof CharSequence s && b instanceof Integer i) {
      kinds[slot] |= OperandKinds.OTHER;
      return concat(agent, s, Integer.toString(i));
    }
    kinds[slot] |= OperandKinds.OTHER;
    Object x = TypeConversion.toPrimitive(agent, a, TypeConversion.Hint.DEFAULT);
    Object y = TypeConversion.toPrimitive(agent, b, TypeConversion.Hint.DEFAULT);
    if (x instanceof CharSequence || y instanceof CharSequence) {
      CharSequence s = TypeConversion.toString(agent, x);
      return concat(agent, s, TypeConversion.toString(agent, y));
    }
    return NumericOperators.binary(agent, NumericOperators.ADD, x, y, kinds, slot);
  }

  /** Concatenation within the limits. */
  public static CharSequence concat(Agent agent, CharSequence s, CharSequence t) {
    long length = (long) s.length() + t.length();
    if (length > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    if (t.length() >= 4096) {
      agent.charge(t.length());
    }
    return Strings.concat(s, t);
  }

  /** The - operator. */
  public static Object subtract(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int left = x;
      int right = y;
      int difference = left - right;
      if (((left ^ right) & (left ^ difference)) >= 0) {
        kinds[slot] |= INT;
        return Integers.box(difference);
      }
      kinds[slot] |= INT_OVERFLOW;
      return (double) ((long) left - right);
    }
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        kinds[slot] |= DOUBLE;
        return x - y;
      }
      if (b instanceof Integer y) {
        kinds[slot] |= DOUBLE;
        return x - y;
      }
    } else if (b instanceof Double y && a instanceof Integer x) {
      kinds[slot] |= DOUBLE;
      return x - y;
    }
    return NumericOperators.binary(agent, NumericOperators.SUB, a, b, kinds, slot);
  }

  /** The * operator. */
  public static Object multiply(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int left = x;
      int right = y;
      long product = (long) left * right;
      if (product == (int) product && (product != 0 || (left | right) >= 0)) {
        kinds[slot] |= INT;
        return Integers.box((int) product);
      }
      kinds[slot] |= INT_OVERFLOW;
      return (double) left * right;
    }
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        kinds[slot] |= DOUBLE;
        return x * y;
      }
      if (b instanceof Integer y) {
        kinds[slot] |= DOUBLE;
        return x * y;
      }
    } else if (b instanceof Double y && a instanceof Integer x) {
      kinds[slot] |= DOUBLE;
      return x * y;
    }
    return NumericOperators.binary(agent, NumericOperators.MUL, a, b, kinds, slot);
  }

  /** The / operator. */
  public static Object divide(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int left = x;
      int right = y;
      if (right > 0 && left != 0) {
        int quotient = left / right;
        if (quotient * right == left) {
          kinds[slot] |= INT;
          return Integers.box(quotient);
        }
      }
      kinds[slot] |= INT_OVERFLOW;
      return NumericOperators.box((double) left / right);
    }
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        kinds[slot] |= DOUBLE;
        return x / y;
      }
      if (b instanceof Integer y) {
        kinds[slot] |= DOUBLE;
        return x / y;
      }
    } else if (b instanceof Double y && a instanceof Integer x) {
      kinds[slot] |= DOUBLE;
      return x / y;
    }
    return NumericOperators.binary(agent, NumericOperators.DIV, a, b, kinds, slot);
  }

  /** The % operator. */
  public static Object remainder(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int left = x;
      int right = y;
      if (left >= 0 && right > 0) {
        kinds[slot] |= INT;
        return Integers.box((right & (right - 1)) == 0 ? left & (right - 1) : left % right);
      }
    }
    return NumericOperators.binary(agent, NumericOperators.MOD, a, b, kinds, slot);
  }

  /** The & operator. */
  public static Object bitAnd(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= INT;
      return Integers.box(x & y);
    }
    return NumericOperators.binary(agent, NumericOperators.BIT_AND, a, b, kinds, slot);
  }

  /** The | operator. */
  public static Object bitOr(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= INT;
      return Integers.box(x | y);
    }
    return NumericOperators.binary(agent, NumericOperators.BIT_OR, a, b, kinds, slot);
  }

  /** The ^ operator. */
  public static Object bitXor(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= INT;
      return Integers.box(x ^ y);
    }
    return NumericOperators.binary(agent, NumericOperators.BIT_XOR, a, b, kinds, slot);
  }

  /** The << operator. */
  public static Object shiftLeft(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= INT;
      return Integers.box(x << y);
    }
    return NumericOperators.binary(agent, NumericOperators.SHIFT_LEFT, a, b, kinds, slot);
  }

  /** The >> operator. */
  public static Object shiftRight(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= INT;
      return Integers.box(x >> y);
    }
    return NumericOperators.binary(agent, NumericOperators.SHIFT_RIGHT, a, b, kinds, slot);
  }

  /** The >>> operator. */
  public static Object shiftRightUnsigned(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      int shifted = x >>> y;
      if (shifted >= 0) {
        kinds[slot] |= INT;
        return Integers.box(shifted);
      }
      kinds[slot] |= INT_OVERFLOW;
      return (double) (shifted & 0xFFFF_FFFFL);
    }
    return NumericOperators.binary(agent, NumericOperators.SHIFT_RIGHT_UNSIGNED, a, b, kinds, slot);
  }

  /** ToNumeric(a) + 1. */
  public static Object increment(Agent agent, Object a, int[] kinds, int slot) {
    if (a instanceof Integer x && x != Integer.MAX_VALUE) {
      kinds[slot] |= INT;
      return Integers.box(x + 1);
    }
    return NumericOperators.step(agent, a, 1, kinds, slot);
  }

  /** ToNumeric(a) - 1. */
  public static Object decrement(Agent agent, Object a, int[] kinds, int slot) {
    if (a instanceof Integer x && x != Integer.MIN_VALUE) {
      kinds[slot] |= INT;
      return Integers.box(x - 1);
    }
    return NumericOperators.step(agent, a, -1, kinds, slot);
  }

  /** The unary - operator. */
  public static Object negate(Agent agent, Object a, int[] kinds, int slot) {
    if (a instanceof Integer x && x != 0 && x != Integer.MIN_VALUE) {
      kinds[slot] |= INT;
      return Integers.box(-x);
    }
    if (a instanceof Double x) {
      kinds[slot] |= DOUBLE;
      return -x;
    }
    return NumericOperators.negate(agent, a, kinds, slot);
  }

  /** The ~ operator. */
  public static Object bitNot(Agent agent, Object a, int[] kinds, int slot) {
    if (a instanceof Integer x) {
      kinds[slot] |= INT;
      return Integers.box(~x);
    }
    return NumericOperators.bitNot(agent, a, kinds, slot);
  }
}
