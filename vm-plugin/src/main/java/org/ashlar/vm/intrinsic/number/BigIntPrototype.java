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
import org.ashlar.vm.operation.BigIntArithmetic;
import org.ashlar.vm.value.Undefined;

/** The prototype of BigInt objects (clause 21.2.3). */
public final class BigIntPrototype {
  private BigIntPrototype() {}

  /** Makes %BigInt.prototype%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .constructorProperty(Intrinsic.BIGINT)
        .functions(BigIntPrototypeTable.TABLE)
        .tag("BigInt")
        .build();
  }

  private static BigInteger thisBigInt(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof BigInteger value) {
      return value;
    }
    if (thisValue instanceof PrimitiveObject wrapper
        && wrapper.value() instanceof BigInteger value) {
      return value;
    }
    throw Errors.typeError(
        agent, Message.TEXT, "BigInt.prototype." + method + " requires that 'this' be a BigInt");
  }

  @Builtin(name = "toLocaleString", length = 0)
  @EcmaSpec("sec-bigint.prototype.tolocalestring")
  static Object toLocaleString(Agent agent, Object thisValue) {
    BigInteger value = thisBigInt(agent, thisValue, "toLocaleString");
    return NumberLocaleText.group(BigIntArithmetic.toText(agent, value, 10));
  }

  @Builtin(name = "toString", length = 0)
  @EcmaSpec("sec-bigint.prototype.tostring")
  static Object toString(Agent agent, Object thisValue, Object radix) {
    BigInteger value = thisBigInt(agent, thisValue, "toString");
    int base = radix == Undefined.UNDEFINED ? 10 : NumberPrototype.radix(agent, radix);
    return BigIntArithmetic.toText(agent, value, base);
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-bigint.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return thisBigInt(agent, thisValue, "valueOf");
  }
}
