import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Lays out the distribution: {@code bin}, {@code conf}, {@code lib} (the class path of the kernel)
 * and {@code bundles} (what the kernel installs), then trains the AOT cache on an example. A
 * source-launched program, so that it runs on the JDK that will be trained.
 *
 * <p>Arguments: the layout's template, the directory with the jars, the target directory, the
 * example to train on, the instant at which the build began.
 */
final class AssembleDistribution {
  /** The cache remembers when each jar was written; archives keep this instant exactly. */
  private static final FileTime JAR_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /** Libraries that are resolved as bundles; everything else belongs to the kernel's class path. */
  private static final List<String> BUNDLE_LIBRARIES = List.of("netty-", "reactor-", "rocksdbjni");

  private static final int TRAINING_LIMIT_SECONDS = 120;

  private final Path template;
  private final List<Path> libraries;
  private final Path kernel;
  private final Path target;

  private AssembleDistribution(Path template, List<Path> libraries, Path kernel, Path target) {
    this.template = template;
    this.libraries = libraries;
    this.kernel = kernel;
    this.target = target;
  }

  public static void main(String[] arguments) throws Exception {
    AssembleDistribution assembly =
        new AssembleDistribution(
            Path.of(arguments[0]),
            pathsIn(Path.of(arguments[1])),
            Path.of(arguments[2]),
            Path.of(arguments[3]));
    assembly.clear();
    assembly.copyTemplate();
    assembly.placeJars();
    assembly.writeLauncher();
    assembly.train(Path.of(arguments[4]));
    assembly.stamp(Instant.parse(arguments[5]));
  }

  private static List<Path> pathsIn(Path classPathFile) throws IOException {
    String classPath = Files.readString(classPathFile).strip();
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  private void clear() throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> paths = Files.walk(target)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(target.resolve("lib"));
    Files.createDirectories(target.resolve("bundles"));
  }

  private void copyTemplate() throws IOException {
    try (Stream<Path> paths = Files.walk(template)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(template.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void placeJars() throws IOException {
    List<Path> jars = new ArrayList<>(libraries);
    jars.add(kernel);
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      Path placed = target.resolve(isBundle(name) ? "bundles" : "lib").resolve(name);
      if (name.startsWith("rocksdbjni")) {
        copyWithoutForeignLibraries(jar, placed);
      } else {
        Files.copy(jar, placed);
      }
      Files.setLastModifiedTime(placed, JAR_TIME);
    }
  }

  private static boolean isBundle(String name) {
    return name.contains("-plugin") || BUNDLE_LIBRARIES.stream().anyMatch(name::startsWith);
  }

  /** The jar carries the native library of every platform, 92 MB together; one is enough. */
  private static void copyWithoutForeignLibraries(Path jar, Path copy) throws IOException {
    String own = ownRocksLibrary();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (name.startsWith("librocksdbjni") && !name.equals(own)) {
          continue;
        }
        ZipEntry written = new ZipEntry(name);
        written.setLastModifiedTime(JAR_TIME);
        out.putNextEntry(written);
        in.transferTo(out);
        out.closeEntry();
      }
    }
  }

  private static String ownRocksLibrary() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return "librocksdbjni-osx-" + (arm ? "arm64" : "x86_64") + ".jnilib";
    }
    if (system.contains("win")) {
      return "librocksdbjni-win64.dll";
    }
    boolean musl = Files.exists(Path.of("/etc/alpine-release"));
    return "librocksdbjni-linux" + (arm ? "-aarch64" : "64") + (musl ? "-musl" : "") + ".so";
  }

  /**
   * The class path is written out, in a fixed order: a cache serves only the path it was trained
   * with.
   */
  private void writeLauncher() throws IOException {
    String classPath =
        Stream.concat(
                classPathOf("lib")
                    .sorted(Comparator.comparing(name -> !name.contains("/distribution-"))),
                classPathOf("bundles"))
            .map(name -> "$home/" + name)
            .collect(Collectors.joining(":"));
    Path launcher = target.resolve("bin/ashlar");
    Files.writeString(launcher, Files.readString(launcher).replace("@CLASS_PATH@", classPath));
  }

  private Stream<String> classPathOf(String directory) throws IOException {
    return listJars(target.resolve(directory)).stream()
        .map(jar -> directory + "/" + jar.getFileName());
  }

  private static List<Path> listJars(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /**
   * A distribution without a cache starts more slowly and is otherwise the same, so failing here is
   * a notice.
   */
  private void train(Path example) throws IOException, InterruptedException {
    String javaHome = System.getProperty("java.home");
    Path log = target.resolveSibling("training.log");
    ProcessBuilder builder =
        new ProcessBuilder(target.resolve("bin/ashlar").toString(), example.toString());
    builder.environment().put("ASHLAR_JAVA_HOME", javaHome);
    builder.environment().keySet().removeAll(List.of("ASHLAR_CONF", "ASHLAR_OPTIONS"));
    builder.environment().put("ASHLAR_AOT_OUTPUT", target.resolve("lib/ashlar.aot").toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    if (!process.waitFor(TRAINING_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    if (Files.exists(target.resolve("lib/ashlar.aot"))) {
      Files.writeString(target.resolve("lib/java-home"), javaHome + "\n");
    } else {
      System.err.println(
          "The AOT cache could not be trained (see " + log + "); starts will be slower.");
    }
  }

  /** As old as the beginning of the build: a source saved meanwhile counts as newer. */
  private void stamp(Instant buildStart) throws IOException {
    Path stamp = target.resolve(".assembled");
    Files.createFile(stamp);
    Files.setLastModifiedTime(stamp, FileTime.from(buildStart));
  }
}
