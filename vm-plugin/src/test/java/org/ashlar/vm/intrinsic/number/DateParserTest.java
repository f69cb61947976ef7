package org.ashlar.vm.intrinsic.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected times are those that Node gives in the zone of New York. */
class DateParserTest {
  private final LocalTimeZone zone = new LocalTimeZone(ZoneId.of("America/New_York"));

  @ParameterizedTest
  @CsvSource(
      value = {
        "2020-01-01| 1577836800000",
        "2020-01-01T00:00| 1577854800000",
        "2020-06-01T00:00:00.123Z| 1590969600123",
        "+275760-09-13T00:00:00Z| 8640000000000000",
        "-000000-01-01T00:00:00Z| NaN",
        "2020-01-01T24:00Z| 1577923200000",
        "2020-01-01T24:01Z| NaN",
        "2020-13-01| NaN",
        "2020-02-30| 1583020800000",
        "Jan 5 2020| 1578200400000",
        "5 January 2020 10:00 PM| 1578279600000",
        "Thu, 01 Jan 1970 00:00:00 GMT+0200| -7200000",
        "12/25/1995| 819867600000",
        "1/2/30| 1893560400000",
        "Tue Mar 01 2022 12:30:15 GMT-0500 (Eastern Standard Time)| 1646155815000",
        "2020-01-01 10:00| 1577890800000",
        "2021-03-14 02:30| 1615707000000",
        "2021-11-07 01:30| 1636263000000",
        "garbage| NaN",
        "2020-01-01T10:00:00+05:30| 1577853000000",
        "Jan 32 2020| NaN",
        "2020/6/7 8:09:10.5| 1591531750500",
        "0099-01-01| -59042995200000",
        "20 Jun 2000 12:00 EST| 961520400000"
      },
      delimiter = '|')
  void textsAreReadAsNodeReadsThem(String text, Double time) {
    assertThat(DateParser.parse(text, zone)).isEqualTo(time);
  }
}
