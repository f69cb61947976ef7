package org.ashlar.vm.intrinsic.number;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.TypeConversion;

/**
 * The setters of Date objects (clauses 21.4.4.20 to 21.4.4.34 and B.2.3.2).
 *
 * <p>They differ in the part they start at, in how many parts they take, and in whether these are
 * local: all convert every argument first, then leave an invalid date as it is, except that a year
 * revives it.
 */
final class DateSetters {
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DATE = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int MILLISECOND = 6;

  private DateSetters() {}

  /**
   * Replaces the parts from {@code first} on by the arguments, of which at most {@code most} count.
   */
  private static Object setParts(
      Agent agent, Object thisValue, Object[] arguments, int first, int most, boolean local) {
    DateObject date = DatePrototype.thisDate(agent, thisValue);
    double time = date.time;
    int count = Math.min(arguments.length, most);
    double[] replacements = new double[Math.max(count, 1)];
    replacements[0] = Double.NaN;
    for (int i = 0; i < count; i++) {
      replacements[i] = TypeConversion.toDouble(agent, arguments[i]);
    }
    if (Double.isNaN(time)) {
      if (first != YEAR) {
        return time;
      }
      time = 0;
    } else if (local) {
      time = DatePrototype.zone(agent).toLocal((long) time);
    }
    double[] parts = parts((long) time);
    System.arraycopy(replacements, 0, parts, first, replacements.length);
    double day =
        first <= DATE
            ? DateMath.makeDay(parts[YEAR], parts[MONTH], parts[DATE])
            : DateMath.day((long) time);
    double clock =
        first <= DATE
            ? DateMath.timeWithinDay((long) time)
            : DateMath.makeTime(parts[HOUR], parts[MINUTE], parts[SECOND], parts[MILLISECOND]);
    return store(agent, date, DateMath.makeDate(day, clock), local);
  }

  private static Object store(Agent agent, DateObject date, double time, boolean local) {
    double utc = local ? DatePrototype.zone(agent).toUtc(time) : time;
    date.time = DateMath.timeClip(utc);
    return Numbers.box(date.time);
  }

  private static double[] parts(long time) {
    return new double[] {
      DateMath.year(time),
      DateMath.month(time),
      DateMath.date(time),
      DateMath.hour(time),
      DateMath.minute(time),
      DateMath.second(time),
      DateMath.millisecond(time)
    };
  }

  @Builtin(name = "setDate", length = 1)
  @EcmaSpec("sec-date.prototype.setdate")
  static Object setDate(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, DATE, 1, true);
  }

  @Builtin(name = "setUTCDate", length = 1)
  @EcmaSpec("sec-date.prototype.setutcdate")
  static Object setUtcDate(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, DATE, 1, false);
  }

  @Builtin(name = "setFullYear", length = 3)
  @EcmaSpec("sec-date.prototype.setfullyear")
  static Object setFullYear(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, YEAR, 3, true);
  }

  @Builtin(name = "setUTCFullYear", length = 3)
  @EcmaSpec("sec-date.prototype.setutcfullyear")
  static Object setUtcFullYear(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, YEAR, 3, false);
  }

  @Builtin(name = "setHours", length = 4)
  @EcmaSpec("sec-date.prototype.sethours")
  static Object setHours(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, HOUR, 4, true);
  }

  @Builtin(name = "setUTCHours", length = 4)
  @EcmaSpec("sec-date.prototype.setutchours")
  static Object setUtcHours(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, HOUR, 4, false);
  }

  @Builtin(name = "setMilliseconds", length = 1)
  @EcmaSpec("sec-date.prototype.setmilliseconds")
  static Object setMilliseconds(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MILLISECOND, 1, true);
  }

  @Builtin(name = "setUTCMilliseconds", length = 1)
  @EcmaSpec("sec-date.prototype.setutcmilliseconds")
  static Object setUtcMilliseconds(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MILLISECOND, 1, false);
  }

  @Builtin(name = "setMinutes", length = 3)
  @EcmaSpec("sec-date.prototype.setminutes")
  static Object setMinutes(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MINUTE, 3, true);
  }

  @Builtin(name = "setUTCMinutes", length = 3)
  @EcmaSpec("sec-date.prototype.setutcminutes")
  static Object setUtcMinutes(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MINUTE, 3, false);
  }

  @Builtin(name = "setMonth", length = 2)
  @EcmaSpec("sec-date.prototype.setmonth")
  static Object setMonth(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MONTH, 2, true);
  }

  @Builtin(name = "setUTCMonth", length = 2)
  @EcmaSpec("sec-date.prototype.setutcmonth")
  static Object setUtcMonth(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, MONTH, 2, false);
  }

  @Builtin(name = "setSeconds", length = 2)
  @EcmaSpec("sec-date.prototype.setseconds")
  static Object setSeconds(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, SECOND, 2, true);
  }

  @Builtin(name = "setUTCSeconds", length = 2)
  @EcmaSpec("sec-date.prototype.setutcseconds")
  static Object setUtcSeconds(Agent agent, Object thisValue, Object[] arguments) {
    return setParts(agent, thisValue, arguments, SECOND, 2, false);
  }

  @Builtin(name = "setTime")
  @EcmaSpec("sec-date.prototype.settime")
  static Object setTime(Agent agent, Object thisValue, Object time) {
    DateObject date = DatePrototype.thisDate(agent, thisValue);
    return store(agent, date, TypeConversion.toDouble(agent, time), false);
  }

  @Builtin(name = "setYear")
  @EcmaSpec("sec-date.prototype.setyear")
  static Object setYear(Agent agent, Object thisValue, Object year) {
    DateObject date = DatePrototype.thisDate(agent, thisValue);
    double before = date.time;
    double number = TypeConversion.toDouble(agent, year);
    double time = Double.isNaN(before) ? 0 : DatePrototype.zone(agent).toLocal((long) before);
    double day =
        DateMath.makeDay(
            DateMath.makeFullYear(number), DateMath.month((long) time), DateMath.date((long) time));
    return store(agent, date, DateMath.makeDate(day, DateMath.timeWithinDay((long) time)), true);
  }
}
