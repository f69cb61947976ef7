package org.ashlar.vm.intrinsic.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.BigIntText;
import org.ashlar.vm.value.NumberToText;
import org.jspecify.annotations.Nullable;

/** The constructor {@code BigInt} (clauses 21.2.1 and 21.2.2). */
public final class BigIntConstructor {
  private BigIntConstructor() {}

  /** Makes %BigInt%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(
            realm, BigIntConstructorTable.TABLE, Intrinsic.BIGINT_PROTOTYPE)
        .build();
  }

  @Builtin(name = "BigInt", kind = BuiltinKind.CONSTRUCTOR)
  @EcmaSpec("sec-bigint-constructor-number-value")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object value) {
    if (newTarget != null) {
      throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, "BigInt");
    }
    Object primitive = TypeConversion.toPrimitive(agent, value, TypeConversion.Hint.NUMBER);
    if (primitive instanceof Integer integer) {
      return BigInteger.valueOf(integer);
    }
    if (!(primitive instanceof Double number)) {
      return TypeConversion.toBigInt(agent, primitive);
    }
    if (!NumberConstructor.isIntegral(number)) {
      throw Errors.rangeError(
          agent,
          Message.TEXT,
          "The number "
              + NumberToText.toText(number)
              + " cannot be converted to a BigInt because it is not an integer");
    }
    return Math.abs(number) < 0x1p63
        ? BigInteger.valueOf(number.longValue())
        : new BigDecimal(number).toBigIntegerExact();
  }

  @Builtin(name = "asIntN")
  @EcmaSpec("sec-bigint.asintn")
  static Object asIntN(Agent agent, Object thisValue, Object bits, Object bigint) {
    long width = TypeConversion.toIndex(agent, bits);
    BigInteger value = TypeConversion.toBigInt(agent, bigint);
    if (width == 0) {
      return BigInteger.ZERO;
    }
    if (value.bitLength() < width) {
      return value;
    }
    BigInteger modulus = lowBits(value, (int) width);
    return modulus.testBit((int) width - 1)
        ? modulus.subtract(BigInteger.ONE.shiftLeft((int) width))
        : modulus;
  }

  @Builtin(name = "asUintN")
  @EcmaSpec("sec-bigint.asuintn")
  static Object asUintN(Agent agent, Object thisValue, Object bits, Object bigint) {
    long width = TypeConversion.toIndex(agent, bits);
    BigInteger value = TypeConversion.toBigInt(agent, bigint);
    if (value.signum() >= 0 && value.bitLength() <= width) {
      return value;
    }
    if (width > BigIntText.MAX_BITS) {
      throw Errors.rangeError(agent, Message.BIGINT_TOO_BIG);
    }
    agent.charge(width >> 3);
    return lowBits(value, (int) width);
  }

  private static BigInteger lowBits(BigInteger value, int width) {
    return value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }
}
