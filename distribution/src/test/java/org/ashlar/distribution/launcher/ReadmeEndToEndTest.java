package org.ashlar.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what the README and the examples show, on the assembled distribution. */
class ReadmeEndToEndTest {
  private static final Path HOME = Path.of(System.getProperty("ashlar.home"));
  private static final Path ROOT = Path.of("..");

  @TempDir Path directory;

  @Test
  void exampleOfEmbeddingPrintsItsTwoLines() throws Exception {
    Path source = directory.resolve("Embedding.java");
    Files.writeString(
        source,
        """
        import java.time.Duration;
        import org.ashlar.api.*;
        class Embedding {
          public static void main(String[] arguments) {
        %s
          }
        }
        """
            .formatted(example()));

    String output =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--class-path",
            HOME.resolve("lib/*") + ":" + HOME.resolve("bundles/*"),
            source.toString());

    assertThat(output).isEqualTo("42\nHello, world\n");
  }

  @Test
  void exampleProgramSaysHello() throws Exception {
    String output =
        run(HOME.resolve("bin/ashlar").toString(), ROOT.resolve("examples/hello.js").toString());

    assertThat(output).isEqualTo("Hello, world!\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expressions", "shop", "schedule"})
  void programsOfManyModulesPrintWhatIsExpected(String name) throws Exception {
    Path program = ROOT.resolve("examples/modules").resolve(name);

    String output =
        run(HOME.resolve("bin/ashlar").toString(), program.resolve("main.mjs").toString());

    assertThat(output).isEqualTo(Files.readString(program.resolve("expected.txt")));
  }

  private static String example() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("```java\n") + "```java\n".length();
    return readme.substring(start, readme.indexOf("```", start));
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }
}
