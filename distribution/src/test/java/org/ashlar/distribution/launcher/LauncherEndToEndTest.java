package org.ashlar.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDKs here are directories with a {@code release} file and a {@code bin/java} that prints its
 * own home and arguments.
 */
class LauncherEndToEndTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("ashlar.home"), "bin", "ashlar");

  @TempDir Path directory;

  private Path old;
  private Path current;

  @BeforeEach
  void makeJdks() throws IOException {
    old = jdk("old", "17.0.15");
    current = jdk("current", "25.0.1");
  }

  @Test
  void passesProgramAndArgumentsOn() throws Exception {
    Outcome outcome =
        run(LAUNCHER, Map.of("ASHLAR_JAVA_HOME", current.toString()), "a b.js", "--x", "");

    assertThat(outcome.lines())
        .startsWith(current.toString())
        .endsWith("org.ashlar.distribution.cli.Main", "a b.js", "--x", "");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void asksForTheOptionsOfTheAotCache() throws Exception {
    Outcome outcome = run(LAUNCHER, Map.of("ASHLAR_JAVA_HOME", current.toString()));

    Path options = home().resolve("conf/jvm.options");
    assertThat(outcome.lines())
        .contains("@" + options)
        .anyMatch(line -> line.startsWith("-XX:AOTCache=") && line.endsWith("lib/ashlar.aot"));
  }

  @Test
  void theConfigurationIsReadAndMayLieElsewhere() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("conf"));
    Files.copy(home().resolve("conf/jvm.options"), elsewhere.resolve("jvm.options"));
    Files.writeString(elsewhere.resolve("jvm.options"), "-version\n", StandardOpenOption.APPEND);
    assertThat(run(LAUNCHER, Map.of("ASHLAR_CONF", elsewhere.toString())).lines())
        .anyMatch(line -> line.contains("VM"));
    Files.copy(
        home().resolve("conf/jvm.options"),
        elsewhere.resolve("jvm.options"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        elsewhere.resolve("ashlar.properties"),
        "tier = interp\ntimeout = 3s\nunhandled-rejections = warn\n");
    Map<String, String> environment = Map.of("ASHLAR_CONF", elsewhere.toString());

    assertThat(run(LAUNCHER, environment, "-e", "void Promise.reject(1)").status()).isZero();
    assertThat(run(LAUNCHER, environment, "-e", "for (;;);").status()).isEqualTo(75);
    assertThat(
            run(LAUNCHER, environment, "--unhandled-rejections=throw", "-e", "Promise.reject(1)")
                .status())
        .isEqualTo(1);

    Files.writeString(elsewhere.resolve("ashlar.properties"), "tear = interp\n");
    Outcome refused = run(LAUNCHER, environment, "-e", "1");
    assertThat(refused.status()).isEqualTo(9);
    assertThat(refused.lines()).singleElement().asString().contains("tear", "ashlar.properties");

    Files.delete(elsewhere.resolve("jvm.options"));
    assertThat(run(LAUNCHER, environment, "-e", "1").lines())
        .singleElement()
        .asString()
        .contains(elsewhere + "/jvm.options cannot be read");
  }

  @Test
  void namesAreReadInALocaleWithoutACharacterSet() throws Exception {
    // The JVM of this test may itself be unable to name the file.
    Path script = directory.resolve("script");
    Files.writeString(
        script,
        """
        cd "$1"
        echo "console.log('é', process.argv[2], process.env.LC_ALL)" >中文.js
        "$2" 中文.js ñ
        rm 中文.js
        """);

    Outcome outcome =
        run(
            Path.of("/bin/sh"),
            Map.of("LC_ALL", "C"),
            script.toString(),
            directory.toString(),
            LAUNCHER.toAbsolutePath().toString());

    assertThat(outcome.lines()).containsExactly("é ñ C");
  }

  @Test
  void aProgramMayComeThroughAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Process writer = new ProcessBuilder("sh", "-c", "echo 'console.log(42)' >" + pipe).start();

    assertThat(run(LAUNCHER, Map.of(), pipe.toString()).lines()).containsExactly("42");
    assertThat(writer.waitFor()).isZero();
  }

  private static Path home() {
    return Path.of(System.getProperty("ashlar.home"));
  }

  @Test
  void distributionCarriesATrainedCache() {
    assertThat(LAUNCHER.resolveSibling("../lib/ashlar.aot")).isNotEmptyFile();
  }

  @Test
  void refusesTheNamedJdkWhenItIsTooOld() throws Exception {
    Outcome outcome = run(LAUNCHER, Map.of("ASHLAR_JAVA_HOME", old.toString()));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.lines())
        .containsExactly("ashlar: ASHLAR_JAVA_HOME (" + old + ") is not a JDK 25 or newer.");
  }

  @Test
  void passesOverAnOldJavaHomeAndAnOldJavaOnThePath() throws Exception {
    Outcome outcome =
        run(
            LAUNCHER,
            Map.of("JAVA_HOME", old.toString(), "PATH", old + "/bin:" + System.getenv("PATH")),
            "--version");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.lines()).hasSize(1).doesNotContain(old.toString());
  }

  @Test
  void prefersJavaHomeWhenItIsNewEnough() throws Exception {
    Outcome outcome = run(LAUNCHER, Map.of("JAVA_HOME", current.toString()));

    assertThat(outcome.lines()).startsWith(current.toString());
  }

  @Test
  void remembersTheFindAndNoticesWhenItIsGone() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", current.toString());
    run(LAUNCHER, environment);
    Path memory = directory.resolve("cache/ashlar/java-home");
    assertThat(memory).content().isEqualTo(current + "\n" + current + "\n");

    Path other = jdk("other", "26");
    Files.writeString(memory, current + "\n" + other + "\n");
    assertThat(run(LAUNCHER, environment).lines()).startsWith(other.toString());

    Files.delete(other.resolve("bin/java"));
    assertThat(run(LAUNCHER, environment).lines()).startsWith(current.toString());
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("ashlar-link"), LAUNCHER);

    Outcome outcome = run(link, Map.of("ASHLAR_JAVA_HOME", current.toString()), "x.js");

    assertThat(outcome.lines()).endsWith("org.ashlar.distribution.cli.Main", "x.js");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(java, "#!/bin/sh\necho '" + home + "'\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private Outcome run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "ASHLAR_JAVA_HOME"));
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).lines().toList());
  }

  private record Outcome(int status, List<String> lines) {}
}
