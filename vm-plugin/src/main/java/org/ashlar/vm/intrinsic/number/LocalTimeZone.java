package org.ashlar.vm.intrinsic.number;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The local time zone of an agent: offsets, and local time back to UTC.
 *
 * <p>Implementation note. Programs ask for the offset of times that lie close together, so the
 * period between the two transitions around the last question is kept; a question inside it costs
 * two comparisons. An instance belongs to one agent and is not shared between threads.
 */
public final class LocalTimeZone {
  private final ZoneId zone;
  private final ZoneRules rules;
  private long periodStart = Long.MAX_VALUE;
  private long periodEnd = Long.MIN_VALUE;
  private int periodOffset;
  private @Nullable String standardName;
  private @Nullable String daylightName;

  /** The given zone. */
  public LocalTimeZone(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The identifier, such as {@code Europe/Paris}. */
  public String identifier() {
    String name = zone.getId();
    return name.equals("Z") ? "UTC" : name;
  }

  /** The offset from UTC in milliseconds at a time in UTC. */
  public int offsetAt(long time) {
    if (time < periodStart || time >= periodEnd) {
      loadPeriod(time);
    }
    return periodOffset;
  }

  private void loadPeriod(long time) {
    Instant instant = Instant.ofEpochMilli(time);
    periodOffset = rules.getOffset(instant).getTotalSeconds() * 1000;
    if (rules.isFixedOffset()) {
      periodStart = Long.MIN_VALUE;
      periodEnd = Long.MAX_VALUE;
      return;
    }
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
    periodStart = previous == null ? Long.MIN_VALUE : previous.toEpochSecond() * 1000;
    periodEnd = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
  }

  /** Local time of a time in UTC. */
  public long toLocal(long time) {
    return time + offsetAt(time);
  }

  /**
   * The time in UTC of a local time. A time that a transition repeats is the earlier one; a time it
   * skips is read with the offset from before the transition.
   */
  public double toUtc(double localTime) {
    // a day more than the valid range, so that each zone's offset still reaches its edges
    if (!(Math.abs(localTime) <= DateMath.MAX_TIME + DateMath.DAY_MILLIS)) {
      return Double.NaN;
    }
    long local = (long) localTime;
    long guess = local - periodOffset;
    long margin = 2 * DateMath.DAY_MILLIS;
    boolean wellInside =
        guess >= periodStart
            && guess < periodEnd
            && isAway(local, periodStart, margin)
            && isAway(local, periodEnd, margin);
    if (wellInside) {
      return guess;
    }
    LocalDateTime date =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1000L), Math.floorMod(local, 1000) * 1_000_000, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(date);
    ZoneOffset offset = transition == null ? rules.getOffset(date) : transition.getOffsetBefore();
    long time = local - offset.getTotalSeconds() * 1000L;
    offsetAt(time);
    return time;
  }

  private static boolean isAway(long local, long edge, long margin) {
    return edge == Long.MIN_VALUE || edge == Long.MAX_VALUE || Math.abs(local - edge) > margin;
  }

  /** The zone's long English name at a time, as {@code Date.prototype.toString} prints it. */
  public String nameAt(long time) {
    if (rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC)) {
      // without a look at the locale data, whose first use takes long
      return zone.getId().equals("GMT") ? "Greenwich Mean Time" : "Coordinated Universal Time";
    }
    if (zone instanceof ZoneOffset) {
      return "GMT" + zone.getDisplayName(TextStyle.FULL, Locale.US);
    }
    boolean daylight = rules.isDaylightSavings(Instant.ofEpochMilli(time));
    String known = daylight ? daylightName : standardName;
    if (known != null) {
      return known;
    }
    String name = TimeZone.getTimeZone(zone).getDisplayName(daylight, TimeZone.LONG, Locale.US);
    if (daylight) {
      daylightName = name;
    } else {
      standardName = name;
    }
    return name;
  }
}
