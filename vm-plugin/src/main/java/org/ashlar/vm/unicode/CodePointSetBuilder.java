package org.ashlar.vm.unicode;

import java.util.Arrays;

/** Collects ranges in any order, overlapping or not, and makes one {@link CodePointSet} of them. */
public final class CodePointSetBuilder {
  /** Each element is a range: first code point in the upper half, last one in the lower half. */
  private long[] ranges = new long[8];

  private int count;

  /** Adds one code point. */
  public CodePointSetBuilder add(int codePoint) {
    return addRange(codePoint, codePoint);
  }

  /** Adds the code points from {@code first} to {@code last}, both included. */
  public CodePointSetBuilder addRange(int first, int last) {
    if (count == ranges.length) {
      ranges = Arrays.copyOf(ranges, count * 2);
    }
    ranges[count++] = (long) first << 32 | last;
    return this;
  }

  /** Adds every element of {@code set}. */
  public CodePointSetBuilder addAll(CodePointSet set) {
    for (int index = 0; index < set.rangeCount(); index++) {
      addRange(set.rangeStart(index), set.rangeEnd(index));
    }
    return this;
  }

  /** The set of everything added so far. */
  public CodePointSet build() {
    Arrays.sort(ranges, 0, count);
    int[] boundaries = new int[2 * count];
    int length = 0;
    for (int index = 0; index < count; index++) {
      int first = (int) (ranges[index] >>> 32);
      int end = (int) ranges[index] + 1;
      if (length > 0 && first <= boundaries[length - 1]) {
        boundaries[length - 1] = Math.max(boundaries[length - 1], end);
      } else {
        boundaries[length++] = first;
        boundaries[length++] = end;
      }
    }
    return CodePointSet.ofBoundaries(Arrays.copyOf(boundaries, length));
  }
}
