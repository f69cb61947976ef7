package org.ashlar.vm.instruction;

import java.math.BigInteger;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.feedback.OperandKinds;
import org.ashlar.vm.intrinsic.number.MathFunctions;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.BigIntArithmetic;
import org.ashlar.vm.operation.TypeConversion;

/** The numeric operators on operands of any type (clauses 6.1.6 and 13.15.3). */
public final class NumericOperators {
  static final int ADD = 0;
  static final int SUB = 1;
  static final int MUL = 2;
  static final int DIV = 3;
  static final int MOD = 4;
  static final int EXP = 5;
  static final int BIT_AND = 6;
  static final int BIT_OR = 7;
  static final int BIT_XOR = 8;
  static final int SHIFT_LEFT = 9;
  static final int SHIFT_RIGHT = 10;
  static final int SHIFT_RIGHT_UNSIGNED = 11;

  private NumericOperators() {}

  /** A double result as a value; integral results become ints. */
  static Object box(double value) {
    return Numbers.box(value);
  }

  /** Any operator but the string case of +. */
  @EcmaSpec("sec-applystringornumericbinaryoperator")
  static Object binary(Agent agent, int operator, Object a, Object b, int[] kinds, int slot) {
    Object x = TypeConversion.toNumeric(agent, a);
    Object y = TypeConversion.toNumeric(agent, b);
    if (x instanceof BigInteger left && y instanceof BigInteger right) {
      kinds[slot] |= OperandKinds.BIGINT;
      return bigInt(agent, operator, left, right);
    }
    if (x instanceof BigInteger || y instanceof BigInteger) {
      throw Errors.typeError(agent, Message.CANNOT_MIX_BIGINT);
    }
    kinds[slot] |=
        a instanceof Number && b instanceof Number
            ? a instanceof Integer && b instanceof Integer
                ? OperandKinds.INT_OVERFLOW
                : OperandKinds.DOUBLE
            : OperandKinds.OTHER;
    return number(operator, ((Number) x).doubleValue(), ((Number) y).doubleValue());
  }

  /** The ** operator. */
  public static Object exponentiate(Agent agent, Object a, Object b, int[] kinds, int slot) {
    return binary(agent, EXP, a, b, kinds, slot);
  }

  private static Object number(int operator, double x, double y) {
    return switch (operator) {
      case ADD -> box(x + y);
      case SUB -> box(x - y);
      case MUL -> box(x * y);
      case DIV -> box(x / y);
      case MOD -> box(x % y);
      case EXP -> box(power(x, y));
      case BIT_AND -> TypeConversion.toInt32(x) & TypeConversion.toInt32(y);
      case BIT_OR -> TypeConversion.toInt32(x) | TypeConversion.toInt32(y);
      case BIT_XOR -> TypeConversion.toInt32(x) ^ TypeConversion.toInt32(y);
      case SHIFT_LEFT -> TypeConversion.toInt32(x) << TypeConversion.toInt32(y);
      case SHIFT_RIGHT -> TypeConversion.toInt32(x) >> TypeConversion.toInt32(y);
      default ->
          Numbers.box(
              (TypeConversion.toInt32(x) & 0xFFFF_FFFFL) >>> (TypeConversion.toInt32(y) & 31));
    };
  }

  /** Number::exponentiate, which differs from IEEE pow where the base is 1 in magnitude. */
  @EcmaSpec("sec-numeric-types-number-exponentiate")
  public static double power(double base, double exponent) {
    return MathFunctions.pow(base, exponent);
  }

  private static Object bigInt(Agent agent, int operator, BigInteger x, BigInteger y) {
    return switch (operator) {
      case ADD -> BigIntArithmetic.add(agent, x, y);
      case SUB -> BigIntArithmetic.subtract(agent, x, y);
      case MUL -> BigIntArithmetic.multiply(agent, x, y);
      case DIV -> BigIntArithmetic.divide(agent, x, y);
      case MOD -> BigIntArithmetic.remainder(agent, x, y);
      case EXP -> BigIntArithmetic.pow(agent, x, y);
      case BIT_AND -> x.and(y);
      case BIT_OR -> x.or(y);
      case BIT_XOR -> x.xor(y);
      case SHIFT_LEFT -> BigIntArithmetic.leftShift(agent, x, y);
      case SHIFT_RIGHT -> BigIntArithmetic.rightShift(agent, x, y);
      default -> throw Errors.typeError(agent, Message.BIGINT_UNSIGNED_SHIFT);
    };
  }

  /** ++ and -- on what is no small int. */
  static Object step(Agent agent, Object a, int by, int[] kinds, int slot) {
    if (a instanceof Double x) {
      kinds[slot] |= OperandKinds.DOUBLE;
      return x + by;
    }
    Object numeric = TypeConversion.toNumeric(agent, a);
    if (numeric instanceof BigInteger big) {
      kinds[slot] |= OperandKinds.BIGINT;
      return BigIntArithmetic.add(agent, big, BigInteger.valueOf(by));
    }
    kinds[slot] |= a instanceof Integer ? OperandKinds.INT_OVERFLOW : OperandKinds.OTHER;
    return box(((Number) numeric).doubleValue() + by);
  }

  static Object negate(Agent agent, Object a, int[] kinds, int slot) {
    Object numeric = TypeConversion.toNumeric(agent, a);
    if (numeric instanceof BigInteger big) {
      kinds[slot] |= OperandKinds.BIGINT;
      return big.negate();
    }
    kinds[slot] |= a instanceof Integer ? OperandKinds.INT_OVERFLOW : OperandKinds.OTHER;
    return box(-((Number) numeric).doubleValue());
  }

  static Object bitNot(Agent agent, Object a, int[] kinds, int slot) {
    Object numeric = TypeConversion.toNumeric(agent, a);
    if (numeric instanceof BigInteger big) {
      kinds[slot] |= OperandKinds.BIGINT;
      return big.not();
    }
    kinds[slot] |= a instanceof Number ? OperandKinds.DOUBLE : OperandKinds.OTHER;
    return ~TypeConversion.toInt32(((Number) numeric).doubleValue());
  }

  /** ToNumeric of a postfix operator's operand, or ToNumber of unary plus. */
  public static Object convert(Agent agent, Object a, boolean allowBigInt, int[] kinds, int slot) {
    if (a instanceof Integer) {
      kinds[slot] |= OperandKinds.INT;
      return a;
    }
    kinds[slot] |= a instanceof Double ? OperandKinds.DOUBLE : OperandKinds.OTHER;
    return allowBigInt ? TypeConversion.toNumeric(agent, a) : TypeConversion.toNumber(agent, a);
  }
}
