package org.ashlar.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected numbers are those that Node gives. */
class TextToNumberTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "''| 0",
        "' 12 '| 12",
        "'0x1f'| 31",
        "'0b101'| 5",
        "'0o17'| 15",
        "'1e1000'| Infinity",
        "'-Infinity'| -Infinity",
        "'1_0'| NaN",
        "'0x'| NaN",
        "'+0x10'| NaN",
        "'.'| NaN",
        "'5.'| 5",
        "'1e5'| 100000",
        "'\u00a07\ufeff'| 7",
        "'12px'| NaN",
        "'00012'| 12",
        "'2.2250738585072011e-308'| 2.225073858507201e-308",
        "'9007199254740993.0000000000000000000000000000000000000001'| 9007199254740994",
        "'0xfffffffffffff9'| 72057594037927930",
        "'0x20000000000001'| 9007199254740992",
        "'--1'| NaN",
        "'1 2'| NaN"
      },
      delimiter = '|')
  void wholeTextsAreNumericLiterals(String text, Double value) {
    assertThat(TextToNumber.stringToDouble(text)).isEqualTo(value);
    assertThat(((Number) TextToNumber.stringToNumber(text)).doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'3.14abc'| 3.14",
        "'  .5'| 0.5",
        "'-.5e-3x'| -0.0005",
        "'Infinityx'| Infinity",
        "'1e'| 1",
        "'1e+'| 1",
        "'0x10'| 0",
        "'e5'| NaN",
        "'12345678901234567890'| 12345678901234567000",
        "'1_000'| 1"
      },
      delimiter = '|')
  void parseFloatTakesTheLongestPrefix(String text, Double value) {
    assertThat(((Number) TextToNumber.parseFloat(text)).doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'0x1F'| 0| 31",
        "'z'| 36| 35",
        "'12'| 1| NaN",
        "'  -42px'| 0| -42",
        "'101'| 2| 5",
        "'9007199254740993'| 10| 9007199254740992",
        "'0b1'| 0| 0",
        "'8'| 8| NaN",
        "'100000000000000000000000000000001'| 2| 4294967297",
        "'1e3'| 10| 1"
      },
      delimiter = '|')
  void parseIntHonoursTheRadix(String text, int radix, Double value) {
    assertThat(((Number) TextToNumber.parseInt(text, radix)).doubleValue()).isEqualTo(value);
  }

  @Test
  void smallIntegersAreIntegersAndNegativeZeroIsNot() {
    assertThat(TextToNumber.stringToNumber("7")).isEqualTo(7);
    assertThat(TextToNumber.stringToNumber("-7.0")).isEqualTo(-7);
    assertThat(TextToNumber.stringToNumber("-0")).isEqualTo(-0.0);
    assertThat(TextToNumber.parseInt("-0", 10)).isEqualTo(-0.0);
    assertThat(TextToNumber.stringToNumber("2147483648")).isEqualTo(2147483648.0);
  }
}
