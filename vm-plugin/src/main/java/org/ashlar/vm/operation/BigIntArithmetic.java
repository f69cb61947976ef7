package org.ashlar.vm.operation;

import java.math.BigInteger;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.value.BigIntText;
import org.jspecify.annotations.Nullable;

/**
 * The operations on BigInts that can grow or take long (clause 6.1.6.2).
 *
 * <p>Implementation note. A product of 2^29-bit numbers would keep {@link BigInteger} busy for
 * minutes without a safe point. So operands above {@link #LEAF_BITS} are taken apart here
 * (Karatsuba for products, Burnikel and Ziegler's recursion for quotients), with a poll and a
 * charge at each step, and the JDK does the leaves, about a millisecond each. A result of more than
 * {@link BigIntText#MAX_BITS} bits is refused before it is computed where its size is known in
 * advance.
 */
public final class BigIntArithmetic {
  private static final int LEAF_BITS = 1 << 17;

  /** Decimal digits that fit a leaf, rounded down. */
  private static final int LEAF_DIGITS = 32_768;

  private BigIntArithmetic() {}

  /** The value itself, or a RangeError if it is too large. */
  public static BigInteger checked(Agent agent, BigInteger value) {
    // one more bit is allowed: the limit is on the magnitude, and -2^n has n bits in two's
    // complement
    if (value.bitLength() > BigIntText.MAX_BITS) {
      throw tooBig(agent);
    }
    return value;
  }

  private static RuntimeException tooBig(Agent agent) {
    return Errors.rangeError(agent, Message.BIGINT_TOO_BIG);
  }

  private static void charge(Agent agent, long bits) {
    agent.charge(bits >> 3);
  }

  /** {@code BigInt::add}. */
  @EcmaSpec("sec-numeric-types-bigint-add")
  public static BigInteger add(Agent agent, BigInteger left, BigInteger right) {
    charge(agent, Math.max(left.bitLength(), right.bitLength()));
    return checked(agent, left.add(right));
  }

  /** {@code BigInt::subtract}. */
  @EcmaSpec("sec-numeric-types-bigint-subtract")
  public static BigInteger subtract(Agent agent, BigInteger left, BigInteger right) {
    charge(agent, Math.max(left.bitLength(), right.bitLength()));
    return checked(agent, left.subtract(right));
  }

  /** {@code BigInt::multiply}. */
  @EcmaSpec("sec-numeric-types-bigint-multiply")
  public static BigInteger multiply(Agent agent, BigInteger left, BigInteger right) {
    long bits = (long) left.bitLength() + right.bitLength();
    if (bits <= LEAF_BITS) {
      return left.multiply(right);
    }
    if (bits - 2 > BigIntText.MAX_BITS && left.signum() != 0 && right.signum() != 0) {
      throw tooBig(agent);
    }
    charge(agent, bits);
    BigInteger product = product(agent, left.abs(), right.abs());
    return checked(agent, left.signum() * right.signum() < 0 ? product.negate() : product);
  }

  /** The product of two non-negative numbers. */
  private static BigInteger product(Agent agent, BigInteger left, BigInteger right) {
    int leftBits = left.bitLength();
    int rightBits = right.bitLength();
    if (leftBits < rightBits) {
      return product(agent, right, left);
    }
    if (leftBits <= LEAF_BITS) {
      agent.poll();
      return left.multiply(right);
    }
    int half = (leftBits + 1) >>> 1;
    charge(agent, 2L * leftBits);
    BigInteger leftHigh = left.shiftRight(half);
    BigInteger leftLow = lowBits(left, leftHigh, half);
    if (rightBits <= half) {
      BigInteger high = product(agent, leftHigh, right);
      return high.shiftLeft(half).add(product(agent, leftLow, right));
    }
    BigInteger rightHigh = right.shiftRight(half);
    BigInteger rightLow = lowBits(right, rightHigh, half);
    BigInteger high = product(agent, leftHigh, rightHigh);
    BigInteger low = product(agent, leftLow, rightLow);
    BigInteger cross = product(agent, leftHigh.add(leftLow), rightHigh.add(rightLow));
    BigInteger middle = cross.subtract(high).subtract(low);
    return high.shiftLeft(half).add(middle).shiftLeft(half).add(low);
  }

  private static BigInteger lowBits(BigInteger value, BigInteger high, int bits) {
    return value.subtract(high.shiftLeft(bits));
  }

  /** {@code BigInt::divide}. */
  @EcmaSpec("sec-numeric-types-bigint-divide")
  public static BigInteger divide(Agent agent, BigInteger dividend, BigInteger divisor) {
    return divideAndRemainder(agent, dividend, divisor)[0];
  }

  /** {@code BigInt::remainder}. */
  @EcmaSpec("sec-numeric-types-bigint-remainder")
  public static BigInteger remainder(Agent agent, BigInteger dividend, BigInteger divisor) {
    return divideAndRemainder(agent, dividend, divisor)[1];
  }

  private static BigInteger[] divideAndRemainder(
      Agent agent, BigInteger dividend, BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw Errors.rangeError(agent, Message.BIGINT_DIVISION_BY_ZERO);
    }
    if (dividend.bitLength() <= LEAF_BITS || dividend.bitLength() < divisor.bitLength()) {
      return dividend.divideAndRemainder(divisor);
    }
    charge(agent, 2L * dividend.bitLength());
    BigInteger[] result = quotientAndRemainder(agent, dividend.abs(), divisor.abs());
    if (dividend.signum() * divisor.signum() < 0) {
      result[0] = result[0].negate();
    }
    if (dividend.signum() < 0) {
      result[1] = result[1].negate();
    }
    return result;
  }

  /** Long division in blocks, of a non-negative number by a positive one. */
  private static BigInteger[] quotientAndRemainder(
      Agent agent, BigInteger dividend, BigInteger divisor) {
    int blockBits = LEAF_BITS / 2;
    while (blockBits < divisor.bitLength()) {
      blockBits <<= 1;
    }
    boolean recursive = divisor.bitLength() > LEAF_BITS / 2;
    int shift = recursive ? blockBits - divisor.bitLength() : 0;
    BigInteger scaledDivisor = divisor.shiftLeft(shift);
    BigInteger scaled = dividend.shiftLeft(shift);
    int blocks = (scaled.bitLength() + blockBits - 1) / blockBits;
    BigInteger rest = BigInteger.ZERO;
    BigInteger quotient = BigInteger.ZERO;
    for (int block = blocks - 1; block >= 0; block--) {
      agent.poll();
      BigInteger digit = bits(scaled, block * (long) blockBits, blockBits);
      BigInteger step = rest.shiftLeft(blockBits).add(digit);
      BigInteger[] part =
          recursive
              ? divideTwoByOne(agent, step, scaledDivisor, blockBits)
              : step.divideAndRemainder(scaledDivisor);
      quotient = quotient.shiftLeft(blockBits).add(part[0]);
      rest = part[1];
    }
    return new BigInteger[] {quotient, rest.shiftRight(shift)};
  }

  private static BigInteger bits(BigInteger value, long start, int count) {
    BigInteger shifted = value.shiftRight((int) start);
    return lowBits(shifted, shifted.shiftRight(count), count);
  }

  /** Divides where the divisor has exactly {@code bits} bits and the quotient fits in as many. */
  private static BigInteger[] divideTwoByOne(
      Agent agent, BigInteger dividend, BigInteger divisor, int bits) {
    if (bits <= LEAF_BITS / 2) {
      agent.poll();
      return dividend.divideAndRemainder(divisor);
    }
    int half = bits >>> 1;
    charge(agent, 4L * bits);
    BigInteger upper = dividend.shiftRight(half);
    BigInteger[] first = divideThreeByTwo(agent, upper, divisor, half);
    BigInteger lower = first[1].shiftLeft(half).add(lowBits(dividend, upper, half));
    BigInteger[] second = divideThreeByTwo(agent, lower, divisor, half);
    return new BigInteger[] {first[0].shiftLeft(half).add(second[0]), second[1]};
  }

  private static BigInteger[] divideThreeByTwo(
      Agent agent, BigInteger dividend, BigInteger divisor, int half) {
    BigInteger divisorHigh = divisor.shiftRight(half);
    BigInteger divisorLow = lowBits(divisor, divisorHigh, half);
    BigInteger upper = dividend.shiftRight(half);
    BigInteger quotient;
    BigInteger rest;
    if (upper.shiftRight(half).compareTo(divisorHigh) < 0) {
      BigInteger[] part = divideTwoByOne(agent, upper, divisorHigh, half);
      quotient = part[0];
      rest = part[1];
    } else {
      quotient = BigInteger.ONE.shiftLeft(half).subtract(BigInteger.ONE);
      rest = upper.subtract(divisorHigh.shiftLeft(half)).add(divisorHigh);
    }
    rest =
        rest.shiftLeft(half)
            .add(lowBits(dividend, upper, half))
            .subtract(product(agent, quotient, divisorLow));
    while (rest.signum() < 0) {
      quotient = quotient.subtract(BigInteger.ONE);
      rest = rest.add(divisor);
    }
    return new BigInteger[] {quotient, rest};
  }

  /** {@code BigInt::exponentiate}. */
  @EcmaSpec("sec-numeric-types-bigint-exponentiate")
  public static BigInteger pow(Agent agent, BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw Errors.rangeError(agent, Message.BIGINT_NEGATIVE_EXPONENT);
    }
    if (exponent.signum() == 0) {
      return BigInteger.ONE;
    }
    BigInteger magnitude = base.abs();
    if (magnitude.bitLength() <= 1) {
      return base.signum() < 0 && !exponent.testBit(0) ? magnitude : base;
    }
    if (exponent.bitLength() > 31
        || (magnitude.bitLength() - 1L) * exponent.longValue() > BigIntText.MAX_BITS) {
      throw tooBig(agent);
    }
    int remaining = exponent.intValue();
    int zeros = magnitude.getLowestSetBit();
    BigInteger odd = magnitude.shiftRight(zeros);
    BigInteger result = BigInteger.ONE;
    BigInteger square = odd;
    while (odd.bitLength() > 1 && remaining > 0) {
      if ((remaining & 1) != 0) {
        result = multiply(agent, result, square);
      }
      remaining >>>= 1;
      if (remaining > 0) {
        square = multiply(agent, square, square);
      }
    }
    BigInteger power = shiftLeft(agent, result, (long) zeros * exponent.intValue());
    return base.signum() < 0 && exponent.testBit(0) ? power.negate() : power;
  }

  /** {@code BigInt::leftShift}. */
  @EcmaSpec("sec-numeric-types-bigint-leftShift")
  public static BigInteger leftShift(Agent agent, BigInteger value, BigInteger count) {
    if (value.signum() == 0 || count.signum() == 0) {
      return value;
    }
    if (count.bitLength() > 31) {
      if (count.signum() > 0) {
        throw tooBig(agent);
      }
      return value.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO;
    }
    return shiftLeft(agent, value, count.longValue());
  }

  /** {@code BigInt::signedRightShift}. */
  @EcmaSpec("sec-numeric-types-bigint-signedRightShift")
  public static BigInteger rightShift(Agent agent, BigInteger value, BigInteger count) {
    return leftShift(agent, value, count.negate());
  }

  private static BigInteger shiftLeft(Agent agent, BigInteger value, long count) {
    if (count <= 0) {
      charge(agent, Math.max(0, value.bitLength() + count));
      return value.shiftRight((int) Math.min(-count, Integer.MAX_VALUE));
    }
    if (value.bitLength() + count > BigIntText.MAX_BITS + 1L) {
      throw tooBig(agent);
    }
    charge(agent, value.bitLength() + count);
    return checked(agent, value.shiftLeft((int) count));
  }

  /** {@code StringToBigInt}, with polls where it is long; Java null if the text is no integer. */
  @EcmaSpec("sec-stringtobigint")
  public static @Nullable BigInteger parse(Agent agent, CharSequence text) {
    if (text.length() <= LEAF_DIGITS) {
      return BigIntText.parse(text);
    }
    charge(agent, 4L * text.length());
    BigInteger value = BigIntText.parse(text, (left, right) -> product(agent, left, right));
    return value == null ? null : checked(agent, value);
  }

  /** {@code BigInt::toString}, with polls where it is long. */
  @EcmaSpec("sec-numeric-types-bigint-tostring")
  public static String toText(Agent agent, BigInteger value, int radix) {
    if (value.bitLength() <= LEAF_BITS || Integer.bitCount(radix) == 1) {
      charge(agent, 8L * value.bitLength() / (31 - Integer.numberOfLeadingZeros(radix)));
      return BigIntText.format(value, radix);
    }
    // the power radix^(LEAF_DIGITS * 2^level) at each level halves the rest
    int levels = 1;
    BigInteger[] powers = new BigInteger[32];
    powers[0] = BigInteger.valueOf(radix).pow(LEAF_DIGITS);
    while (powers[levels - 1].bitLength() * 2L - 1 <= value.bitLength()) {
      powers[levels] = product(agent, powers[levels - 1], powers[levels - 1]);
      levels++;
    }
    StringBuilder text = new StringBuilder();
    if (value.signum() < 0) {
      text.append('-');
    }
    charge(agent, 8L * value.bitLength() / 3);
    appendDigits(agent, text, value.abs(), radix, powers, levels - 1, false);
    return text.toString();
  }

  private static void appendDigits(
      Agent agent,
      StringBuilder text,
      BigInteger value,
      int radix,
      BigInteger[] powers,
      int level,
      boolean padded) {
    if (level < 0) {
      agent.poll();
      String digits = value.toString(radix);
      if (padded) {
        text.repeat('0', LEAF_DIGITS - digits.length());
      }
      text.append(digits);
      return;
    }
    if (!padded && value.compareTo(powers[level]) < 0) {
      appendDigits(agent, text, value, radix, powers, level - 1, false);
      return;
    }
    BigInteger[] parts = quotientAndRemainder(agent, value, powers[level]);
    appendDigits(agent, text, parts[0], radix, powers, level - 1, padded);
    appendDigits(agent, text, parts[1], radix, powers, level - 1, true);
  }
}
