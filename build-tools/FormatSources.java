import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or applies google-java-format to every Java source of the tree. A source-launched program,
 * so that it runs on the JDK the sources are written for, whatever JDK Maven runs on.
 */
final class FormatSources {
  private FormatSources() {}

  public static void main(String[] arguments) throws Exception {
    boolean apply = arguments[0].equals("apply");
    List<String> sources = sourcesBelow(Path.of(arguments[1]));
    List<String> options =
        apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed");
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int status =
        new Main(out, err, System.in)
            .format(Stream.concat(options.stream(), sources.stream()).toArray(String[]::new));
    if (status != 0 && !apply) {
      err.println("The files above are not formatted; mvn -N -q verify -Dformat formats them.");
    }
    System.exit(status);
  }

  private static List<String> sourcesBelow(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> isSource(root.relativize(path)))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static boolean isSource(Path relative) {
    for (Path element : relative) {
      String name = element.toString();
      if (name.equals("target") || name.equals("node_modules") || name.startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
