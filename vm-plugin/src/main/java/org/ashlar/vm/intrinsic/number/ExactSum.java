package org.ashlar.vm.intrinsic.number;

import java.math.BigInteger;

/**
 * The exact sum of finite doubles, rounded once ({@code Math.sumPrecise}).
 *
 * <p>Implementation note. The sum is an integer multiple of 2^-1074, kept in 32-bit limbs whose
 * carries are settled late: a limb is a signed long that takes 2^30 additions before it can
 * overflow, so an addition touches three limbs and nothing else.
 */
public final class ExactSum {
  private static final int LIMB_BITS = 32;
  private static final long LIMB_MASK = 0xFFFF_FFFFL;
  private static final int LOWEST_EXPONENT = -1074;

  /** 2098 bits for one summand, 53 more for the largest possible count, one limb for the sign. */
  private static final int LIMBS = (2098 + 53 + LIMB_BITS) / LIMB_BITS + 1;

  private static final int ADDITIONS_BEFORE_CARRY = 1 << 30;

  private final long[] limbs = new long[LIMBS];
  private int additions;

  /** Adds a finite number. */
  public void add(double value) {
    if (value == 0) {
      return;
    }
    if (++additions == ADDITIONS_BEFORE_CARRY) {
      carry();
      additions = 0;
    }
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52) & 0x7FF;
    long significand = bits & ((1L << 52) - 1);
    if (biased != 0) {
      significand |= 1L << 52;
    } else {
      biased = 1;
    }
    int place = biased - 1;
    int limb = place / LIMB_BITS;
    int shift = place % LIMB_BITS;
    long low = (significand & LIMB_MASK) << shift;
    long high = (significand >>> LIMB_BITS) << shift;
    long first = low & LIMB_MASK;
    long second = (low >>> LIMB_BITS) + (high & LIMB_MASK);
    long third = high >>> LIMB_BITS;
    if (bits >= 0) {
      limbs[limb] += first;
      limbs[limb + 1] += second;
      limbs[limb + 2] += third;
    } else {
      limbs[limb] -= first;
      limbs[limb + 1] -= second;
      limbs[limb + 2] -= third;
    }
  }

  private void carry() {
    for (int i = 0; i < LIMBS - 1; i++) {
      limbs[i + 1] += limbs[i] >> LIMB_BITS;
      limbs[i] &= LIMB_MASK;
    }
  }

  /** The sum rounded to the nearest double; +0 where it is zero. */
  public double result() {
    carry();
    byte[] twosComplement = new byte[LIMBS * 4 + 4];
    int top = LIMBS - 1;
    for (int i = 0; i < LIMBS; i++) {
      int offset = twosComplement.length - 4 * (i + 1);
      putInt(twosComplement, offset, (int) limbs[i]);
    }
    putInt(twosComplement, 0, (int) (limbs[top] >> LIMB_BITS));
    BigInteger total = new BigInteger(twosComplement);
    int bits = total.abs().bitLength();
    if (bits <= 53) {
      return Math.scalb((double) total.longValue(), LOWEST_EXPONENT);
    }
    // 64 bits with a sticky last one round like the whole
    int shift = Math.max(0, bits - 62);
    BigInteger magnitude = total.abs();
    long leading = magnitude.shiftRight(shift).longValue();
    if (magnitude.getLowestSetBit() < shift) {
      leading |= 1;
    }
    double rounded = Math.scalb((double) leading, shift + LOWEST_EXPONENT);
    return total.signum() < 0 ? -rounded : rounded;
  }

  private static void putInt(byte[] target, int offset, int value) {
    target[offset] = (byte) (value >> 24);
    target[offset + 1] = (byte) (value >> 16);
    target[offset + 2] = (byte) (value >> 8);
    target[offset + 3] = (byte) value;
  }
}
