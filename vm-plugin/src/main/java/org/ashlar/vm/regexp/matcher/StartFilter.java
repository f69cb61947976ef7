package org.ashlar.vm.regexp.matcher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quick test that most places fail at which no match starts: what the first units of a match can
 * be, each by itself, and what must or must not stand before it.
 *
 * <p>For Latin-1 the sets are merged into one table with a bit for each offset, so that a place is
 * judged by as many loads as units.
 */
public final class StartFilter {
  /** The most units that are looked at. */
  public static final int MAXIMUM_DEPTH = 3;

  private static final int LATIN_LIMIT = 256;

  private final byte[] masks = new byte[LATIN_LIMIT];
  private final CharacterMatcher[] sets;
  private final @Nullable CharacterMatcher before;
  private final boolean beforeIsMember;
  private final @Nullable CharacterMatcher leadingRun;

  /**
   * A filter.
   *
   * @param sets for each offset what the unit there can be; at least one, and no more than a match
   *     has units
   * @param before what the unit before the match is in or, unless {@code beforeIsMember}, not in
   * @param leadingRun the set of an unbounded run that starts the pattern: where a match fails it
   *     also fails at the other places of the run
   */
  public StartFilter(
      List<CharacterMatcher> sets,
      @Nullable CharacterMatcher before,
      boolean beforeIsMember,
      @Nullable CharacterMatcher leadingRun) {
    this.sets = sets.toArray(CharacterMatcher[]::new);
    this.before = before;
    this.beforeIsMember = beforeIsMember;
    this.leadingRun = leadingRun;
    for (int offset = 0; offset < this.sets.length; offset++) {
      for (char unit = 0; unit < LATIN_LIMIT; unit++) {
        if (this.sets[offset].contains(unit)) {
          masks[unit] |= (byte) (1 << offset);
        }
      }
    }
  }

  /** Where to go on after a match has failed to start at {@code position}. */
  int afterFailure(String text, int position, int end) {
    return leadingRun == null ? position + 1 : leadingRun.skipMembers(text, position, end) + 1;
  }

  /**
   * The first place from {@code position} to {@code end} (exclusive) that passes, or {@code end}.
   * At each place there are as many units as a match has at least.
   */
  int next(String text, int from, int position, int end) {
    int index = position;
    while (index < end) {
      if (isMember(text.charAt(index), 0) && passes(text, from, index)) {
        return index;
      }
      index++;
    }
    return end;
  }

  private boolean passes(String text, int from, int index) {
    for (int offset = 1; offset < sets.length; offset++) {
      if (!isMember(text.charAt(index + offset), offset)) {
        return false;
      }
    }
    if (before == null) {
      return true;
    }
    return index == from
        ? !beforeIsMember
        : before.contains(text.charAt(index - 1)) == beforeIsMember;
  }

  private boolean isMember(char unit, int offset) {
    return unit < LATIN_LIMIT ? (masks[unit] >>> offset & 1) != 0 : sets[offset].contains(unit);
  }
}
