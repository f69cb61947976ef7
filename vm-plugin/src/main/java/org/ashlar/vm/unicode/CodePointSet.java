package org.ashlar.vm.unicode;

import java.util.Arrays;

/**
 * An immutable set of code points.
 *
 * <p>Representation: an inversion list. {@code boundaries} is strictly ascending; membership of a
 * code point flips at each of its elements, so even positions start a range and odd positions end
 * one (exclusive). All operations are one merge of two such lists.
 */
public final class CodePointSet {
  /** One more than the largest code point. */
  public static final int LIMIT = 0x110000;

  /** The empty set. */
  public static final CodePointSet EMPTY = new CodePointSet(new int[0]);

  /** Every code point, surrogates included. */
  public static final CodePointSet ALL = new CodePointSet(new int[] {0, LIMIT});

  private final int[] boundaries;

  private CodePointSet(int[] boundaries) {
    this.boundaries = boundaries;
  }

  /** The set that holds only {@code codePoint}. */
  public static CodePointSet single(int codePoint) {
    return range(codePoint, codePoint);
  }

  /** The set of the code points from {@code first} to {@code last}, both included. */
  public static CodePointSet range(int first, int last) {
    if (first < 0 || last < first || last >= LIMIT) {
      throw new IllegalArgumentException("not a range of code points: " + first + " to " + last);
    }
    return new CodePointSet(new int[] {first, last + 1});
  }

  /**
   * The set with the given inversion list: an even number of strictly ascending positions, the
   * starts of ranges alternating with their exclusive ends. The array now belongs to the set.
   */
  static CodePointSet ofBoundaries(int[] boundaries) {
    return boundaries.length == 0 ? EMPTY : new CodePointSet(boundaries);
  }

  /** True if {@code codePoint} belongs to the set. */
  public boolean contains(int codePoint) {
    int low = 0;
    int high = boundaries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (boundaries[middle] <= codePoint) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (low & 1) != 0;
  }

  /** True if the set has no element. */
  public boolean isEmpty() {
    return boundaries.length == 0;
  }

  /** The number of maximal ranges. */
  public int rangeCount() {
    return boundaries.length >> 1;
  }

  /** The first code point of the range with this index, counted from 0 in ascending order. */
  public int rangeStart(int index) {
    return boundaries[2 * index];
  }

  /** The last code point (included) of the range with this index. */
  public int rangeEnd(int index) {
    return boundaries[2 * index + 1] - 1;
  }

  /** The number of code points. */
  public int size() {
    int size = 0;
    for (int index = 0; index < boundaries.length; index += 2) {
      size += boundaries[index + 1] - boundaries[index];
    }
    return size;
  }

  /** The smallest element; the set must not be empty. */
  public int first() {
    return boundaries[0];
  }

  /** The largest element; the set must not be empty. */
  public int last() {
    return boundaries[boundaries.length - 1] - 1;
  }

  /** True if no code point belongs to both sets. */
  public boolean isDisjoint(CodePointSet other) {
    int left = 0;
    int right = 0;
    while (left < boundaries.length && right < other.boundaries.length) {
      if (boundaries[left + 1] <= other.boundaries[right]) {
        left += 2;
      } else if (other.boundaries[right + 1] <= boundaries[left]) {
        right += 2;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The elements of this set or of {@code other}. */
  public CodePointSet union(CodePointSet other) {
    if (other.isEmpty() || this == other) {
      return this;
    }
    return isEmpty() ? other : merge(other, 1);
  }

  /** The elements of both sets. */
  public CodePointSet intersection(CodePointSet other) {
    return merge(other, 2);
  }

  /** The elements of this set that are not in {@code other}. */
  public CodePointSet difference(CodePointSet other) {
    return other.isEmpty() ? this : intersection(other.complement());
  }

  /** Every code point that is not in this set. */
  public CodePointSet complement() {
    boolean startsAtZero = boundaries.length > 0 && boundaries[0] == 0;
    boolean endsAtLimit = boundaries.length > 0 && boundaries[boundaries.length - 1] == LIMIT;
    int from = startsAtZero ? 1 : 0;
    int to = endsAtLimit ? boundaries.length - 1 : boundaries.length;
    int shift = startsAtZero ? 0 : 1;
    int[] result = new int[to - from + shift + (endsAtLimit ? 0 : 1)];
    System.arraycopy(boundaries, from, result, shift, to - from);
    if (!endsAtLimit) {
      result[result.length - 1] = LIMIT;
    }
    return ofBoundaries(result);
  }

  /** Merges two inversion lists; a position is inside if at least {@code needed} lists hold it. */
  private CodePointSet merge(CodePointSet other, int needed) {
    int[] result = new int[boundaries.length + other.boundaries.length];
    int count = 0;
    int left = 0;
    int right = 0;
    boolean inside = false;
    while (left < boundaries.length || right < other.boundaries.length) {
      int leftNext = left < boundaries.length ? boundaries[left] : Integer.MAX_VALUE;
      int rightNext = right < other.boundaries.length ? other.boundaries[right] : Integer.MAX_VALUE;
      int position = Math.min(leftNext, rightNext);
      if (leftNext == position) {
        left++;
      }
      if (rightNext == position) {
        right++;
      }
      boolean nowInside = (left & 1) + (right & 1) >= needed;
      if (nowInside != inside) {
        result[count++] = position;
        inside = nowInside;
      }
    }
    return ofBoundaries(Arrays.copyOf(result, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePointSet set && Arrays.equals(boundaries, set.boundaries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(boundaries);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int index = 0; index < rangeCount(); index++) {
      if (index > 0) {
        text.append(' ');
      }
      text.append(Integer.toHexString(rangeStart(index)));
      if (rangeEnd(index) > rangeStart(index)) {
        text.append('-').append(Integer.toHexString(rangeEnd(index)));
      }
    }
    return text.append(']').toString();
  }
}
