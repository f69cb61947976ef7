package org.ashlar.vm.code;

import java.util.Arrays;

/** Source offsets of the instructions that may throw or call, in order of instruction index. */
public final class PositionTable {
  /** No positions. */
  public static final PositionTable EMPTY = new PositionTable(new int[0], new int[0]);

  private final int[] indices;
  private final int[] offsets;

  /**
   * Takes ownership of both arrays.
   *
   * @param indices instruction indices, ascending
   * @param offsets source offset of each, in UTF-16 units
   */
  public PositionTable(int[] indices, int[] offsets) {
    this.indices = indices;
    this.offsets = offsets;
  }

  int[] indices() {
    return indices;
  }

  int[] offsets() {
    return offsets;
  }

  /** Source offset of the instruction at or before an index, or -1 if there is none. */
  public int offset(int pc) {
    int at = Arrays.binarySearch(indices, pc);
    if (at < 0) {
      at = -at - 2;
    }
    return at < 0 ? -1 : offsets[at];
  }
}
