package org.ashlar.api;

/**
 * A place in program text.
 *
 * @param source the name of the source
 * @param line the line, from 1
 * @param column the column in UTF-16 units, from 1
 */
public record SourceLocation(String source, int line, int column) {
  public SourceLocation {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
  }

  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
