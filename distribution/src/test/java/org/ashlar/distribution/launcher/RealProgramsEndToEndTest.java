package org.ashlar.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packages of npm print what they print under Node: the small ones of {@code benchmarks/programs},
 * against recorded digests. Skipped where npm is missing or cannot install the packages.
 */
class RealProgramsEndToEndTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("ashlar.home"), "bin", "ashlar");
  private static final Path PROGRAMS = Path.of("..", "benchmarks", "programs");
  private static final Path WORK = Path.of("target", "programs");
  private static final int ATTEMPTS = 2;

  @BeforeAll
  static void installPackages(TestReporter reporter) throws Exception {
    copyPrograms();
    int status = -1;
    for (int i = 0; i < ATTEMPTS && status != 0; i++) {
      status = npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    }
    if (status != 0 && "true".equals(System.getenv("CI"))) {
      reporter.publishEntry("no real program was run", "npm ci ended with status " + status);
    }
    assumeThat(status).as("status of npm ci, see %s/npm.log", WORK).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ajv", "handlebars", "js-yaml", "lodash", "marked"})
  void printsWhatItPrintsUnderNode(String program) throws Exception {
    Path output = WORK.resolve(program + ".out");
    Path error = WORK.resolve(program + ".err");
    Process process =
        new ProcessBuilder(LAUNCHER.toString(), "drive.cjs", program)
            .directory(WORK.toFile())
            .redirectOutput(output.toFile())
            .redirectError(error.toFile())
            .start();

    boolean ended = process.waitFor(300, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as("%s ended", program).isTrue();
    assertThat(process.exitValue()).as(Files.readString(error)).isZero();
    assertThat(digest(output))
        .as("digest of %s, to be compared with Node's output", output.toAbsolutePath())
        .isEqualTo(expected().get(program));
  }

  private static void copyPrograms() throws IOException {
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = WORK.resolve(PROGRAMS.relativize(file));
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  /** The status of npm, or -1 where there is none or it takes too long. */
  private static int npm(String... arguments) throws InterruptedException {
    Path log = WORK.toAbsolutePath().resolve("npm.log");
    List<String> command = Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(WORK.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return -1;
      }
      return process.exitValue();
    } catch (IOException absent) {
      return -1;
    }
  }

  private static String digest(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** Lines of a digest and the name of its program. */
  private static Map<String, String> expected() throws IOException {
    try (Stream<String> lines = Files.lines(PROGRAMS.resolve("expected.txt"))) {
      return lines
          .map(line -> line.split(" ", -1))
          .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }
  }
}
