package org.ashlar.vm.regexp.matcher;

import org.ashlar.vm.unicode.CaseMapping;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern. Immutable; shared by all matchers.
 *
 * <p>Registers 0 and 1 hold the bounds of the match, 2n and 2n + 1 those of group n; the last one
 * is scratch, those between belong to loops and look arounds.
 */
public final class MatchProgram {
  /** Where a match may start, the way to find such places, and how many units it needs at least. */
  public record Start(Kind kind, String prefix, @Nullable StartFilter filter, int length) {
    /** How candidates are found. */
    public enum Kind {
      /** Every position. */
      EVERYWHERE,
      /** The start of the input. */
      INPUT_START,
      /** The starts of lines. */
      LINE_STARTS,
      /** The first position asked for and the starts of the lines behind it. */
      FIRST_AND_LINE_STARTS,
      /** The first position asked for. */
      FIRST,
      /** Occurrences of {@link Start#prefix}. */
      PREFIX,
      /** Places that pass {@link Start#filter}. */
      FILTER
    }
  }

  final int[] code;
  final CharacterMatcher[] sets;
  final String[] texts;
  final int groupCount;
  final int registerCount;
  final int forkCount;
  final boolean unicodeMode;
  final Start start;

  /** The arrays now belong to the program. */
  public MatchProgram(
      int[] code,
      CharacterMatcher[] sets,
      String[] texts,
      int groupCount,
      int registerCount,
      int forkCount,
      boolean unicodeMode,
      Start start) {
    this.code = code;
    this.sets = sets;
    this.texts = texts;
    this.groupCount = groupCount;
    this.registerCount = registerCount;
    this.forkCount = forkCount;
    this.unicodeMode = unicodeMode;
    this.start = start;
  }

  CaseMapping caseMapping() {
    return unicodeMode ? CaseMapping.simpleFolding() : CaseMapping.legacyUpper();
  }

  /** The retained size in bytes, roughly. */
  public long weight() {
    return 200L + 4L * code.length + 350L * sets.length + 48L * texts.length;
  }
}
