package org.ashlar.distribution.cli;

import org.ashlar.api.Source;

/** The place of an error in the text of a program. */
final class CodeFrame {
  private static final int MAX_WIDTH = 160;

  private CodeFrame() {}

  /**
   * The place, the line, and a mark below the column; only the place if the line is not in the
   * text.
   */
  static String of(Source source, int line, int column) {
    String place = source.name() + ":" + line;
    String[] lines = source.text().split("\n", -1);
    if (line < 1 || line > lines.length) {
      return place;
    }
    String text = lines[line - 1].stripTrailing();
    int mark = Math.clamp(column, 1, text.length() + 1);
    if (text.length() > MAX_WIDTH) {
      int from = Math.max(0, Math.min(mark - MAX_WIDTH / 2, text.length() - MAX_WIDTH));
      text = text.substring(from, from + MAX_WIDTH);
      mark -= from;
    }
    return place + "\n" + text + "\n" + " ".repeat(mark - 1) + "^";
  }
}
