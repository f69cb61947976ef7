package org.ashlar.vm.intrinsic.number;

import java.math.BigInteger;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyIntrinsic;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.jspecify.annotations.Nullable;

/** The constructor {@code Number} (clauses 21.1.1 and 21.1.2). */
public final class NumberConstructor {
  private static final double MAX_SAFE_INTEGER = 9007199254740991.0;

  private NumberConstructor() {}

  /** Makes %Number%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(
            realm, NumberConstructorTable.TABLE, Intrinsic.NUMBER_PROTOTYPE)
        .put("EPSILON", Math.ulp(1.0), 0)
        .put("MAX_SAFE_INTEGER", MAX_SAFE_INTEGER, 0)
        .put("MAX_VALUE", Double.MAX_VALUE, 0)
        .put("MIN_SAFE_INTEGER", -MAX_SAFE_INTEGER, 0)
        .put("MIN_VALUE", Double.MIN_VALUE, 0)
        .put("NaN", Double.NaN, 0)
        .put("NEGATIVE_INFINITY", Double.NEGATIVE_INFINITY, 0)
        .put("POSITIVE_INFINITY", Double.POSITIVE_INFINITY, 0)
        .put("parseFloat", new LazyIntrinsic(realm, Intrinsic.PARSE_FLOAT), Attributes.HIDDEN)
        .put("parseInt", new LazyIntrinsic(realm, Intrinsic.PARSE_INT), Attributes.HIDDEN)
        .build();
  }

  @Builtin(name = "Number", kind = BuiltinKind.CONSTRUCTOR, length = 1)
  @EcmaSpec("sec-number-constructor-number-value")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    Object number = arguments.length == 0 ? 0 : TypeConversion.toNumeric(agent, arguments[0]);
    if (number instanceof BigInteger integer) {
      number = Numbers.box(integer.doubleValue());
    }
    return newTarget == null
        ? number
        : PrimitiveObject.create(
            agent,
            number,
            ObjectOperations.prototypeFromConstructor(
                agent, newTarget, Intrinsic.NUMBER_PROTOTYPE));
  }

  @Builtin(name = "isFinite")
  @EcmaSpec("sec-number.isfinite")
  static Object isFinite(Object thisValue, Object number) {
    return number instanceof Integer || (number instanceof Double real && Double.isFinite(real));
  }

  @Builtin(name = "isInteger")
  @EcmaSpec("sec-number.isinteger")
  static Object isInteger(Object thisValue, Object number) {
    return number instanceof Integer || (number instanceof Double real && isIntegral(real));
  }

  @Builtin(name = "isNaN")
  @EcmaSpec("sec-number.isnan")
  static Object isNotANumber(Object thisValue, Object number) {
    return number instanceof Double real && Double.isNaN(real);
  }

  @Builtin(name = "isSafeInteger")
  @EcmaSpec("sec-number.issafeinteger")
  static Object isSafeInteger(Object thisValue, Object number) {
    return number instanceof Integer
        || (number instanceof Double real
            && isIntegral(real)
            && Math.abs(real) <= MAX_SAFE_INTEGER);
  }

  static boolean isIntegral(double value) {
    return Double.isFinite(value) && Math.floor(value) == value;
  }
}
