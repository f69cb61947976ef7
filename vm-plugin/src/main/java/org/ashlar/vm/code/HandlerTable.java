package org.ashlar.vm.code;

/**
 * Exception handlers of a body: rows of start (inclusive), end (exclusive), handler index and the
 * register that receives the thrown value. Rows of inner regions come before those of outer ones.
 */
public final class HandlerTable {
  /** No handlers. */
  public static final HandlerTable EMPTY = new HandlerTable(new int[0]);

  private static final int ROW = 4;

  private final int[] rows;

  /** Takes ownership of {@code rows}, four words a handler. */
  public HandlerTable(int[] rows) {
    this.rows = rows;
  }

  /** Row number of the innermost handler that covers the instruction index, or -1. */
  public int find(int pc) {
    for (int i = 0; i < rows.length; i += ROW) {
      if (pc >= rows[i] && pc < rows[i + 1]) {
        return i / ROW;
      }
    }
    return -1;
  }

  /** The rows, four words each. */
  int[] rows() {
    return rows;
  }

  public int size() {
    return rows.length / ROW;
  }

  public int start(int row) {
    return rows[row * ROW];
  }

  public int end(int row) {
    return rows[row * ROW + 1];
  }

  public int handler(int row) {
    return rows[row * ROW + 2];
  }

  public int register(int row) {
    return rows[row * ROW + 3];
  }
}
