package org.ashlar.vm.intrinsic.number;

import java.math.BigInteger;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.Undefined;

/** The prototype of Number objects (clause 21.1.3). */
public final class NumberPrototype {
  private static final int MAX_DIGITS = 100;

  private NumberPrototype() {}

  /** Makes %Number.prototype%. */
  public static JsObject create(Realm realm) {
    JsObject wrapper =
        PrimitiveObject.createPrototype(
            realm.agent(), 0, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    return IntrinsicBuilder.on(realm, wrapper)
        .constructorProperty(Intrinsic.NUMBER)
        .functions(NumberPrototypeTable.TABLE)
        .build();
  }

  private static Object thisNumber(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof Integer || thisValue instanceof Double) {
      return thisValue;
    }
    if (thisValue instanceof PrimitiveObject wrapper
        && wrapper.value() instanceof Number number
        && !(number instanceof BigInteger)) {
      return number;
    }
    throw Errors.typeError(
        agent, Message.TEXT, "Number.prototype." + method + " requires that 'this' be a Number");
  }

  private static double thisDouble(Agent agent, Object thisValue, String method) {
    return ((Number) thisNumber(agent, thisValue, method)).doubleValue();
  }

  @Builtin(name = "toExponential")
  @EcmaSpec("sec-number.prototype.toexponential")
  static Object toExponential(Agent agent, Object thisValue, Object fractionDigits) {
    double number = thisDouble(agent, thisValue, "toExponential");
    double digits = TypeConversion.toIntegerOrInfinity(agent, fractionDigits);
    if (!Double.isFinite(number)) {
      return NumberToText.toText(number);
    }
    requireRange(agent, digits, 0, "toExponential() argument must be between 0 and 100");
    return fractionDigits == Undefined.UNDEFINED
        ? NumberToText.toExponential(number)
        : NumberToText.toExponential(number, (int) digits);
  }

  @Builtin(name = "toFixed")
  @EcmaSpec("sec-number.prototype.tofixed")
  static Object toFixed(Agent agent, Object thisValue, Object fractionDigits) {
    double number = thisDouble(agent, thisValue, "toFixed");
    double digits = TypeConversion.toIntegerOrInfinity(agent, fractionDigits);
    requireRange(agent, digits, 0, "toFixed() digits argument must be between 0 and 100");
    return Math.abs(number) < 1e21
        ? NumberToText.toFixed(number, (int) digits)
        : NumberToText.toText(number);
  }

  @Builtin(name = "toLocaleString", length = 0)
  @EcmaSpec("sec-number.prototype.tolocalestring")
  static Object toLocaleString(Agent agent, Object thisValue) {
    return NumberLocaleText.format(thisDouble(agent, thisValue, "toLocaleString"));
  }

  @Builtin(name = "toPrecision")
  @EcmaSpec("sec-number.prototype.toprecision")
  static Object toPrecision(Agent agent, Object thisValue, Object precision) {
    double number = thisDouble(agent, thisValue, "toPrecision");
    if (precision == Undefined.UNDEFINED) {
      return NumberToText.toText(number);
    }
    double digits = TypeConversion.toIntegerOrInfinity(agent, precision);
    if (!Double.isFinite(number)) {
      return NumberToText.toText(number);
    }
    requireRange(agent, digits, 1, "toPrecision() argument must be between 1 and 100");
    return NumberToText.toPrecision(number, (int) digits);
  }

  private static void requireRange(Agent agent, double digits, int least, String message) {
    if (!(digits >= least && digits <= MAX_DIGITS)) {
      throw Errors.rangeError(agent, Message.TEXT, message);
    }
  }

  @Builtin(name = "toString", length = 1)
  @EcmaSpec("sec-number.prototype.tostring")
  static Object toString(Agent agent, Object thisValue, Object radix) {
    Object number = thisNumber(agent, thisValue, "toString");
    int base = radix == Undefined.UNDEFINED ? 10 : radix(agent, radix);
    return number instanceof Integer integer
        ? Integer.toString(integer, base)
        : NumberToText.toText(((Number) number).doubleValue(), base);
  }

  /** The radix of a toString call; RangeError unless it is 2 to 36. */
  static int radix(Agent agent, Object radix) {
    double base = TypeConversion.toIntegerOrInfinity(agent, radix);
    if (!(base >= Character.MIN_RADIX && base <= Character.MAX_RADIX)) {
      throw Errors.rangeError(
          agent, Message.TEXT, "toString() radix argument must be between 2 and 36");
    }
    return (int) base;
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-number.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return thisNumber(agent, thisValue, "valueOf");
  }
}
