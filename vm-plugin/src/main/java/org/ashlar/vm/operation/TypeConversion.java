package org.ashlar.vm.operation;

import java.math.BigInteger;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.TextToNumber;
import org.ashlar.vm.value.Undefined;

/** Type conversion (clause 7.1). */
public final class TypeConversion {
  /** Largest integer of {@link #toLength} and of safe integers: 2^53 - 1. */
  public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private TypeConversion() {}

  /** Preferred type of {@link #toPrimitive}. */
  public enum Hint {
    DEFAULT("default"),
    NUMBER("number"),
    STRING("string");

    private final String text;

    Hint(String text) {
      this.text = text;
    }
  }

  @EcmaSpec("sec-toprimitive")
  public static Object toPrimitive(Agent agent, Object value, Hint hint) {
    if (!(value instanceof JsObject object)) {
      return value;
    }
    JsFunction exotic = ObjectOperations.getMethod(agent, object, Symbol.TO_PRIMITIVE);
    if (exotic == null) {
      return ordinaryToPrimitive(agent, object, hint);
    }
    Object result = agent.call(exotic, object, hint.text);
    if (result instanceof JsObject) {
      throw Errors.typeError(agent, Message.CANNOT_CONVERT_TO_PRIMITIVE);
    }
    return result;
  }

  @EcmaSpec("sec-ordinarytoprimitive")
  public static Object ordinaryToPrimitive(Agent agent, JsObject object, Hint hint) {
    boolean stringFirst = hint == Hint.STRING;
    for (int i = 0; i < 2; i++) {
      StringKey name = stringFirst == (i == 0) ? Keys.TO_STRING : Keys.VALUE_OF;
      if (object.get(agent, name) instanceof JsFunction method) {
        Object result = agent.call(method, object);
        if (!(result instanceof JsObject)) {
          return result;
        }
      }
    }
    throw Errors.typeError(agent, Message.CANNOT_CONVERT_TO_PRIMITIVE);
  }

  @EcmaSpec("sec-toboolean")
  public static boolean toBoolean(Object value) {
    return switch (value) {
      case Boolean b -> b;
      case Integer i -> i != 0;
      case Double d -> d != 0 && !Double.isNaN(d);
      case CharSequence s -> s.length() != 0;
      case Undefined u -> false;
      case JsNull n -> false;
      case BigInteger b -> b.signum() != 0;
      case JsObject o -> !o.isHtmlDda();
      default -> true;
    };
  }

  /** ToNumeric: an Integer, a Double or a BigInteger. */
  @EcmaSpec("sec-tonumeric")
  public static Object toNumeric(Agent agent, Object value) {
    if (value instanceof Number) {
      return value;
    }
    Object primitive = toPrimitive(agent, value, Hint.NUMBER);
    return primitive instanceof BigInteger ? primitive : toNumber(agent, primitive);
  }

  /** ToNumber: an Integer or a Double. */
  @EcmaSpec("sec-tonumber")
  public static Object toNumber(Agent agent, Object value) {
    return switch (value) {
      case Integer i -> i;
      case Double d -> d;
      case Undefined u -> Double.NaN;
      case JsNull n -> 0;
      case Boolean b -> b ? 1 : 0;
      case CharSequence s -> TextToNumber.stringToNumber(Strings.flat(s));
      case Symbol s -> throw Errors.typeError(agent, Message.CANNOT_CONVERT_SYMBOL_TO_NUMBER);
      case BigInteger b -> throw Errors.typeError(agent, Message.CANNOT_CONVERT_BIGINT_TO_NUMBER);
      default -> toNumber(agent, toPrimitive(agent, value, Hint.NUMBER));
    };
  }

  /** ToNumber as a primitive double. */
  public static double toDouble(Agent agent, Object value) {
    if (value instanceof Integer i) {
      return i;
    }
    if (value instanceof Double d) {
      return d;
    }
    return ((Number) toNumber(agent, value)).doubleValue();
  }

  /** ToIntegerOrInfinity as a double: an integer or an infinity, never NaN or -0. */
  @EcmaSpec("sec-tointegerorinfinity")
  public static double toIntegerOrInfinity(Agent agent, Object value) {
    if (value instanceof Integer i) {
      return i;
    }
    double number = toDouble(agent, value);
    if (Double.isNaN(number)) {
      return 0;
    }
    return number < 0 ? Math.ceil(number) + 0.0 : Math.floor(number);
  }

  @EcmaSpec("sec-toint32")
  public static int toInt32(Agent agent, Object value) {
    return value instanceof Integer i ? i : toInt32(toDouble(agent, value));
  }

  /** ToInt32 of a number. */
  public static int toInt32(double number) {
    int quick = (int) number;
    if (quick == number) {
      return quick;
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return 0;
    }
    if (Math.abs(number) < 0x1p63) {
      return (int) (long) number;
    }
    int exponent = Math.getExponent(number);
    if (exponent >= 52 + 32) {
      return 0;
    }
    long mantissa =
        (Double.doubleToRawLongBits(number) & 0xF_FFFF_FFFF_FFFFL) | 0x10_0000_0000_0000L;
    int bits = (int) (mantissa << (exponent - 52));
    return number < 0 ? -bits : bits;
  }

  /** ToUint32 as a long, 0 to 2^32 - 1. */
  @EcmaSpec("sec-touint32")
  public static long toUint32(Agent agent, Object value) {
    return toInt32(agent, value) & 0xFFFF_FFFFL;
  }

  @EcmaSpec("sec-tobigint")
  public static BigInteger toBigInt(Agent agent, Object value) {
    Object primitive = toPrimitive(agent, value, Hint.NUMBER);
    return switch (primitive) {
      case BigInteger b -> b;
      case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
      case CharSequence s -> {
        BigInteger parsed = BigIntArithmetic.parse(agent, s);
        if (parsed == null) {
          throw Errors.syntaxError(agent, Message.CANNOT_CONVERT_TO_BIGINT, s);
        }
        yield parsed;
      }
      default ->
          throw Errors.typeError(
              agent, Message.CANNOT_CONVERT_TO_BIGINT, ObjectOperations.display(primitive));
    };
  }

  /** ToString; any representation of the string. */
  @EcmaSpec("sec-tostring")
  public static CharSequence toString(Agent agent, Object value) {
    return switch (value) {
      case CharSequence s -> s;
      case Integer i -> Integer.toString(i);
      case Double d -> NumberToText.toText(d);
      case Boolean b -> b ? "true" : "false";
      case Undefined u -> "undefined";
      case JsNull n -> "null";
      case BigInteger b -> BigIntArithmetic.toText(agent, b, 10);
      case Symbol s -> throw Errors.typeError(agent, Message.CANNOT_CONVERT_SYMBOL_TO_STRING);
      default -> toString(agent, toPrimitive(agent, value, Hint.STRING));
    };
  }

  /** ToString as a flat string. */
  public static String toFlatString(Agent agent, Object value) {
    return Strings.flat(toString(agent, value));
  }

  @EcmaSpec("sec-toobject")
  public static JsObject toObject(Agent agent, Object value) {
    if (value instanceof JsObject object) {
      return object;
    }
    if (value == Undefined.UNDEFINED || value == JsNull.NULL) {
      throw Errors.typeError(agent, Message.CANNOT_CONVERT_TO_OBJECT);
    }
    return agent.host().wrapPrimitive(agent, value);
  }

  /** ToPropertyKey. Does not intern unknown strings. */
  @EcmaSpec("sec-topropertykey")
  public static PropertyKey toPropertyKey(Agent agent, Object value) {
    if (value instanceof Integer i && i >= 0) {
      return IndexKey.of(i);
    }
    if (value instanceof CharSequence s) {
      return agent.keyOf(Strings.flat(s));
    }
    if (value instanceof PropertyKey key) {
      return key;
    }
    Object primitive = toPrimitive(agent, value, Hint.STRING);
    return primitive instanceof Symbol symbol
        ? symbol
        : agent.keyOf(Strings.flat(toString(agent, primitive)));
  }

  /** ToLength, 0 to 2^53 - 1. */
  @EcmaSpec("sec-tolength")
  public static long toLength(Agent agent, Object value) {
    double length = toIntegerOrInfinity(agent, value);
    return length <= 0 ? 0 : (long) Math.min(length, MAX_SAFE_INTEGER);
  }

  /** ToIndex; RangeError if it is out of 0 to 2^53 - 1. */
  @EcmaSpec("sec-toindex")
  public static long toIndex(Agent agent, Object value) {
    if (value == Undefined.UNDEFINED) {
      return 0;
    }
    double index = toIntegerOrInfinity(agent, value);
    if (index < 0 || index > MAX_SAFE_INTEGER) {
      throw Errors.rangeError(agent, Message.INVALID_INDEX, NumberToText.toText(index));
    }
    return (long) index;
  }

  /** A relative position of slice-like built-ins, clamped to 0 .. length. */
  public static long toRelativeIndex(Agent agent, Object value, long length) {
    double relative = toIntegerOrInfinity(agent, value);
    return relative < 0 ? (long) Math.max(length + relative, 0) : (long) Math.min(relative, length);
  }

  /** {@link #toRelativeIndex} where undefined means the length. */
  public static long toRelativeEnd(Agent agent, Object value, long length) {
    return value == Undefined.UNDEFINED ? length : toRelativeIndex(agent, value, length);
  }

  /** A number value from a long. */
  public static Object number(long value) {
    return Numbers.box(value);
  }
}
