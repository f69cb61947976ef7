package org.ashlar.vm.instruction;

import org.ashlar.vm.feedback.OperandKinds;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TestingAndComparison.Ordering;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** Relational and equality operators, and what jumps test (clauses 13.10, 13.11 and 7.1.2). */
public final class Comparison {
  private Comparison() {}

  /** The < operator. */
  public static boolean less(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x < y;
    }
    if (a instanceof Number x && b instanceof Number y && bothNumbers(a, b)) {
      kinds[slot] |= OperandKinds.DOUBLE;
      return x.doubleValue() < y.doubleValue();
    }
    recordOther(a, b, kinds, slot);
    return TestingAndComparison.lessThan(agent, a, b, true) == Ordering.TRUE;
  }

  /** The <= operator. */
  public static boolean lessEqual(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x <= y;
    }
    if (a instanceof Number x && b instanceof Number y && bothNumbers(a, b)) {
      kinds[slot] |= OperandKinds.DOUBLE;
      return x.doubleValue() <= y.doubleValue();
    }
    recordOther(a, b, kinds, slot);
    return TestingAndComparison.lessThan(agent, b, a, false) == Ordering.FALSE;
  }

  /** The > operator. */
  public static boolean greater(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x > y;
    }
    if (a instanceof Number x && b instanceof Number y && bothNumbers(a, b)) {
      kinds[slot] |= OperandKinds.DOUBLE;
      return x.doubleValue() > y.doubleValue();
    }
    recordOther(a, b, kinds, slot);
    return TestingAndComparison.lessThan(agent, b, a, false) == Ordering.TRUE;
  }

  /** The >= operator. */
  public static boolean greaterEqual(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x >= y;
    }
    if (a instanceof Number x && b instanceof Number y && bothNumbers(a, b)) {
      kinds[slot] |= OperandKinds.DOUBLE;
      return x.doubleValue() >= y.doubleValue();
    }
    recordOther(a, b, kinds, slot);
    return TestingAndComparison.lessThan(agent, a, b, true) == Ordering.FALSE;
  }

  private static boolean bothNumbers(Object a, Object b) {
    return (a instanceof Double || a instanceof Integer)
        && (b instanceof Double || b instanceof Integer);
  }

  private static void recordOther(Object a, Object b, int[] kinds, int slot) {
    kinds[slot] |= kindOf(a) | kindOf(b);
  }

  private static int kindOf(Object value) {
    return switch (value) {
      case Integer i -> OperandKinds.INT;
      case Double d -> OperandKinds.DOUBLE;
      case CharSequence s -> OperandKinds.STRING;
      case Boolean b -> OperandKinds.BOOLEAN;
      case JsObject o -> OperandKinds.OBJECT;
      case Undefined u -> OperandKinds.NULLISH;
      case JsNull n -> OperandKinds.NULLISH;
      default -> OperandKinds.OTHER;
    };
  }

  /** The === operator. */
  public static boolean strictEqual(Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x.intValue() == y.intValue();
    }
    recordOther(a, b, kinds, slot);
    return strictEqual(a, b);
  }

  /** The === operator without feedback. */
  public static boolean strictEqual(Object a, Object b) {
    if (a == b) {
      return !(a instanceof Double d && d.isNaN());
    }
    if (a instanceof JsObject || b instanceof JsObject) {
      return false;
    }
    if (a instanceof String s && b instanceof String t) {
      return s.equals(t);
    }
    if (a instanceof CharSequence s && b instanceof CharSequence t) {
      return Strings.equal(s, t);
    }
    return SameValue.strictlyEqual(a, b);
  }

  /** The == operator. */
  public static boolean equal(Agent agent, Object a, Object b, int[] kinds, int slot) {
    if (a instanceof Integer x && b instanceof Integer y) {
      kinds[slot] |= OperandKinds.INT;
      return x.intValue() == y.intValue();
    }
    recordOther(a, b, kinds, slot);
    if (a == b) {
      return !(a instanceof Double d && d.isNaN());
    }
    return TestingAndComparison.looselyEqual(agent, a, b);
  }

  /** ToBoolean. */
  public static boolean truthy(Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Integer i) {
      return i != 0;
    }
    return TypeConversion.toBoolean(value);
  }

  public static boolean isNullish(Object value) {
    return value == Undefined.UNDEFINED || value == JsNull.NULL;
  }
}
