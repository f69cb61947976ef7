package org.ashlar.vm.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** Testing and comparison operations (clause 7.2). */
public final class TestingAndComparison {
  private TestingAndComparison() {}

  /** RequireObjectCoercible, naming the method that asked. */
  @EcmaSpec("sec-requireobjectcoercible")
  public static Object requireObjectCoercible(Agent agent, Object value, String method) {
    if (isNullish(value)) {
      throw Errors.typeError(agent, Message.CALLED_ON_NULLISH, method);
    }
    return value;
  }

  public static boolean isNullish(Object value) {
    return value == Undefined.UNDEFINED || value == JsNull.NULL;
  }

  @EcmaSpec("sec-isarray")
  public static boolean isArray(Agent agent, Object value) {
    return value instanceof JsArray
        || (value instanceof JsObject object && agent.host().isArrayProxy(agent, object));
  }

  @EcmaSpec("sec-iscallable")
  public static boolean isCallable(Object value) {
    return value instanceof JsFunction;
  }

  @EcmaSpec("sec-isconstructor")
  public static boolean isConstructor(Object value) {
    return value instanceof JsFunction function && function.isConstructor();
  }

  @EcmaSpec("sec-isregexp")
  public static boolean isRegExp(Agent agent, Object value) {
    if (!(value instanceof JsObject object)) {
      return false;
    }
    Object matcher = object.get(agent, Symbol.MATCH);
    return matcher == Undefined.UNDEFINED
        ? object.className().equals("RegExp")
        : TypeConversion.toBoolean(matcher);
  }

  /** The typeof operator. */
  @EcmaSpec("sec-typeof-operator")
  public static String typeOf(Object value) {
    return switch (value) {
      case Undefined u -> "undefined";
      case JsNull n -> "object";
      case Boolean b -> "boolean";
      case BigInteger b -> "bigint";
      case Number n -> "number";
      case CharSequence s -> "string";
      case Symbol s -> "symbol";
      case JsObject o ->
          o.isHtmlDda() ? "undefined" : o instanceof JsFunction ? "function" : "object";
      default -> throw new AssertionError("no value: " + value.getClass());
    };
  }

  /** InstanceofOperator. */
  @EcmaSpec("sec-instanceofoperator")
  public static boolean instanceOf(Agent agent, Object value, Object target) {
    if (!(target instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.INSTANCEOF_NOT_OBJECT);
    }
    JsFunction handler = ObjectOperations.getMethod(agent, object, Symbol.HAS_INSTANCE);
    if (handler != null) {
      return TypeConversion.toBoolean(agent.call(handler, target, value));
    }
    if (!(target instanceof JsFunction)) {
      throw Errors.typeError(agent, Message.INSTANCEOF_NOT_CALLABLE);
    }
    return ObjectOperations.ordinaryHasInstance(agent, target, value);
  }

  /** IsLooselyEqual. */
  @EcmaSpec("sec-islooselyequal")
  public static boolean looselyEqual(Agent agent, Object left, Object right) {
    if (left instanceof Number && right instanceof Number) {
      return left instanceof BigInteger || right instanceof BigInteger
          ? equalsMixed((Number) left, (Number) right)
          : SameValue.strictlyEqual(left, right);
    }
    if (isNullish(left)) {
      return isNullish(right) || (right instanceof JsObject o && o.isHtmlDda());
    }
    if (isNullish(right)) {
      return left instanceof JsObject o && o.isHtmlDda();
    }
    if (isSameType(left, right)) {
      return SameValue.strictlyEqual(left, right);
    }
    if (left instanceof JsObject) {
      return looselyEqual(
          agent, TypeConversion.toPrimitive(agent, left, TypeConversion.Hint.DEFAULT), right);
    }
    if (right instanceof JsObject) {
      return looselyEqual(
          agent, left, TypeConversion.toPrimitive(agent, right, TypeConversion.Hint.DEFAULT));
    }
    if (left instanceof Boolean b) {
      return looselyEqual(agent, b ? 1 : 0, right);
    }
    if (right instanceof Boolean b) {
      return looselyEqual(agent, left, b ? 1 : 0);
    }
    if (left instanceof Symbol || right instanceof Symbol) {
      return false;
    }
    return left instanceof CharSequence text
        ? equalsNumber(agent, text, right)
        : equalsNumber(agent, (CharSequence) right, left);
  }

  private static boolean isSameType(Object left, Object right) {
    return (left instanceof CharSequence && right instanceof CharSequence)
        || (left instanceof JsObject && right instanceof JsObject)
        || left.getClass() == right.getClass();
  }

  private static boolean equalsNumber(Agent agent, CharSequence text, Object number) {
    if (number instanceof BigInteger b) {
      BigInteger parsed = BigIntArithmetic.parse(agent, text);
      return parsed != null && parsed.equals(b);
    }
    return SameValue.strictlyEqual(TypeConversion.toNumber(agent, text), number);
  }

  private static boolean equalsMixed(Number left, Number right) {
    return left instanceof BigInteger a && right instanceof BigInteger b
        ? a.equals(b)
        : compareMixed(left, right) == 0;
  }

  /** Result of {@link #compareMixed} when a side is NaN. */
  private static final int UNORDERED = 2;

  private static int compareMixed(Number left, Number right) {
    if (left instanceof BigInteger a && right instanceof BigInteger b) {
      return a.compareTo(b);
    }
    if (right instanceof BigInteger) {
      int reversed = compareMixed(right, left);
      return reversed == UNORDERED ? UNORDERED : -reversed;
    }
    double d = right.doubleValue();
    if (Double.isNaN(d)) {
      return UNORDERED;
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? -1 : 1;
    }
    return new BigDecimal((BigInteger) left).compareTo(new BigDecimal(d));
  }

  /** Outcome of {@link #lessThan}. */
  public enum Ordering {
    TRUE,
    FALSE,
    UNDEFINED
  }

  /** IsLessThan; {@code leftFirst} says whose conversion comes first. */
  @EcmaSpec("sec-islessthan")
  public static Ordering lessThan(Agent agent, Object left, Object right, boolean leftFirst) {
    Object a;
    Object b;
    if (leftFirst) {
      a = TypeConversion.toPrimitive(agent, left, TypeConversion.Hint.NUMBER);
      b = TypeConversion.toPrimitive(agent, right, TypeConversion.Hint.NUMBER);
    } else {
      b = TypeConversion.toPrimitive(agent, right, TypeConversion.Hint.NUMBER);
      a = TypeConversion.toPrimitive(agent, left, TypeConversion.Hint.NUMBER);
    }
    if (a instanceof CharSequence s && b instanceof CharSequence t) {
      return order(Strings.flat(s).compareTo(Strings.flat(t)) < 0);
    }
    if (a instanceof BigInteger big && b instanceof CharSequence t) {
      BigInteger parsed = BigIntArithmetic.parse(agent, t);
      return parsed == null ? Ordering.UNDEFINED : order(big.compareTo(parsed) < 0);
    }
    if (a instanceof CharSequence s && b instanceof BigInteger big) {
      BigInteger parsed = BigIntArithmetic.parse(agent, s);
      return parsed == null ? Ordering.UNDEFINED : order(parsed.compareTo(big) < 0);
    }
    Number x;
    Number y;
    if (leftFirst) {
      x = (Number) TypeConversion.toNumeric(agent, a);
      y = (Number) TypeConversion.toNumeric(agent, b);
    } else {
      y = (Number) TypeConversion.toNumeric(agent, b);
      x = (Number) TypeConversion.toNumeric(agent, a);
    }
    if (x instanceof BigInteger || y instanceof BigInteger) {
      int order = compareMixed(x, y);
      return order == UNORDERED ? Ordering.UNDEFINED : order(order < 0);
    }
    double m = x.doubleValue();
    double n = y.doubleValue();
    return Double.isNaN(m) || Double.isNaN(n) ? Ordering.UNDEFINED : order(m < n);
  }

  private static Ordering order(boolean less) {
    return less ? Ordering.TRUE : Ordering.FALSE;
  }
}
