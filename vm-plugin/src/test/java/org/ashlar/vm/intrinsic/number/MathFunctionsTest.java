package org.ashlar.vm.intrinsic.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MathFunctionsTest {

  @Test
  void roundingIsHalfUpAndKeepsTheSignOfZero() {
    assertThat(MathFunctions.round(-0.5)).isEqualTo(-0.0);
    assertThat(MathFunctions.round(0.49999999999999994)).isEqualTo(0.0);
    assertThat(MathFunctions.round(4503599627370495.5)).isEqualTo(4503599627370496.0);
    assertThat(MathFunctions.round(-2.5)).isEqualTo(-2.0);
  }

  @Test
  void transcendentalFunctionsEqualThoseOfNode() {
    assertThat(MathFunctions.log2(8)).isEqualTo(3.0);
    assertThat(MathFunctions.log2(3)).isEqualTo(1.584962500721156);
    assertThat(MathFunctions.log2(Double.MIN_VALUE)).isEqualTo(-1074.0);
    assertThat(MathFunctions.asinh(1e300)).isEqualTo(691.4686750787736);
    assertThat(MathFunctions.asinh(-1e-10)).isEqualTo(-1e-10);
    assertThat(MathFunctions.acosh(1.0000001)).isEqualTo(0.0004472135919037347);
    assertThat(MathFunctions.atanh(0.9)).isEqualTo(1.4722194895832204);
    assertThat(MathFunctions.cbrt(27)).isEqualTo(3.0);
    assertThat(MathFunctions.cbrt(-Double.MIN_VALUE)).isEqualTo(-1.7031839360032603e-108);
    assertThat(MathFunctions.exp(1)).isEqualTo(Math.E);
    assertThat(MathFunctions.cosh(1)).isEqualTo(1.5430806348152437);
  }

  @Test
  void powersDifferFromIeeeForOneAndInfinity() {
    assertThat(MathFunctions.pow(1, Double.POSITIVE_INFINITY)).isNaN();
    assertThat(MathFunctions.pow(-1, Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(MathFunctions.pow(1, Double.NaN)).isNaN();
    assertThat(MathFunctions.pow(Double.NaN, 0)).isEqualTo(1.0);
  }

  @Test
  void halfPrecisionRoundsOnce() {
    assertThat(MathFunctions.f16round(1.337)).isEqualTo(1.3369140625);
    assertThat(MathFunctions.f16round(65519.99)).isEqualTo(65504.0);
    assertThat(MathFunctions.f16round(-65520)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(MathFunctions.f16round(0x1p-25)).isEqualTo(0.0);
    assertThat(MathFunctions.f16round(Math.nextUp(0x1p-25))).isEqualTo(0x1p-24);
    assertThat(MathFunctions.f16round(1.00048828125000022)).isEqualTo(1.0009765625);
  }

  @Test
  void sumsAreExactUntilTheEnd() {
    assertThat(sum(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)).isEqualTo(1.0);
    assertThat(sum(1e308, 1e308, 0.1, 0.1, 1e30, 0.1, -1e30, -1e308, -1e308))
        .isEqualTo(0.30000000000000004);
    assertThat(sum(1e308, 1e308)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(Double.MIN_VALUE, -0x1p-1022)).isEqualTo(Double.MIN_VALUE - 0x1p-1022);
    assertThat(sum(-0.1, 0.1)).isEqualTo(0.0);
  }

  private static double sum(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.result();
  }
}
