package org.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/spec-coverage.md} is what the sources and the lists of test262 files say.
 *
 * <p>After a change of either, {@code mvn -pl architecture-tests -am test
 * -Dtest=SpecCoveragePageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtest.jvm.arguments=-Dpages.write=true} writes the page anew.
 */
class SpecCoveragePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/spec-coverage.md");
  private static final Path PASSING = ROOT.resolve("benchmarks/test262/must-pass.txt");
  private static final Path FAILING = ROOT.resolve("benchmarks/test262/known-failures.txt");
  private static final Path SOURCES = ROOT.resolve("vm-plugin/src/main/java/org/ashlar/vm");

  /** The anchor of a clause, as annotations and comments name it. */
  private static final Pattern CLAUSE = Pattern.compile("\\bsec-[%@\\w]+(?:[.-][%@\\w]+)*");

  private static final String HEAD =
      """
      # Coverage of ECMA-262

      Which clauses of the standard which class implements, by the anchors that its annotations and comments name, and how many files of
      test262 pass. A test writes this page from the sources and from the lists in `benchmarks/test262`, and fails where it differs.

      """;

  private record Count(int passing, int failing) {
    Count plus(Count other) {
      return new Count(passing + other.passing, failing + other.failing);
    }

    String row(String name) {
      int all = passing + failing;
      return "| %s | %,d | %,d | %.2f |".formatted(name, passing, all, 100.0 * passing / all);
    }
  }

  @Test
  void thePageSaysWhatTheSourcesAndTheListsSay() throws IOException {
    List<String> lines = page();
    if (Boolean.getBoolean("pages.write")) {
      Files.write(PAGE, lines);
    }
    assertThat(Files.readAllLines(PAGE)).isEqualTo(lines);
  }

  @Test
  void everyKnownFailureHasAReasonAndIsNotAmongThoseThatPass() throws IOException {
    List<String> passing = names(PASSING);
    assertThat(entries(FAILING)).allMatch(line -> line.matches("\\S+\\.js  \\S.*"));
    assertThat(names(FAILING)).doesNotContainAnyElementsOf(passing).doesNotHaveDuplicates();
  }

  private static List<String> page() throws IOException {
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    lines.add("## test262");
    lines.add("");
    lines.add("| directory | passing files | files | % |");
    lines.add("|---|---:|---:|---:|");
    SortedMap<String, Count> counts = counts();
    counts.forEach((directory, count) -> lines.add(count.row("`" + directory + "`")));
    lines.add(counts.values().stream().reduce(new Count(0, 0), Count::plus).row("all"));
    lines.add("");
    lines.add("## Files that do not pass");
    lines.add("");
    reasons().forEach((reason, files) -> lines.add("* %d: %s".formatted(files, reason)));
    lines.add("");
    lines.add("## Clauses by class");
    clauses()
        .forEach(
            (folder, classes) -> {
              lines.addAll(List.of("", "### " + folder, "", "| class | clauses |", "|---|---|"));
              classes.forEach(
                  (name, anchors) ->
                      lines.add("| `%s` | %s |".formatted(name, String.join(", ", anchors))));
            });
    return lines;
  }

  private static SortedMap<String, Count> counts() throws IOException {
    SortedMap<String, Count> counts = new TreeMap<>();
    for (String name : names(PASSING)) {
      counts.merge(directory(name), new Count(1, 0), Count::plus);
    }
    for (String name : names(FAILING)) {
      counts.merge(directory(name), new Count(0, 1), Count::plus);
    }
    return counts;
  }

  private static String directory(String test) {
    String[] parts = test.split("/");
    return parts.length > 2 ? parts[0] + "/" + parts[1] : parts[0];
  }

  private static Map<String, Integer> reasons() throws IOException {
    return entries(FAILING).stream()
        .collect(
            Collectors.toMap(line -> line.split(" {2}", 2)[1], _ -> 1, Integer::sum, TreeMap::new));
  }

  private static List<String> names(Path list) throws IOException {
    return entries(list).stream().map(line -> line.split(" ", 2)[0]).toList();
  }

  private static List<String> entries(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** Package, class, anchors. */
  private static SortedMap<String, SortedMap<String, SortedSet<String>>> clauses()
      throws IOException {
    SortedMap<String, SortedMap<String, SortedSet<String>>> clauses = new TreeMap<>();
    for (Path source : sources()) {
      SortedSet<String> anchors =
          CLAUSE
              .matcher(Files.readString(source))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!anchors.isEmpty()) {
        String file = SOURCES.relativize(source).toString().replace(".java", "");
        int slash = file.lastIndexOf('/');
        String folder = file.substring(0, Math.max(slash, 0)).replace('/', '.');
        clauses
            .computeIfAbsent(folder, absent -> new TreeMap<>())
            .put(file.substring(slash + 1), anchors);
      }
    }
    return clauses;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> tree = Files.walk(SOURCES)) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }
}
