package org.ashlar.vm.intrinsic.number;

/**
 * {@code Date.parse}: the interchange format of the specification, and for everything else the
 * lenient reading that V8 gives, because dates such as {@code Jan 5 2020 10:00 GMT+2} are common in
 * programs and the specification leaves them open.
 *
 * <p>Implementation note. The text is cut into tokens (numbers, words, signs, other marks). The
 * strict format is tried first; where it stops fitting before a time part, the lenient reader goes
 * on with the numbers read so far. Lenient rules: parentheses are comments; words before the first
 * number are ignored; a number before a colon is a clock part; a sign after a clock or a zone name
 * starts an offset; other numbers are month, day, year in that order, or year first if the first
 * cannot be a day.
 */
public final class DateParser {
  private static final int NONE = Integer.MAX_VALUE;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** What the attempt at the interchange format came to. */
  private enum Outcome {
    WHOLE,
    INVALID,
    LENIENT
  }

  private final DateTokens tokens;

  private final int[] dayNumbers = new int[3];
  private int dayCount;
  private int namedMonth = NONE;
  private boolean interchangeDate;

  private final int[] clock = new int[4];
  private int clockCount;
  private int halfDayOffset = NONE;

  private int zoneSign = NONE;
  private int zoneHour = NONE;
  private int zoneMinute = NONE;

  private DateParser(String text) {
    this.tokens = new DateTokens(text);
  }

  /** The time value the text means, NaN if none. */
  public static double parse(String text, LocalTimeZone zone) {
    DateParser parser = new DateParser(text);
    boolean understood =
        switch (parser.readInterchange()) {
          case WHOLE -> true;
          case INVALID -> false;
          case LENIENT -> parser.readLenient();
        };
    return understood ? parser.compose(zone) : Double.NaN;
  }

  private Outcome readInterchange() {
    if (!readInterchangeDate()) {
      return Outcome.LENIENT;
    }
    if (!tokens.isWord("t")) {
      if (!tokens.atEnd()) {
        return Outcome.LENIENT;
      }
    } else {
      tokens.next();
      if (!readInterchangeTime() || !tokens.atEnd()) {
        return Outcome.INVALID;
      }
    }
    if (zoneSign == NONE && clockCount == 0) {
      setZone(0);
    }
    interchangeDate = true;
    return Outcome.WHOLE;
  }

  private boolean readInterchangeDate() {
    if (tokens.isSign()) {
      int sign = tokens.sign();
      tokens.next();
      if (!tokens.isNumber(6)) {
        return false;
      }
      if (sign < 0 && tokens.number() == 0) {
        tokens.next();
        return false;
      }
      addDay(sign * tokens.take());
    } else if (tokens.isNumber(4)) {
      addDay(tokens.take());
    } else {
      return false;
    }
    if (tokens.skip('-')) {
      if (!tokens.isNumber(2) || !isMonth(tokens.number())) {
        return false;
      }
      addDay(tokens.take());
      if (tokens.skip('-')) {
        if (!tokens.isNumber(2) || !isDay(tokens.number())) {
          return false;
        }
        addDay(tokens.take());
      }
    }
    return true;
  }

  private boolean readInterchangeTime() {
    if (!tokens.isNumber(2) || tokens.number() > 24) {
      return false;
    }
    boolean endOfDay = tokens.number() == 24;
    addClock(tokens.take());
    if (!tokens.skip(':') || !takeClockPart(59, endOfDay)) {
      return false;
    }
    if (tokens.skip(':')) {
      if (!takeClockPart(59, endOfDay)) {
        return false;
      }
      if (tokens.skip('.')) {
        if (!tokens.isNumber() || (endOfDay && tokens.number() > 0)) {
          return false;
        }
        addClock(tokens.takeMilliseconds());
      }
    }
    if (tokens.isWord("z")) {
      tokens.next();
      setZone(0);
      return true;
    }
    return !tokens.isSign() || readInterchangeOffset();
  }

  private boolean takeClockPart(int maximum, boolean mustBeZero) {
    if (!tokens.isNumber(2) || tokens.number() > (mustBeZero ? 0 : maximum)) {
      return false;
    }
    addClock(tokens.take());
    return true;
  }

  private boolean readInterchangeOffset() {
    zoneSign = tokens.sign();
    tokens.next();
    if (tokens.isNumber(4)) {
      int hourAndMinute = tokens.take();
      zoneHour = hourAndMinute / 100;
      zoneMinute = hourAndMinute % 100;
      return zoneHour <= 23 && zoneMinute <= 59;
    }
    if (!tokens.isNumber(2) || tokens.number() > 23) {
      return false;
    }
    zoneHour = tokens.take();
    if (!tokens.skip(':') || !tokens.isNumber(2) || tokens.number() > 59) {
      return false;
    }
    zoneMinute = tokens.take();
    return true;
  }

  private boolean readLenient() {
    boolean seenNumber = dayCount > 0;
    while (!tokens.atEnd()) {
      if (tokens.isNumber()) {
        seenNumber = true;
        if (!readLenientNumber()) {
          return false;
        }
      } else if (tokens.isWord()) {
        if (!readLenientWord(seenNumber)) {
          return false;
        }
      } else if (tokens.isSign() && (isUtc() || clockCount > 0)) {
        seenNumber = true;
        if (!readLenientOffset()) {
          return false;
        }
      } else if (seenNumber && (tokens.isSign() || tokens.is(')'))) {
        return false;
      } else if (tokens.is('(')) {
        tokens.skipParentheses();
      } else {
        tokens.next();
      }
    }
    return true;
  }

  private boolean readLenientNumber() {
    int number = tokens.take();
    if (tokens.skip(':')) {
      if (tokens.skip(':')) {
        if (clockCount > 0) {
          return false;
        }
        addClock(number);
        addClock(0);
        return true;
      }
      boolean added = addClock(number);
      tokens.skip('.');
      return added;
    }
    if (tokens.is('.') && expectsClockPart(number)) {
      tokens.next();
      addClock(number);
      if (!tokens.isNumber()) {
        return false;
      }
      finishClock(tokens.takeMilliseconds());
      return true;
    }
    tokens.skip('.');
    if (zoneHour != NONE && zoneMinute == NONE && number <= 59) {
      zoneMinute = number;
      return true;
    }
    if (expectsClockPart(number)) {
      finishClock(number);
      return tokens.atEnd() || tokens.isSpace() || tokens.isWord("z") || tokens.isSign();
    }
    if (!addDay(number)) {
      return false;
    }
    tokens.skip('-');
    return true;
  }

  private boolean readLenientWord(boolean seenNumber) {
    String prefix = tokens.wordPrefix();
    int month = prefix.length() == 3 ? monthOf(prefix) : NONE;
    boolean whole = tokens.length() == prefix.length();
    int zoneHours = whole ? zoneHoursOf(prefix) : NONE;
    boolean halfDay = whole && (prefix.equals("am") || prefix.equals("pm"));
    tokens.next();
    if (halfDay && clockCount > 0) {
      halfDayOffset = prefix.equals("am") ? 0 : 12;
    } else if (month != NONE) {
      namedMonth = month;
      tokens.skip('-');
    } else if (zoneHours != NONE && seenNumber) {
      setZone(zoneHours);
    } else {
      return !seenNumber && !tokens.isNumber();
    }
    return true;
  }

  private static int monthOf(String prefix) {
    for (int month = 0; month < 12; month++) {
      if (MONTHS.startsWith(prefix, 3 * month)) {
        return month + 1;
      }
    }
    return NONE;
  }

  private static int zoneHoursOf(String word) {
    return switch (word) {
      case "ut", "utc", "z", "gmt" -> 0;
      case "edt" -> -4;
      case "est", "cdt" -> -5;
      case "cst", "mdt" -> -6;
      case "mst", "pdt" -> -7;
      case "pst" -> -8;
      default -> NONE;
    };
  }

  private boolean readLenientOffset() {
    zoneSign = tokens.sign();
    tokens.next();
    int number = 0;
    int length = 0;
    if (tokens.isNumber()) {
      length = tokens.length();
      number = tokens.take();
    }
    if (tokens.is(':')) {
      zoneHour = number;
      zoneMinute = NONE;
    } else if (length == 1 || length == 2) {
      zoneHour = number;
      zoneMinute = 0;
    } else if (length == 3 || length == 4) {
      zoneHour = number / 100;
      zoneMinute = number % 100;
    } else {
      return false;
    }
    return true;
  }

  private boolean addDay(int number) {
    if (dayCount == dayNumbers.length) {
      return false;
    }
    dayNumbers[dayCount++] = number;
    return true;
  }

  private boolean addClock(int number) {
    if (clockCount == clock.length) {
      return false;
    }
    clock[clockCount++] = number;
    return true;
  }

  /** The rest of the clock is zero; a part too many is dropped. */
  private void finishClock(int number) {
    addClock(number);
    clockCount = clock.length;
  }

  private boolean expectsClockPart(int number) {
    return switch (clockCount) {
      case 1, 2 -> number <= 59;
      case 3 -> number <= 999;
      default -> false;
    };
  }

  private void setZone(int hours) {
    zoneSign = hours < 0 ? -1 : 1;
    zoneHour = Math.abs(hours);
    zoneMinute = 0;
  }

  private boolean isUtc() {
    return zoneHour == 0 && zoneMinute == 0;
  }

  private static boolean isMonth(int number) {
    return number >= 1 && number <= 12;
  }

  private static boolean isDay(int number) {
    return number >= 1 && number <= 31;
  }

  private double compose(LocalTimeZone zone) {
    double day = composeDay();
    double time = composeClock();
    if (Double.isNaN(day) || Double.isNaN(time)) {
      return Double.NaN;
    }
    double date = DateMath.makeDate(day, time);
    if (zoneSign == NONE) {
      return DateMath.timeClip(zone.toUtc(date));
    }
    long hours = zoneHour == NONE ? 0 : zoneHour;
    long minutes = zoneMinute == NONE ? 0 : zoneMinute;
    long offset = zoneSign * (hours * DateMath.HOUR_MILLIS + minutes * DateMath.MINUTE_MILLIS);
    return DateMath.timeClip(date - offset);
  }

  private double composeDay() {
    if (dayCount == 0) {
      return Double.NaN;
    }
    for (int i = dayCount; i < dayNumbers.length; i++) {
      dayNumbers[i] = 1;
    }
    int year;
    int month;
    int day;
    if (namedMonth == NONE) {
      boolean yearFirst = interchangeDate || !isDay(dayNumbers[0]);
      year = dayNumbers[yearFirst ? 0 : 2];
      month = dayNumbers[yearFirst ? 1 : 0];
      day = dayNumbers[yearFirst ? 2 : 1];
    } else {
      boolean yearFirst = !isDay(dayNumbers[0]);
      month = namedMonth;
      year = dayNumbers[yearFirst ? 0 : 1];
      day = dayNumbers[yearFirst ? 1 : 0];
    }
    if (!interchangeDate && year >= 0 && year <= 99) {
      year += year <= 49 ? 2000 : 1900;
    }
    if (!isMonth(month) || !isDay(day)) {
      return Double.NaN;
    }
    return DateMath.makeDay(year, month - 1.0, day);
  }

  private double composeClock() {
    for (int i = clockCount; i < clock.length; i++) {
      clock[i] = 0;
    }
    int hour = clock[0];
    if (halfDayOffset != NONE) {
      if (hour > 12) {
        return Double.NaN;
      }
      hour = hour % 12 + halfDayOffset;
    }
    boolean inRange = hour <= 23 && clock[1] <= 59 && clock[2] <= 59 && clock[3] <= 999;
    boolean endOfDay = hour == 24 && clock[1] == 0 && clock[2] == 0 && clock[3] == 0;
    if (!inRange && !endOfDay) {
      return Double.NaN;
    }
    return DateMath.makeTime(hour, clock[1], clock[2], clock[3]);
  }
}
