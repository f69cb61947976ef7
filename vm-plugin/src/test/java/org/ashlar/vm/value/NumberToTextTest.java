package org.ashlar.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are those that Node prints. */
class NumberToTextTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "5e-324, 5e-324",
        "1.5e-323, 1.5e-323",
        "1.7976931348623157e+308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "1e+21, 1e+21",
        "123456789012345680000, 123456789012345680000",
        "1e-7, 1e-7",
        "0.000001, 0.000001",
        "0.1, 0.1",
        "-1.5, -1.5",
        "4.35, 4.35",
        "2e+23, 2e+23",
        "9.5e-322, 9.5e-322",
        "0.3333333333333333, 0.3333333333333333"
      })
  void theDefaultTextHasTheShortestDigits(double value, String text) {
    assertThat(NumberToText.toText(value)).isEqualTo(text);
  }

  @Test
  void numbersThatAreNotFiniteHaveNames() {
    assertThat(NumberToText.toText(Double.NaN)).isEqualTo("NaN");
    assertThat(NumberToText.toText(Double.POSITIVE_INFINITY, 2)).isEqualTo("Infinity");
    assertThat(NumberToText.toText(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "255, 16, ff",
        "-255.5, 2, -11111111.1",
        "0.1, 3, 0.0022002200220022002200220022002201",
        "1e+21, 36, 5v1j4f4ds7c000",
        "36028797018963970, 3, 20110222201101100122022100210120000",
        "0.3333333333333333, 12, 0.4",
        "123456789.987, 36, 21i3v9.zj5h"
      })
  void otherRadicesStopAtThePrecisionOfTheNumber(double value, int radix, String text) {
    assertThat(NumberToText.toText(value, radix)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "1.005, 2, 1.00",
        "0.5, 0, 1",
        "1.5, 0, 2",
        "2.5, 0, 3",
        "-1.5, 0, -2",
        "0.000001, 7, 0.0000010",
        "123.456, 2, 123.46",
        "100000000000000000000, 2, 100000000000000000000.00",
        "-1e-7, 2, -0.00",
        "1.45, 1, 1.4",
        "4.35, 1, 4.3",
        "0.1, 20, 0.10000000000000000555",
        "5e-324, 100,"
            + " 0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "999.995, 2, 1000.00",
        "1000000000000000100, 1, 1000000000000000128.0"
      })
  void fixedDigitsAreExactAndRoundHalfUp(double value, int digits, String text) {
    assertThat(NumberToText.toFixed(value, digits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "123456, 2, 1.23e+5",
        "0, 3, 0.000e+0",
        "0.00015, 0, 1e-4",
        "25, 0, 3e+1",
        "1e+21, 5, 1.00000e+21",
        "-1.25, 1, -1.3e+0",
        "5e-324, 20, 4.94065645841246544177e-324"
      })
  void exponentialDigitsAreExact(double value, int digits, String text) {
    assertThat(NumberToText.toExponential(value, digits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "123.456, 4, 123.5",
        "0.000123, 2, 0.00012",
        "1e+21, 3, 1.00e+21",
        "123456, 2, 1.2e+5",
        "1.25, 2, 1.3",
        "1.2e-7, 3, 1.20e-7",
        "-1.5, 10, -1.500000000",
        "0, 5, 0.0000",
        "1e-7, 1, 1e-7"
      })
  void precisionChoosesBetweenFixedAndExponential(double value, int digits, String text) {
    assertThat(NumberToText.toPrecision(value, digits)).isEqualTo(text);
  }
}
