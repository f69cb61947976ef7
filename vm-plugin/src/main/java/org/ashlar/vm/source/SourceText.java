package org.ashlar.vm.source;

import java.util.Arrays;
import org.ashlar.api.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One source as the parser sees it: a name for messages and stack traces, and its text. Offsets are
 * UTF-16 code units from 0; lines and columns are counted from 1. A source may start at another
 * line and column than (1, 1), as code cut out of a larger document does.
 *
 * <p>The line table is built at the first question for a line, because most sources are never
 * asked. Building it twice in a race yields the same table, so the field needs no lock.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private final int firstLine;
  private final int firstColumn;
  private int @Nullable [] lineStarts;

  private SourceText(String name, String text, int firstLine, int firstColumn) {
    this.name = name;
    this.text = text;
    this.firstLine = firstLine;
    this.firstColumn = firstColumn;
  }

  /** A source whose first character is at line 1, column 1. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text, 1, 1);
  }

  /** A source whose first character is reported at the given line and column (both from 1). */
  public static SourceText of(String name, String text, int firstLine, int firstColumn) {
    return new SourceText(name, text, firstLine, firstColumn);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The line of the first character, from 1. */
  public int firstLine() {
    return firstLine;
  }

  /** The column of the first character; less than 1 if text that is not shown comes before it. */
  public int firstColumn() {
    return firstColumn;
  }

  public int length() {
    return text.length();
  }

  /** The text between two offsets, as {@code Function.prototype.toString} shows it. */
  public String substring(int start, int end) {
    return text.substring(start, end);
  }

  /** The line of an offset, from 1 (or from the source's first line). */
  public int line(int offset) {
    return lineIndex(offset) + firstLine;
  }

  /**
   * The column of an offset in UTF-16 units, from 1 (or from the source's first column on the first
   * line).
   */
  public int column(int offset) {
    int index = lineIndex(offset);
    int column = offset - lineStarts()[index];
    return column + (index == 0 ? firstColumn : 1);
  }

  /**
   * The place of an offset as the platform reports it. What was put before the first line or column
   * of a text that programs see counts as their first.
   */
  public SourceLocation location(int offset) {
    return new SourceLocation(name, Math.max(line(offset), 1), Math.max(column(offset), 1));
  }

  public int lineCount() {
    return lineStarts().length;
  }

  /** The text of a line without its terminator; {@code line} as {@link #line(int)} counts. */
  public String lineText(int line) {
    int[] starts = lineStarts();
    int index = line - firstLine;
    int start = starts[index];
    int end = index + 1 < starts.length ? starts[index + 1] : text.length();
    while (end > start && isLineTerminator(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The four line terminators of sec-line-terminators. */
  public static boolean isLineTerminator(int character) {
    return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found : -found - 2;
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = findLineStarts(text);
      lineStarts = starts;
    }
    return starts;
  }

  private static int[] findLineStarts(String text) {
    int[] starts = new int[Math.max(4, text.length() / 32)];
    int count = 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > '\r' && c != 0x2028 && c != 0x2029 || !isLineTerminator(c)) {
        continue;
      }
      if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
        i++;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
