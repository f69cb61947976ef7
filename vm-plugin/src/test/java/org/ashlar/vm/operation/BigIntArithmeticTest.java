package org.ashlar.vm.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.SilentHost;
import org.ashlar.vm.object.Agent;
import org.junit.jupiter.api.Test;

class BigIntArithmeticTest {
  private final SilentHost host = new SilentHost();
  private final Agent agent = host.newAgent();
  private final Random random = new Random(20);

  @Test
  void productsAndQuotientsEqualThoseOfTheJdk() {
    for (int i = 0; i < 30; i++) {
      BigInteger left = number();
      BigInteger right = number().setBit(0);
      assertThat(BigIntArithmetic.multiply(agent, left, right)).isEqualTo(left.multiply(right));
      BigInteger[] expected = left.divideAndRemainder(right);
      assertThat(BigIntArithmetic.divide(agent, left, right)).isEqualTo(expected[0]);
      assertThat(BigIntArithmetic.remainder(agent, left, right)).isEqualTo(expected[1]);
    }
    assertThat(host.polls()).isGreaterThan(100);
  }

  /** Up to a million bits, either sign, at times with long runs of ones. */
  private BigInteger number() {
    int bits = 1 + random.nextInt(1 << (8 + random.nextInt(13)));
    BigInteger value = new BigInteger(bits, random);
    if (random.nextInt(3) == 0) {
      value = value.or(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
    return random.nextBoolean() ? value.negate() : value;
  }

  @Test
  void textsOfLargeNumbersComeBack() {
    BigInteger value = new BigInteger(400_000, random).negate();
    assertThat(BigIntArithmetic.toText(agent, value, 10)).isEqualTo(value.toString());
    assertThat(BigIntArithmetic.parse(agent, value.toString())).isEqualTo(value);
  }

  @Test
  void powersKeepTheSign() {
    assertThat(BigIntArithmetic.pow(agent, BigInteger.valueOf(-6), BigInteger.valueOf(77)))
        .isEqualTo(BigInteger.valueOf(-6).pow(77));
    assertThat(BigIntArithmetic.pow(agent, BigInteger.ONE.negate(), BigInteger.TWO.pow(90)))
        .isEqualTo(1);
    assertThat(BigIntArithmetic.pow(agent, BigInteger.ZERO, BigInteger.ZERO)).isEqualTo(1);
  }

  @Test
  void shiftsByHugeCountsLeaveOnlyTheSign() {
    BigInteger huge = BigInteger.ONE.shiftLeft(80);
    assertThat(BigIntArithmetic.rightShift(agent, BigInteger.TEN, huge)).isZero();
    assertThat(BigIntArithmetic.rightShift(agent, BigInteger.TEN.negate(), huge)).isEqualTo(-1);
  }

  @Test
  void whatWouldBeTooLargeIsRefusedBeforeItIsComputed() {
    BigInteger half = BigInteger.ONE.shiftLeft(1 << 29);
    assertThatThrownBy(() -> BigIntArithmetic.multiply(agent, half, half.shiftLeft(9)))
        .isInstanceOf(ThrowCompletion.class);
    assertThatThrownBy(() -> BigIntArithmetic.pow(agent, BigInteger.TEN, BigInteger.TWO.pow(31)))
        .isInstanceOf(ThrowCompletion.class);
    assertThatThrownBy(
            () -> BigIntArithmetic.leftShift(agent, BigInteger.ONE, BigInteger.TWO.pow(40)))
        .isInstanceOf(ThrowCompletion.class);
  }
}
