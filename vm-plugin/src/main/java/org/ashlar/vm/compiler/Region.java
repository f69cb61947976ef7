package org.ashlar.vm.compiler;

import java.util.Arrays;

/**
 * Code that a handler covers: a range with gaps, because what runs while control leaves the range
 * (closing iterators, leaving outer blocks) is not covered any more although it stands inside.
 */
final class Region {
  private int[] bounds = new int[4];
  private int count;

  /** Covers code from here on. */
  void open(int position) {
    if (count % 2 != 0) {
      throw new AssertionError("region is open");
    }
    add(position);
  }

  /** Covers nothing until the next {@link #open}. */
  void close(int position) {
    if (count % 2 == 0) {
      throw new AssertionError("region is closed");
    }
    if (bounds[count - 1] == position) {
      count--;
    } else {
      add(position);
    }
  }

  boolean isOpen() {
    return count % 2 != 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int ranges() {
    return count / 2;
  }

  int start(int range) {
    return bounds[range * 2];
  }

  int end(int range) {
    return bounds[range * 2 + 1];
  }

  private void add(int position) {
    if (count == bounds.length) {
      bounds = Arrays.copyOf(bounds, count * 2);
    }
    bounds[count++] = position;
  }
}
