package org.ashlar.vm.intrinsic.number;

/**
 * Time values and their parts (the abstract operations of 21.4.1), in the proleptic Gregorian
 * calendar. A time value is a double: integral milliseconds since the epoch, at most {@link
 * #MAX_TIME} in magnitude, or NaN for an invalid date. Operations on parts take a valid time as a
 * long.
 */
public final class DateMath {
  /** Milliseconds per day. */
  public static final long DAY_MILLIS = 86_400_000;

  /** Milliseconds per hour. */
  public static final long HOUR_MILLIS = 3_600_000;

  /** Milliseconds per minute. */
  public static final long MINUTE_MILLIS = 60_000;

  /** The largest magnitude of a valid time value. */
  public static final double MAX_TIME = 8.64e15;

  private static final int DAYS_PER_400_YEARS = 146_097;

  /** Days from 0000-03-01 to 1970-01-01: years here start in March, so a leap day is the last. */
  private static final long EPOCH_FROM_MARCH_OF_YEAR_ZERO = 719_468;

  /** Beyond this no year can give a valid time; it keeps long arithmetic from overflowing. */
  private static final double YEAR_LIMIT = 400_000;

  private DateMath() {}

  /** Days since the epoch. */
  public static long day(long time) {
    return Math.floorDiv(time, DAY_MILLIS);
  }

  /** Milliseconds since midnight. */
  public static long timeWithinDay(long time) {
    return Math.floorMod(time, DAY_MILLIS);
  }

  /** 0 is Sunday. */
  public static int weekDay(long time) {
    return (int) Math.floorMod(day(time) + 4, 7L);
  }

  /** The hour, 0 to 23. */
  public static int hour(long time) {
    return (int) (timeWithinDay(time) / HOUR_MILLIS);
  }

  /** The minute, 0 to 59. */
  public static int minute(long time) {
    return (int) (timeWithinDay(time) / MINUTE_MILLIS % 60);
  }

  /** The second, 0 to 59. */
  public static int second(long time) {
    return (int) (timeWithinDay(time) / 1000 % 60);
  }

  /** The millisecond, 0 to 999. */
  public static int millisecond(long time) {
    return (int) Math.floorMod(time, 1000L);
  }

  /** The year, 0 being 1 BC. */
  public static int year(long time) {
    return (int) (yearMonthDay(day(time)) >> 16);
  }

  /** The month, 0 to 11. */
  public static int month(long time) {
    return (int) (yearMonthDay(day(time)) >> 8) & 0xFF;
  }

  /** The day of the month, 1 to 31. */
  public static int date(long time) {
    return (int) yearMonthDay(day(time)) & 0xFF;
  }

  /** Year, month and day of a day number, packed as {@code year << 16 | month << 8 | date}. */
  public static long yearMonthDay(long day) {
    long shifted = day + EPOCH_FROM_MARCH_OF_YEAR_ZERO;
    long era = Math.floorDiv(shifted, (long) DAYS_PER_400_YEARS);
    int dayOfEra = (int) (shifted - era * DAYS_PER_400_YEARS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int date = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 2 : marchMonth - 10;
    long year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
    return (year << 16) | ((long) month << 8) | date;
  }

  /** The day number of the first day of a month; {@code month} is 0 to 11. */
  static long dayOfMonthStart(long year, int month) {
    long marchYear = month < 2 ? year - 1 : year;
    long era = Math.floorDiv(marchYear, 400L);
    int yearOfEra = (int) (marchYear - era * 400);
    int marchMonth = month < 2 ? month + 10 : month - 2;
    int dayOfYear = (153 * marchMonth + 2) / 5;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_400_YEARS + dayOfEra - EPOCH_FROM_MARCH_OF_YEAR_ZERO;
  }

  /** Milliseconds of a time of day; the parts may be out of range, as the caller's numbers are. */
  public static double makeTime(double hour, double minute, double second, double millisecond) {
    if (!isFinite(hour) || !isFinite(minute) || !isFinite(second) || !isFinite(millisecond)) {
      return Double.NaN;
    }
    return MathFunctions.trunc(hour) * HOUR_MILLIS
        + MathFunctions.trunc(minute) * MINUTE_MILLIS
        + MathFunctions.trunc(second) * 1000
        + MathFunctions.trunc(millisecond);
  }

  /** The day number of a date whose month and day may be out of range; NaN where it has none. */
  public static double makeDay(double year, double month, double date) {
    if (!isFinite(year) || !isFinite(month) || !isFinite(date)) {
      return Double.NaN;
    }
    double wholeMonth = MathFunctions.trunc(month);
    double wholeYear = MathFunctions.trunc(year) + Math.floor(wholeMonth / 12);
    if (Math.abs(wholeYear) > YEAR_LIMIT) {
      return Double.NaN;
    }
    int monthOfYear = (int) (wholeMonth - Math.floor(wholeMonth / 12) * 12);
    return dayOfMonthStart((long) wholeYear, monthOfYear) + MathFunctions.trunc(date) - 1;
  }

  /** Day number and time within the day as one time. */
  public static double makeDate(double day, double time) {
    if (!isFinite(day) || !isFinite(time)) {
      return Double.NaN;
    }
    double result = day * DAY_MILLIS + time;
    return isFinite(result) ? result : Double.NaN;
  }

  /** Years 0 to 99 mean 1900 to 1999. */
  public static double makeFullYear(double year) {
    if (Double.isNaN(year)) {
      return year;
    }
    double truncated = MathFunctions.trunc(year);
    return truncated >= 0 && truncated <= 99 ? 1900 + truncated : truncated;
  }

  /** The integral time value, never -0; NaN where out of range. */
  public static double timeClip(double time) {
    if (!(Math.abs(time) <= MAX_TIME)) {
      return Double.NaN;
    }
    return MathFunctions.trunc(time) + 0.0;
  }

  private static boolean isFinite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }
}
