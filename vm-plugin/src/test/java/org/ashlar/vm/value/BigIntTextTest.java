package org.ashlar.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigIntTextTest {

  @Test
  void literalsOfEachRadixAreRead() {
    assertThat(BigIntText.parse("  -123 ")).isEqualTo(-123);
    assertThat(BigIntText.parse("")).isEqualTo(0);
    assertThat(BigIntText.parse("0xfFfFfFfFfFfFfFfFfF"))
        .isEqualTo(BigInteger.ONE.shiftLeft(72).subtract(BigInteger.ONE));
    assertThat(BigIntText.parse("0b101")).isEqualTo(5);
    assertThat(BigIntText.parse("0o777")).isEqualTo(511);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "0x", "-0x1", "1n", "--1", "+", "1_0", "0b2"})
  void whatIsNotAnIntegerLiteralIsRefused(String text) {
    assertThat(BigIntText.parse(text)).isNull();
  }

  @Test
  void largeNumbersComeBackInEachRadix() {
    BigInteger large = BigInteger.valueOf(7).pow(20_000).negate();
    for (int radix = 2; radix <= 36; radix++) {
      String text = BigIntText.format(large, radix);
      assertThat(text).isEqualTo(large.toString(radix));
      assertThat(BigIntText.parseDigits(text, 1, text.length(), radix)).isEqualTo(large.negate());
    }
  }
}
