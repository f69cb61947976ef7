package org.ashlar.vm.regexp.matcher;

import org.ashlar.vm.unicode.CodePointSet;

/**
 * A set in the form in which it is asked about most quickly: a table for Latin-1, a bitmap for the
 * basic plane if the set is scattered there, and the ranges for the rest.
 */
public final class CharacterMatcher {
  private static final int LATIN_LIMIT = 256;

  /** Up to this many ranges a search beats the cache misses of a bitmap of 8 KB. */
  private static final int MAXIMUM_SEARCHED_RANGES = 4;

  private static final long[] NO_BITMAP = {};

  private final boolean[] latin = new boolean[LATIN_LIMIT];
  private final CodePointSet set;
  private final boolean scattered;
  private final boolean everyUnit;

  /** Made at the first question about a character it answers; all makers make the same. */
  private long[] bitmap = NO_BITMAP;

  public CharacterMatcher(CodePointSet set) {
    this.set = set;
    int ranges = 0;
    for (int index = 0; index < set.rangeCount(); index++) {
      int start = set.rangeStart(index);
      for (int unit = start; unit <= Math.min(set.rangeEnd(index), LATIN_LIMIT - 1); unit++) {
        latin[unit] = true;
      }
      if (set.rangeEnd(index) >= LATIN_LIMIT && start <= Character.MAX_VALUE) {
        ranges++;
      }
    }
    scattered = ranges > MAXIMUM_SEARCHED_RANGES;
    everyUnit = !set.isEmpty() && set.first() == 0 && set.rangeEnd(0) >= Character.MAX_VALUE;
  }

  /** The set itself. */
  public CodePointSet set() {
    return set;
  }

  /** True if {@code unit} belongs to the set. */
  boolean contains(char unit) {
    return unit < LATIN_LIMIT ? latin[unit] : containsBeyondLatin(unit);
  }

  /** True if {@code codePoint} belongs to the set. */
  boolean containsCodePoint(int codePoint) {
    return codePoint <= Character.MAX_VALUE ? contains((char) codePoint) : set.contains(codePoint);
  }

  private boolean containsBeyondLatin(char unit) {
    if (!scattered) {
      return set.contains(unit);
    }
    long[] bits = bitmap;
    if (bits.length == 0) {
      bits = makeBitmap();
      bitmap = bits;
    }
    return (bits[unit >> 6] >>> unit & 1) != 0;
  }

  private long[] makeBitmap() {
    long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    for (int index = 0; index < set.rangeCount(); index++) {
      int end = Math.min(set.rangeEnd(index), Character.MAX_VALUE);
      for (int unit = set.rangeStart(index); unit <= end; unit++) {
        bits[unit >> 6] |= 1L << unit;
      }
    }
    return bits;
  }

  /** The first position in {@code [position, end)} whose unit is not in the set, or {@code end}. */
  int skipMembers(String text, int position, int end) {
    if (everyUnit) {
      return end;
    }
    int index = position;
    while (index < end && contains(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** As {@link #skipMembers}, by code points: a surrogate pair is one character. */
  int skipMemberCodePoints(String text, int position, int end) {
    int index = position;
    while (index < end) {
      char unit = text.charAt(index);
      if (!Character.isSurrogate(unit)) {
        if (!contains(unit)) {
          return index;
        }
        index++;
      } else {
        int codePoint = codePointAt(text, index, end);
        if (!containsCodePoint(codePoint)) {
          return index;
        }
        index += Character.charCount(codePoint);
      }
    }
    return index;
  }

  /** The code point at {@code index}, where the text ends at {@code end}. */
  static int codePointAt(String text, int index, int end) {
    char lead = text.charAt(index);
    if (Character.isHighSurrogate(lead) && index + 1 < end) {
      char trail = text.charAt(index + 1);
      if (Character.isLowSurrogate(trail)) {
        return Character.toCodePoint(lead, trail);
      }
    }
    return lead;
  }

  /** The code point before {@code index}, where the text starts at {@code start}. */
  static int codePointBefore(String text, int index, int start) {
    char trail = text.charAt(index - 1);
    if (Character.isLowSurrogate(trail) && index - 2 >= start) {
      char lead = text.charAt(index - 2);
      if (Character.isHighSurrogate(lead)) {
        return Character.toCodePoint(lead, trail);
      }
    }
    return trail;
  }
}
