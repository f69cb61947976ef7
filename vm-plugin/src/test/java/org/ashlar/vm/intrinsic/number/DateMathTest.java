package org.ashlar.vm.intrinsic.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DateMathTest {
  private final LocalTimeZone newYork = new LocalTimeZone(ZoneId.of("America/New_York"));

  @Test
  void daysAndDatesAgreeWithTheCalendarOfTheJdk() {
    for (long day = -100_000_000; day <= 100_000_000; day += 9_973) {
      LocalDate date = LocalDate.ofEpochDay(day);
      long time = day * DateMath.DAY_MILLIS;
      assertThat(DateMath.year(time)).isEqualTo(date.getYear());
      assertThat(DateMath.month(time)).isEqualTo(date.getMonthValue() - 1);
      assertThat(DateMath.date(time)).isEqualTo(date.getDayOfMonth());
      assertThat(DateMath.weekDay(time)).isEqualTo(date.getDayOfWeek().getValue() % 7);
      assertThat(DateMath.makeDay(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth()))
          .isEqualTo(day);
    }
  }

  @Test
  void partsOutOfRangeCarryOver() {
    assertThat(DateMath.makeDay(2020, 12, 1)).isEqualTo(DateMath.makeDay(2021, 0, 1));
    assertThat(DateMath.makeDay(2020, -1, 0)).isEqualTo(DateMath.makeDay(2019, 10, 30));
    assertThat(DateMath.makeTime(25, -1, 60, 1)).isEqualTo(90_000_001);
    assertThat(DateMath.makeDay(Double.NaN, 0, 1)).isNaN();
    assertThat(DateMath.makeDay(1e300, 0, 1)).isNaN();
  }

  @Test
  void timesBeyondTheRangeAreInvalid() {
    assertThat(DateMath.timeClip(8.64e15)).isEqualTo(8.64e15);
    assertThat(DateMath.timeClip(8.64e15 + 1)).isNaN();
    assertThat(DateMath.timeClip(-0.9)).isEqualTo(0.0);
  }

  @Test
  void aSkippedLocalTimeUsesTheOffsetBefore() {
    assertThat(newYork.toUtc(1_615_689_000_000.0)).isEqualTo(1_615_707_000_000.0);
  }

  @Test
  void aRepeatedLocalTimeIsTheEarlierOne() {
    assertThat(newYork.toUtc(1_636_248_600_000.0)).isEqualTo(1_636_263_000_000.0);
  }

  @Test
  void textsShowTheLocalTimeAndItsZone() {
    assertThat(DateText.full(1_591_376_645_006L, newYork))
        .isEqualTo("Fri Jun 05 2020 13:04:05 GMT-0400 (Eastern Daylight Time)");
    assertThat(DateText.locale(1_591_376_645_006L, newYork)).isEqualTo("6/5/2020, 1:04:05 PM");
    assertThat(DateText.iso(-62_198_755_200_000L)).isEqualTo("-000001-01-01T00:00:00.000Z");
    assertThat(DateText.utc(-62_198_755_200_000L)).isEqualTo("Fri, 01 Jan -0001 00:00:00 GMT");
  }
}
