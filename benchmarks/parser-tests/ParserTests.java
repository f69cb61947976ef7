import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.parser.Parser;
import org.ashlar.vm.parser.ParserOptions;
import org.ashlar.vm.parser.SyntaxException;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxChecker;
import org.ashlar.vm.scope.AnalysisOptions;
import org.ashlar.vm.scope.ScopeAnalyzer;
import org.ashlar.vm.source.SourceText;

/**
 * Gives the files of test262-parser-tests to the parser and the scope analysis: what stands in
 * {@code pass} and {@code pass-explicit} must be accepted, with the same tree; what stands in
 * {@code fail} and {@code early} must be refused. {@code run} explains the arguments.
 */
public final class ParserTests {
  /** Positions and numbers, and what only tells how the source was written. */
  private static final Set<String> NOT_COMPARED =
      Set.of("start", "end", "id", "bodyStart", "computedNameId", "flags", "parenthesized");

  private static final ParserOptions OPTIONS =
      new ParserOptions(ParserOptions.DEEP_NESTING_LIMIT, RegExpSyntaxChecker::check);

  private final Path root;
  private final Set<String> others = new TreeSet<>();

  private ParserTests(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException {
    ParserTests tests = new ParserTests(Path.of(arguments[0]));
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        listed.add(line.substring(0, line.indexOf(' ')));
      }
    }
    for (String directory : List.of("pass", "pass-explicit", "fail", "early")) {
      tests.check(directory, directory.startsWith("pass"));
    }
    boolean same = tests.others.equals(listed);
    System.out.printf(
        "%-14s %4d listed, %d found%n", "exceptions", listed.size(), tests.others.size());
    report("not listed", tests.others, listed);
    report("listed, but as the suite says", listed, tests.others);
    System.exit(same ? 0 : 1);
  }

  private static void report(String what, Set<String> names, Set<String> without) {
    names.stream()
        .filter(name -> !without.contains(name))
        .forEach(name -> System.out.println(what + ": " + name));
  }

  private void check(String directory, boolean valid) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(root.resolve(directory))) {
      files = found.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
    int right = 0;
    for (Path file : files) {
      if (valid ? sameTrees(file) : tree(file) == null) {
        right++;
      } else {
        others.add(directory + "/" + file.getFileName());
      }
    }
    System.out.printf("%-14s %4d of %4d%n", directory, right, files.size());
  }

  private boolean sameTrees(Path file) {
    String tree = tree(file);
    Path explicit = root.resolve("pass-explicit").resolve(file.getFileName());
    return tree != null && (file.equals(explicit) || tree.equals(tree(explicit)));
  }

  /** The tree as text, or null where there is a syntax error. */
  private static String tree(Path file) {
    try {
      SourceText source = SourceText.of("test", Files.readString(file));
      Program program =
          file.toString().endsWith(".module.js")
              ? Parser.parseModule(source, OPTIONS)
              : Parser.parseScript(source, OPTIONS);
      ScopeAnalyzer.analyze(source, program, AnalysisOptions.TOP_LEVEL);
      StringBuilder text = new StringBuilder();
      write(program, text);
      return text.toString();
    } catch (SyntaxException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case List<?> list -> {
        List<Object> kept = new ArrayList<>(list);
        kept.removeIf(e -> e != null && e.getClass().getSimpleName().equals("Empty"));
        out.append('[');
        for (Object element : kept) {
          write(element, out);
          out.append(' ');
        }
        out.append(']');
      }
      case Expression.Sequence sequence -> {
        out.append("Sequence(");
        write(flat(sequence), out);
        out.append(')');
      }
      case Record record -> {
        out.append(record.getClass().getSimpleName()).append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          if (!NOT_COMPARED.contains(component.getName())) {
            out.append(component.getName()).append('=');
            write(read(component, record), out);
            out.append(' ');
          }
        }
        out.append(')');
      }
      case null, default -> out.append(value);
    }
  }

  /** The operands of a comma and of the commas in it, which grouping leaves as they are. */
  private static List<Object> flat(Expression.Sequence sequence) {
    List<Object> operands = new ArrayList<>();
    for (Expression operand : sequence.expressions()) {
      if (operand instanceof Expression.Sequence inner) {
        operands.addAll(flat(inner));
      } else {
        operands.add(operand);
      }
    }
    return operands;
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
