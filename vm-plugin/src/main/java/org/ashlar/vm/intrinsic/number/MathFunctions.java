package org.ashlar.vm.intrinsic.number;

/**
 * The functions of {@code Math} on primitive doubles, with the results V8 gives.
 *
 * <p>Implementation note. V8's transcendental functions descend from fdlibm, and so does {@link
 * StrictMath}; what both have is taken from there, because {@link Math} may differ in the last bit
 * from one processor to the next. The inverse hyperbolic functions and the base-two logarithm,
 * which the JDK lacks, are built here from the same decompositions.
 */
public final class MathFunctions {
  private static final double LN_2 = 0.6931471805599453;
  private static final double TWO_TO_28 = 0x1p28;
  private static final double TWO_TO_MINUS_28 = 0x1p-28;

  /** 1/ln 2 in two parts, of which the first has its low 32 bits clear. */
  private static final double INVERSE_LN_2_HIGH = 0x1.7154765200000p0;

  private static final double INVERSE_LN_2_LOW = 1.67517131648865118353e-10;

  /** (1023 - 1023 / 3 - 0.03306235651) * 2^20, and 54 / 3 binades less for subnormals. */
  private static final int CBRT_BIAS = 715_094_163;

  private static final int CBRT_SUBNORMAL_BIAS = 696_219_795;

  private MathFunctions() {}

  /** Rounds half towards positive infinity and keeps the sign of zero. */
  public static double round(double value) {
    double floor = Math.floor(value);
    if (floor == value || Double.isNaN(value)) {
      return value;
    }
    double rounded = value - floor >= 0.5 ? floor + 1 : floor;
    return rounded == 0 && value < 0 ? -0.0 : rounded;
  }

  /** The sign as -1, 1, or the argument itself where it is a zero or NaN. */
  public static double sign(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : value;
  }

  /** Truncation towards zero that keeps the sign of zero. */
  public static double trunc(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** {@code Number::exponentiate}: unlike IEEE pow, a base of one with a NaN or infinity is NaN. */
  public static double pow(double base, double exponent) {
    if (Double.isNaN(exponent) || ((base == 1 || base == -1) && Double.isInfinite(exponent))) {
      return Double.NaN;
    }
    return StrictMath.pow(base, exponent);
  }

  /** Like fdlibm's, except that 1 gives exactly {@code Math.E}. */
  public static double exp(double value) {
    return value == 1 ? Math.E : StrictMath.exp(value);
  }

  /** Hyperbolic cosine, consistent with {@link #exp} at 1 and -1. */
  public static double cosh(double value) {
    return Math.abs(value) == 1 ? 0.5 * Math.E + 0.5 / Math.E : StrictMath.cosh(value);
  }

  /** Hyperbolic tangent; a tiny argument is its own result. */
  public static double tanh(double value) {
    return Math.abs(value) < TWO_TO_MINUS_28 ? value : StrictMath.tanh(value);
  }

  /** The angle of a point; on the vertical axis, up to rounding, it is exactly half of pi. */
  public static double atan2(double y, double x) {
    int exponentDistance = (highWord(Math.abs(y)) - highWord(Math.abs(x))) >> 20;
    boolean vertical = exponentDistance > 60 && x != 0 && Math.abs(y) <= Double.MAX_VALUE;
    return vertical ? Math.copySign(Math.PI / 2, y) : StrictMath.atan2(y, x);
  }

  /**
   * The cube root: an estimate by dividing the exponent by three, a polynomial to 23 bits, and one
   * Newton step from that value rounded so that its square is exact.
   */
  public static double cbrt(double value) {
    if (value == 0 || !(Math.abs(value) <= Double.MAX_VALUE)) {
      return value;
    }
    double magnitude = Math.abs(value);
    int high = highWord(magnitude);
    double root;
    if (magnitude < Double.MIN_NORMAL) {
      root = fromHighWord(highWord(magnitude * 0x1p54) / 3 + CBRT_SUBNORMAL_BIAS);
    } else {
      root = fromHighWord(high / 3 + CBRT_BIAS);
    }
    double r = (root * root) * (root / magnitude);
    root =
        root
            * ((1.87595182427177009643
                    + r * (-1.88497979543377169875 + r * 1.621429720105354466140))
                + ((r * r) * r) * (-0.758397934778766047437 + r * 0.145996192886612446982));
    root =
        Double.longBitsToDouble(
            (Double.doubleToRawLongBits(root) + 0x8000_0000L) & 0xFFFF_FFFF_C000_0000L);
    double square = root * root;
    double quotient = magnitude / square;
    quotient = (quotient - root) / (root + root + quotient);
    return Math.copySign(root + root * quotient, value);
  }

  private static int highWord(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> 32);
  }

  private static double fromHighWord(int high) {
    return Double.longBitsToDouble((long) high << 32);
  }

  /** The nearest binary16 value, ties to even. */
  public static double f16round(double value) {
    double magnitude = Math.abs(value);
    if (magnitude == 0 || Double.isNaN(magnitude)) {
      return value;
    }
    if (magnitude >= 65520) {
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    double unit = Math.scalb(1.0, Math.max(Math.getExponent(magnitude), -14) - 10);
    // dividing and multiplying by a power of two is exact, so rint is the only rounding
    return Math.copySign(Math.rint(magnitude / unit) * unit, value);
  }

  /** The base-two logarithm; exact for powers of two. */
  public static double log2(double value) {
    if (Double.isNaN(value) || value < 0) {
      return Double.NaN;
    }
    if (value == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (value == Double.POSITIVE_INFINITY) {
      return value;
    }
    int exponent = Math.getExponent(value);
    double scaled = value;
    if (exponent < Double.MIN_EXPONENT) {
      scaled = value * 0x1p54;
      exponent = Math.getExponent(scaled) - 54;
      scaled = Math.scalb(scaled, -(exponent + 54));
    } else {
      scaled = Math.scalb(value, -exponent);
    }
    // bring the significand to [sqrt(1/2), sqrt(2))
    if (Double.doubleToRawLongBits(scaled) >>> 32 >= 0x3ff6a09eL) {
      scaled *= 0.5;
      exponent++;
    }
    if (scaled == 1) {
      return exponent;
    }
    double fraction = scaled - 1;
    double halfSquare = 0.5 * fraction * fraction;
    double correction = logarithmCorrection(fraction, halfSquare);
    double high = clearLowWord(fraction - halfSquare);
    double low = (fraction - high) - halfSquare + correction;
    double productHigh = high * INVERSE_LN_2_HIGH;
    double productLow = (low + high) * INVERSE_LN_2_LOW + low * INVERSE_LN_2_HIGH;
    double sum = exponent + productHigh;
    productLow += (exponent - sum) + productHigh;
    return productLow + sum;
  }

  /** log(1 + f) - (f - f * f / 2), by the odd series in s = f / (2 + f). */
  private static double logarithmCorrection(double fraction, double halfSquare) {
    double s = fraction / (2.0 + fraction);
    double z = s * s;
    double w = z * z;
    double even =
        w
            * (3.999999999940941908e-01
                + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    double odd =
        z
            * (6.666666666666735130e-01
                + w
                    * (2.857142874366239149e-01
                        + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    return s * (halfSquare + (odd + even));
  }

  private static double clearLowWord(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0xFFFF_FFFF_0000_0000L);
  }

  /** Inverse hyperbolic sine. */
  public static double asinh(double value) {
    double magnitude = Math.abs(value);
    if (magnitude < TWO_TO_MINUS_28 || !(magnitude <= Double.MAX_VALUE)) {
      return value;
    }
    double result;
    if (magnitude > TWO_TO_28) {
      result = StrictMath.log(magnitude) + LN_2;
    } else if (magnitude > 2) {
      double root = Math.sqrt(value * value + 1);
      result = StrictMath.log(2 * magnitude + 1 / (root + magnitude));
    } else {
      double square = value * value;
      result = StrictMath.log1p(magnitude + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, value);
  }

  /** Inverse hyperbolic cosine. */
  public static double acosh(double value) {
    if (value < 1 || Double.isNaN(value)) {
      return Double.NaN;
    }
    if (value >= TWO_TO_28) {
      return value == Double.POSITIVE_INFINITY ? value : StrictMath.log(value) + LN_2;
    }
    if (value == 1) {
      return 0;
    }
    if (value > 2) {
      return StrictMath.log(2 * value - 1 / (value + Math.sqrt(value * value - 1)));
    }
    double above = value - 1;
    return StrictMath.log1p(above + Math.sqrt(2 * above + above * above));
  }

  /** Inverse hyperbolic tangent. */
  public static double atanh(double value) {
    double magnitude = Math.abs(value);
    if (magnitude > 1 || Double.isNaN(value)) {
      return Double.NaN;
    }
    if (magnitude == 1) {
      return value / 0.0;
    }
    if (magnitude < TWO_TO_MINUS_28) {
      return value;
    }
    double result;
    if (magnitude < 0.5) {
      double twice = magnitude + magnitude;
      result = 0.5 * StrictMath.log1p(twice + twice * magnitude / (1 - magnitude));
    } else {
      result = 0.5 * StrictMath.log1p((magnitude + magnitude) / (1 - magnitude));
    }
    return Math.copySign(result, value);
  }

  /**
   * The square root of the sum of squares: scaled by the largest magnitude so that it cannot
   * overflow, with a compensated sum. An infinity outweighs NaN.
   */
  public static double hypot(double[] values, int count) {
    double largest = 0;
    boolean hasNotANumber = false;
    for (int i = 0; i < count; i++) {
      double magnitude = Math.abs(values[i]);
      if (magnitude == Double.POSITIVE_INFINITY) {
        return magnitude;
      }
      hasNotANumber |= Double.isNaN(magnitude);
      largest = Math.max(largest, magnitude);
    }
    if (hasNotANumber) {
      return Double.NaN;
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    double compensation = 0;
    for (int i = 0; i < count; i++) {
      double scaled = Math.abs(values[i]) / largest;
      double summand = scaled * scaled - compensation;
      double preliminary = sum + summand;
      compensation = (preliminary - sum) - summand;
      sum = preliminary;
    }
    return Math.sqrt(sum) * largest;
  }

  /** {@code Math.max} of two: NaN wins, +0 is above -0. */
  public static double max(double left, double right) {
    return Math.max(left, right);
  }

  /** {@code Math.min} of two: NaN wins, -0 is below +0. */
  public static double min(double left, double right) {
    return Math.min(left, right);
  }
}
