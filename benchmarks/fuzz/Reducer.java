import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a program smaller as long as something holds of it: takes away runs of lines, blocks and
 * what stands around them, then parts in parentheses. The generator writes a statement a line, so
 * that lines are what a delta is made of.
 */
final class Reducer {
  private final Predicate<String> holds;
  private final long end;

  /** Reduces for so long at most. */
  Reducer(Predicate<String> holds, Duration time) {
    this.holds = holds;
    this.end = System.nanoTime() + time.toNanos();
  }

  String reduce(String program) {
    List<String> lines = new ArrayList<>(program.lines().toList());
    int size;
    do {
      size = length(lines);
      lines = withoutRuns(lines);
      lines = withoutBlocks(lines);
      lines = withSmallerLines(lines);
    } while (length(lines) < size && hasTime());
    return String.join("\n", lines);
  }

  private boolean hasTime() {
    return System.nanoTime() < end;
  }

  private static int length(List<String> lines) {
    return String.join("\n", lines).length();
  }

  private boolean holds(List<String> lines) {
    return hasTime() && holds.test(String.join("\n", lines));
  }

  private List<String> withoutRuns(List<String> all) {
    List<String> lines = all;
    for (int size = Math.max(1, lines.size() / 2); size >= 1; size /= 2) {
      for (int from = lines.size() - size; from >= 0; from -= size) {
        List<String> fewer = without(lines, from, Math.min(lines.size(), from + size));
        if (holds(fewer)) {
          lines = fewer;
        }
        from = Math.min(from, lines.size());
      }
    }
    return lines;
  }

  private List<String> withoutBlocks(List<String> all) {
    List<String> lines = all;
    for (int from = lines.size() - 1; from >= 0; from--) {
      if (from >= lines.size() || !lines.get(from).endsWith("{")) {
        continue;
      }
      int end = end(lines, from);
      if (end < 0) {
        continue;
      }
      List<String> fewer = without(lines, from, end + 1);
      if (!holds(fewer)) {
        // Also the branches between the two, such as "} else {".
        fewer = without(without(lines, end, end + 1), from, from + 1);
        if (!holds(fewer)) {
          continue;
        }
      }
      lines = fewer;
    }
    return lines;
  }

  /** The line that closes what a line opens, or -1. */
  private static int end(List<String> lines, int from) {
    int open = 0;
    for (int i = from; i < lines.size(); i++) {
      for (char unit : lines.get(i).toCharArray()) {
        open += unit == '{' ? 1 : unit == '}' ? -1 : 0;
      }
      if (open <= 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> without(List<String> lines, int from, int to) {
    List<String> fewer = new ArrayList<>(lines.subList(0, from));
    fewer.addAll(lines.subList(to, lines.size()));
    return fewer;
  }

  private List<String> withSmallerLines(List<String> all) {
    List<String> lines = new ArrayList<>(all);
    for (int i = 0; i < lines.size(); i++) {
      for (int at = 0; at < lines.get(i).length() && hasTime(); at++) {
        char unit = lines.get(i).charAt(at);
        if (unit == '(' || unit == '[' || unit == '{') {
          for (String smaller : smaller(lines.get(i), at)) {
            String before = lines.set(i, smaller);
            if (smaller.length() < before.length() && holds(lines)) {
              break;
            }
            lines.set(i, before);
          }
        }
      }
    }
    return lines;
  }

  /** The line with something less in place of what is bracketed at an index. */
  private static List<String> smaller(String line, int from) {
    int open = 0;
    int end = from;
    do {
      char unit = line.charAt(end++);
      open += "([{".indexOf(unit) >= 0 ? 1 : ")]}".indexOf(unit) >= 0 ? -1 : 0;
    } while (open > 0 && end < line.length());
    if (open > 0) {
      return List.of();
    }
    String before = line.substring(0, from);
    String inside = line.substring(from + 1, end - 1);
    String after = line.substring(end);
    List<String> all = new ArrayList<>();
    for (String instead : List.of("", "0", "()", "[]", "(0)", inside)) {
      all.add(before + instead + after);
    }
    int depth = 0;
    for (int i = 0; i < inside.length(); i++) {
      char unit = inside.charAt(i);
      depth += "([{".indexOf(unit) >= 0 ? 1 : ")]}".indexOf(unit) >= 0 ? -1 : 0;
      if (depth == 0 && " ,?:".indexOf(unit) >= 0) {
        all.add(
            before + line.charAt(from) + inside.substring(i + 1) + line.charAt(end - 1) + after);
        all.add(before + line.charAt(from) + inside.substring(0, i) + line.charAt(end - 1) + after);
        all.add(before + inside.substring(i + 1) + after);
        all.add(before + inside.substring(0, i) + after);
      }
    }
    return all;
  }
}
