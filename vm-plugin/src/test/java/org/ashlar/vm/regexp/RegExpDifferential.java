package org.ashlar.vm.regexp;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.ashlar.vm.regexp.matcher.MatchBudget;
import org.ashlar.vm.regexp.matcher.Matcher;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Compares matches with those that Node found for random patterns. Run by hand: {@code
 * RegExpDifferential CASES}, where the cases are the output of {@code
 * src/test/node/regexp-cases.js}.
 */
public final class RegExpDifferential {
  private static final int FIELDS = 5;

  private final Matcher matcher = new Matcher(new Unlimited());
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private int different;
  private int compared;

  private RegExpDifferential() {}

  public static void main(String[] arguments) throws IOException {
    RegExpDifferential run = new RegExpDifferential();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      run.compare(line.split("\t", FIELDS));
    }
    run.out.printf("%d of %d differ%n", run.different, run.compared);
  }

  private void compare(String[] fields) {
    String pattern = text(fields[0]);
    String subject = text(fields[2]);
    RegExpFlags flags = RegExpFlags.parse(fields[1]);
    if (flags == null) {
      throw new IllegalArgumentException("flags " + fields[1]);
    }
    String found;
    try {
      int[] bounds =
          RegExpProgram.compile(pattern, flags)
              .find(matcher, subject, Integer.parseInt(fields[3]), flags.sticky());
      found = show(bounds);
    } catch (RegExpSyntaxException invalid) {
      found = "error";
    }
    compared++;
    if (!found.equals(fields[FIELDS - 1])) {
      different++;
      out.printf(
          "/%s/%s on %s from %s: %s instead of %s%n",
          pattern, fields[1], subject, fields[3], found, fields[FIELDS - 1]);
    }
  }

  private static String text(String units) {
    StringBuilder text = new StringBuilder();
    for (String unit : units.split(" ", -1)) {
      if (!unit.isEmpty()) {
        text.append((char) Integer.parseInt(unit, 16));
      }
    }
    return text.toString();
  }

  private static String show(int @Nullable [] bounds) {
    if (bounds == null) {
      return "none";
    }
    StringJoiner text = new StringJoiner(" ");
    for (int index = 0; index < bounds.length; index += 2) {
      text.add(bounds[index + 1] < 0 ? "-" : bounds[index] + "," + bounds[index + 1]);
    }
    return text.toString();
  }

  /** A budget that never ends a match. */
  private record Unlimited() implements MatchBudget {
    @Override
    public void poll() {}

    @Override
    public void charge(long bytes) {}

    @Override
    public RuntimeException exhausted() {
      return new IllegalStateException("out of working memory");
    }
  }
}
