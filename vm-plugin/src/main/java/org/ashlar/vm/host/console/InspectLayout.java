package org.ashlar.vm.host.console;

import java.util.ArrayList;
import java.util.List;

/** Puts the entries of one object on one line, in columns, or one below the other. */
final class InspectLayout {
  private static final int MIN_GROUPED = 6;
  private static final int MAX_COLUMNS = 15;
  private static final int SEPARATOR = 2;

  private final InspectOptions options;

  InspectLayout(InspectOptions options) {
    this.options = options;
  }

  /** What surrounds the entries of an object. */
  record Frame(String base, String opening, String closing) {}

  /** How elements may be arranged; the entries of other objects never stand in columns. */
  enum Arrangement {
    NONE,
    TEXT_COLUMNS,
    NUMBER_COLUMNS
  }

  /**
   * The text of an object.
   *
   * @param indentation columns the object itself is indented
   * @param compact whether few enough levels lie inside for it to share a line
   * @param omitted whether the last entry counts elements that are not shown
   */
  String join(
      List<String> entries,
      Frame frame,
      int indentation,
      boolean compact,
      Arrangement arrangement,
      boolean omitted) {
    String base = frame.base();
    String opening = frame.opening();
    String closing = frame.closing();
    List<String> output = entries;
    if (options.compact() == InspectOptions.COMPACT_ALL) {
      return joinTightly(entries, frame, indentation);
    }
    if (options.compact() > 0 && arrangement != Arrangement.NONE && entries.size() > MIN_GROUPED) {
      output = group(entries, indentation, arrangement == Arrangement.NUMBER_COLUMNS, omitted);
    }
    if (compact && output.size() == entries.size()) {
      int start = output.size() + indentation + opening.length() + base.length() + 10;
      if (fits(output, start, base)) {
        String joined = String.join(", ", output);
        if (joined.indexOf('\n') < 0) {
          return (base.isEmpty() ? "" : base + " ") + opening + " " + joined + " " + closing;
        }
      }
    }
    String newLine = "\n" + " ".repeat(indentation);
    return (base.isEmpty() ? "" : base + " ")
        + opening
        + newLine
        + "  "
        + String.join("," + newLine + "  ", output)
        + newLine
        + closing;
  }

  /** All on one line, or each entry on its own with the braces around the first and the last. */
  private String joinTightly(List<String> entries, Frame frame, int indentation) {
    String base = frame.base();
    String opening = frame.opening() + (base.isEmpty() ? "" : " " + base);
    if (fits(entries, 0, base)) {
      String joined = String.join(", ", entries);
      if (joined.indexOf('\n') < 0) {
        return opening + " " + joined + " " + frame.closing();
      }
    }
    String newLine = "\n" + " ".repeat(indentation);
    String start = base.isEmpty() && frame.opening().length() == 1 ? " " : newLine + "  ";
    return opening + start + String.join("," + newLine + "  ", entries) + " " + frame.closing();
  }

  private boolean fits(List<String> output, int start, String base) {
    int total = output.size() + start;
    if (total + output.size() > options.breakLength()) {
      return false;
    }
    for (String entry : output) {
      total += DisplayWidth.characters(entry, options.colors());
      if (total > options.breakLength()) {
        return false;
      }
    }
    return base.isEmpty() || base.indexOf('\n') < 0;
  }

  /** Arranges short elements in columns of equal width, numbers aligned right. */
  private List<String> group(
      List<String> entries, int indentation, boolean numeric, boolean omitted) {
    int count = entries.size();
    int shown = omitted ? count - 1 : count;
    int[] widths = new int[shown];
    int total = 0;
    int longest = 0;
    for (int i = 0; i < shown; i++) {
      widths[i] = DisplayWidth.of(entries.get(i), options.colors());
      total += widths[i] + SEPARATOR;
      longest = Math.max(longest, widths[i]);
    }
    double widest = longest + SEPARATOR;
    boolean worthIt =
        widest * 3 + indentation < options.breakLength() && (total / widest > 5 || longest <= 6);
    if (!worthIt) {
      return entries;
    }
    // A square of cells that are about 2.5 times as high as wide, narrowed for entries of uneven
    // length.
    double biased = Math.max(widest - 3 - Math.sqrt(widest - total / (double) count), 1);
    double square = Math.round(Math.sqrt(2.5 * biased * shown) / biased);
    double fitting = Math.floor((options.breakLength() - indentation) / widest);
    int columns =
        (int) Math.min(Math.min(square, fitting), Math.min(options.compact() * 4.0, MAX_COLUMNS));
    if (columns <= 1) {
      return entries;
    }
    return rows(entries, widths, shown, columns, numeric, omitted);
  }

  private List<String> rows(
      List<String> entries,
      int[] widths,
      int shown,
      int columns,
      boolean numeric,
      boolean omitted) {
    int[] columnWidths = new int[columns];
    for (int column = 0; column < columns; column++) {
      for (int i = column; i < shown; i += columns) {
        columnWidths[column] = Math.max(columnWidths[column], widths[i] + SEPARATOR);
      }
    }
    List<String> rows = new ArrayList<>();
    for (int first = 0; first < shown; first += columns) {
      int last = Math.min(first + columns, shown);
      StringBuilder row = new StringBuilder();
      for (int i = first; i < last; i++) {
        boolean end = i == last - 1;
        String text = end ? entries.get(i) : entries.get(i) + ", ";
        int width = widths[i] + (end ? 0 : SEPARATOR);
        int wanted = columnWidths[i - first] - (end ? SEPARATOR : 0);
        if (numeric) {
          row.append(" ".repeat(Math.max(wanted - width, 0))).append(text);
        } else {
          row.append(text).append(end ? "" : " ".repeat(Math.max(wanted - width, 0)));
        }
      }
      rows.add(row.toString());
    }
    if (omitted) {
      rows.add(entries.get(shown));
    }
    return rows;
  }
}
