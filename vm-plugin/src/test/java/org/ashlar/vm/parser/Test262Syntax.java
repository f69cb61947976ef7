package org.ashlar.vm.parser;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.scope.AnalysisOptions;
import org.ashlar.vm.scope.ScopeAnalyzer;
import org.ashlar.vm.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Parses and analyses every file of test262 and compares the outcome with its front matter: a file
 * that is negative in phase parse must be refused, every other must be accepted. Run by hand:
 * {@code Test262Syntax DIRECTORY [PREFIX]}.
 */
public final class Test262Syntax {
  /** Proposals beyond ES2025 that the parser does not know. */
  private static final Set<String> UNSUPPORTED =
      Set.of("decorators", "import-text", "import-bytes", "module-declarations");

  private final Path root;
  private final List<String> wrong = new ArrayList<>();
  private final TreeMap<String, int[]> byDirectory = new TreeMap<>();
  private int skipped;

  private Test262Syntax(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    String prefix = arguments.length > 1 ? arguments[1] : "";
    Test262Syntax run = new Test262Syntax(root);
    try (Stream<Path> files = Files.walk(root.resolve(prefix))) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .filter(file -> !file.toString().contains("_FIXTURE"))
          .sorted()
          .forEach(run::check);
    }
    run.report();
  }

  private void report() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    wrong.forEach(out::println);
    int right = 0;
    int total = 0;
    for (var entry : byDirectory.entrySet()) {
      int[] counts = entry.getValue();
      out.printf("%-40s %6d of %6d%n", entry.getKey(), counts[0], counts[1]);
      right += counts[0];
      total += counts[1];
    }
    out.printf("right %d of %d, skipped %d%n", right, total, skipped);
  }

  private void check(Path file) {
    String text = read(file);
    String head = frontMatter(text);
    String features = field(head, "features");
    for (String feature : UNSUPPORTED) {
      if (features.contains(feature)) {
        skipped++;
        return;
      }
    }
    String flags = field(head, "flags");
    boolean negative = head.contains("phase: parse");
    String name = root.relativize(file).toString().replace('\\', '/');
    int[] counts = byDirectory.computeIfAbsent(directory(name), key -> new int[2]);
    List<String> modes = new ArrayList<>();
    if (flags.contains("module")) {
      modes.add("module");
    } else if (flags.contains("onlyStrict")) {
      modes.add("strict");
    } else if (flags.contains("noStrict") || flags.contains("raw")) {
      modes.add("sloppy");
    } else {
      modes.add("sloppy");
      modes.add("strict");
    }
    for (String mode : modes) {
      counts[1]++;
      String problem = problem(text, mode);
      if (negative == (problem != null)) {
        counts[0]++;
      } else {
        wrong.add(mode + " " + name + ": " + (problem == null ? "accepted" : problem));
      }
    }
  }

  private static @Nullable String problem(String text, String mode) {
    try {
      SourceText source =
          SourceText.of("test", mode.equals("strict") ? "\"use strict\";\n" + text : text);
      ParserOptions options =
          new ParserOptions(1_000, org.ashlar.vm.regexp.syntax.RegExpSyntaxChecker::check);
      Program program =
          mode.equals("module")
              ? Parser.parseModule(source, options)
              : Parser.parseScript(source, options);
      ScopeAnalyzer.analyze(source, program, AnalysisOptions.TOP_LEVEL);
      return null;
    } catch (SyntaxException e) {
      return e.message() + " at " + e.line() + ":" + e.column();
    } catch (RuntimeException | StackOverflowError e) {
      return "CRASH " + e + " " + e.getStackTrace()[0];
    }
  }

  private static String frontMatter(String text) {
    int from = text.indexOf("/*---");
    int to = text.indexOf("---*/");
    return from < 0 || to < from ? "" : text.substring(from, to);
  }

  /** The value of a list field, in brackets or as a block. */
  private static String field(String head, String name) {
    int at = head.indexOf("\n" + name + ":");
    if (at < 0) {
      return "";
    }
    int end = at + 1;
    do {
      end = head.indexOf('\n', end + 1);
    } while (end >= 0 && end + 1 < head.length() && " -".indexOf(head.charAt(end + 1)) >= 0);
    return head.substring(at, end < 0 ? head.length() : end);
  }

  private static String directory(String name) {
    int first = name.indexOf('/');
    int second = first < 0 ? -1 : name.indexOf('/', first + 1);
    return second < 0 ? name : name.substring(0, second);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
