package org.ashlar.vm.intrinsic.number;

/** The texts of a date: ISO, UTC, the readable local form, and the basic en-US locale forms. */
public final class DateText {
  /** What the readable forms of an invalid date print. */
  public static final String INVALID_DATE = "Invalid Date";

  private static final String WEEK_DAYS = "SunMonTueWedThuFriSat";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private DateText() {}

  /** {@code Date.prototype.toISOString} of a valid time. */
  public static String iso(long time) {
    StringBuilder text = new StringBuilder(27);
    long parts = DateMath.yearMonthDay(DateMath.day(time));
    int year = (int) (parts >> 16);
    if (year >= 0 && year <= 9999) {
      appendPadded(text, year, 4);
    } else {
      text.append(year < 0 ? '-' : '+');
      appendPadded(text, Math.abs(year), 6);
    }
    appendPadded(text.append('-'), ((int) (parts >> 8) & 0xFF) + 1, 2);
    appendPadded(text.append('-'), (int) parts & 0xFF, 2);
    text.append('T');
    appendClock(text, time);
    appendPadded(text.append('.'), DateMath.millisecond(time), 3);
    return text.append('Z').toString();
  }

  /** {@code Date.prototype.toUTCString} of a valid time. */
  public static String utc(long time) {
    StringBuilder text = new StringBuilder(32);
    long parts = DateMath.yearMonthDay(DateMath.day(time));
    appendName(text, WEEK_DAYS, DateMath.weekDay(time)).append(", ");
    appendPadded(text, (int) parts & 0xFF, 2);
    appendName(text.append(' '), MONTHS, (int) (parts >> 8) & 0xFF).append(' ');
    appendYear(text, (int) (parts >> 16));
    appendClock(text.append(' '), time);
    return text.append(" GMT").toString();
  }

  /** {@code Date.prototype.toString} of a valid time. */
  public static String full(long time, LocalTimeZone zone) {
    StringBuilder text = new StringBuilder(64);
    appendDate(text, zone.toLocal(time));
    appendTime(text.append(' '), time, zone);
    return text.toString();
  }

  /** {@code Date.prototype.toDateString} of a valid time. */
  public static String date(long time, LocalTimeZone zone) {
    StringBuilder text = new StringBuilder(16);
    appendDate(text, zone.toLocal(time));
    return text.toString();
  }

  /** {@code Date.prototype.toTimeString} of a valid time. */
  public static String time(long time, LocalTimeZone zone) {
    StringBuilder text = new StringBuilder(48);
    appendTime(text, time, zone);
    return text.toString();
  }

  /** The date as en-US writes it by default; years before 1 are counted backwards, as ICU does. */
  public static String localeDate(long time, LocalTimeZone zone) {
    long parts = DateMath.yearMonthDay(DateMath.day(zone.toLocal(time)));
    int year = (int) (parts >> 16);
    return (((int) (parts >> 8) & 0xFF) + 1)
        + "/"
        + ((int) parts & 0xFF)
        + "/"
        + (year > 0 ? year : 1 - year);
  }

  /** The time of day as en-US writes it by default. */
  public static String localeTime(long time, LocalTimeZone zone) {
    long local = zone.toLocal(time);
    int hour = DateMath.hour(local);
    StringBuilder text = new StringBuilder(12);
    text.append(hour % 12 == 0 ? 12 : hour % 12).append(':');
    appendPadded(text, DateMath.minute(local), 2);
    appendPadded(text.append(':'), DateMath.second(local), 2);
    return text.append(hour < 12 ? " AM" : " PM").toString();
  }

  /** Date and time as en-US writes them by default. */
  public static String locale(long time, LocalTimeZone zone) {
    return localeDate(time, zone) + ", " + localeTime(time, zone);
  }

  private static void appendDate(StringBuilder text, long local) {
    long parts = DateMath.yearMonthDay(DateMath.day(local));
    appendName(text, WEEK_DAYS, DateMath.weekDay(local)).append(' ');
    appendName(text, MONTHS, (int) (parts >> 8) & 0xFF).append(' ');
    appendPadded(text, (int) parts & 0xFF, 2);
    appendYear(text.append(' '), (int) (parts >> 16));
  }

  private static void appendTime(StringBuilder text, long time, LocalTimeZone zone) {
    int offset = zone.offsetAt(time);
    appendClock(text, time + offset);
    text.append(" GMT").append(offset < 0 ? '-' : '+');
    int minutes = (int) (Math.abs(offset) / DateMath.MINUTE_MILLIS);
    appendPadded(text, minutes / 60, 2);
    appendPadded(text, minutes % 60, 2);
    text.append(" (").append(zone.nameAt(time)).append(')');
  }

  private static void appendClock(StringBuilder text, long time) {
    appendPadded(text, DateMath.hour(time), 2);
    appendPadded(text.append(':'), DateMath.minute(time), 2);
    appendPadded(text.append(':'), DateMath.second(time), 2);
  }

  private static void appendYear(StringBuilder text, int year) {
    if (year < 0) {
      text.append('-');
    }
    appendPadded(text, Math.abs(year), 4);
  }

  private static StringBuilder appendName(StringBuilder text, String names, int index) {
    return text.append(names, 3 * index, 3 * index + 3);
  }

  private static void appendPadded(StringBuilder text, int value, int width) {
    int threshold = 1;
    for (int i = 1; i < width; i++) {
      threshold *= 10;
    }
    for (; threshold > 1 && value < threshold; threshold /= 10) {
      text.append('0');
    }
    text.append(value);
  }
}
