package org.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/requirements.md} names the tests that are marked with {@code @Requirement}, and every
 * row has one.
 *
 * <p>After marking a test, {@code mvn -pl architecture-tests -am test -Dtest=RequirementsPageTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.arguments=-Dpages.write=true} writes the
 * column of checks anew.
 */
class RequirementsPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/requirements.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Z0-9]+-[A-Z0-9.]+) \\|(.*)\\|(.*)\\|");
  private static final Pattern MARK = Pattern.compile("^ *@Requirement\\((.*)\\)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  /** A class at the left margin, or a method in a class. */
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?:(?:public |abstract |final )*class \\w+.*|  [\\w][\\w.<>,? ]*? (\\w+)\\(.*)");

  @Test
  void thePageNamesTheChecksThatThereAre() throws IOException {
    Map<String, SortedSet<String>> checks = checksByRow();
    List<String> lines = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row.group(1));
        lines.add(
            "| %s |%s| %s |"
                .formatted(
                    row.group(1),
                    row.group(2),
                    String.join(", ", checks.getOrDefault(row.group(1), new TreeSet<>()))));
      } else {
        lines.add(line);
      }
    }
    if (Boolean.getBoolean("pages.write")) {
      Files.write(PAGE, lines);
    }
    assertThat(Files.readAllLines(PAGE)).isEqualTo(lines);
    assertThat(checks.keySet()).containsExactlyInAnyOrderElementsOf(rows);
  }

  private static Map<String, SortedSet<String>> checksByRow() throws IOException {
    Map<String, SortedSet<String>> checks = new TreeMap<>();
    for (Path source : testSources()) {
      String type = source.getFileName().toString().replace(".java", "");
      List<String> pending = new ArrayList<>();
      for (String line : Files.readAllLines(source)) {
        Matcher mark = MARK.matcher(line);
        Matcher declaration = DECLARATION.matcher(line);
        if (mark.matches()) {
          WORD.matcher(mark.group(1)).results().forEach(row -> pending.add(row.group(1)));
        } else if (!pending.isEmpty() && declaration.matches()) {
          String method = declaration.group(1);
          String check = "`" + type + (method == null ? "" : "." + method) + "`";
          pending.forEach(row -> checks.computeIfAbsent(row, absent -> new TreeSet<>()).add(check));
          pending.clear();
        }
      }
    }
    return checks;
  }

  private static List<Path> testSources() {
    try (Stream<Path> tree = Files.walk(ROOT)) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/test/java/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
