package org.ashlar.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ashlar.testing.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands around a program print, on the assembled distribution. */
class CommandsEndToEndTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("ashlar.home"), "bin", "ashlar");

  @TempDir Path directory;
  private @Nullable Process running;

  @AfterEach
  void endWhatStillRuns() {
    if (running != null) {
      running.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval", "-e"})
  @Requirement("V8-5.1.5")
  void codeIsEvaluatedAndItsValueNotPrinted(String command) throws Exception {
    assertThat(run("", command, "console.log('Hello, World!')")).isEqualTo("Hello, World!\n");
  }

  @Test
  @Requirement("V8-5.1.5")
  void thePromptPrintsTheValueOfEachInput() throws Exception {
    assertThat(run("console.log('Hello, World!')\n6 * 7\n", "repl"))
        .isEqualTo("Hello, World!\nundefined\n42\n");
  }

  @Test
  void anInterruptEndsAnEndlessInputAndKeepsTheSession() throws Exception {
    Process session = start("", "repl");
    running = session;
    try (BufferedReader shown = session.inputReader();
        BufferedWriter typed = session.outputWriter()) {
      typed.write("let kept = 41; console.log('begun')\nfor (;;);\n");
      typed.flush();
      assertThat(shown.readLine()).isEqualTo("begun");
      assertThat(shown.readLine()).isEqualTo("undefined");
      Thread.sleep(500); // the signal would end a process that only waits for input
      new ProcessBuilder("kill", "-INT", String.valueOf(session.pid())).start().waitFor();
      assertThat(shown.readLine()).startsWith("Uncaught Error [ERR_SCRIPT_EXECUTION_INTERRUPTED]");
      typed.write("kept + 1\n.exit\n");
      typed.flush();
      assertThat(shown.readLine()).isEqualTo("42");
    }
    assertThat(session.waitFor()).isZero();
  }

  @Test
  @Requirement("V8-5.1.1")
  void aProgramIsRunToTheEndOfItsTimers() throws Exception {
    Path file = write("late.js", "setTimeout(() => { console.log('late'); }, 20); 'unseen'");
    assertThat(run("", "run", file.toString())).isEqualTo("late\n");
  }

  @Test
  @Requirement("V8-5.1.4")
  void aSessionFromTheFirstLineOnIsKeptForLaterProcesses() throws Exception {
    Path file =
        write(
            "busy.js",
            "function first() { const end = Date.now() + 400; while (Date.now() < end); }\n"
                + "first();");
    assertThat(run("", "run", "--profile", file.toString())).isEmpty();
    assertThat(run("", "profile", "list").lines())
        .singleElement()
        .asString()
        .endsWith(file.toString());
    assertThat(run("", "profile", "show")).contains("first");
    Process unknown = start("", "profile", "show", "nope");
    assertThat(unknown.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(unknown.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("There is no profile 'nope'.");
  }

  @Test
  void whoAsksForFiguresOfNoProcessIsTold() throws Exception {
    Process process = start("", "stats", "--control-directory=" + directory.resolve("none"));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("ashlar: ");
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  @Requirement({"JC-1.1.3", "V8-5.1.3"})
  void aLiveProcessShowsItsContextsAndItsMemory() throws Exception {
    Path file = write("live.js", "setInterval(() => {}, 10)");
    Path sockets = directory.resolve("sockets");
    String where = "--control-directory=" + sockets;
    Process live = start("", "--control", where, file.toString());
    running = live;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (run("", "ps", where).lines().count() < 2 && System.nanoTime() < deadline) {
      assertThat(live.isAlive()).isTrue();
    }
    assertThat(run("", "ps", where)).contains(live.pid() + "      1  ", file.toString());
    assertThat(run("", "stats", where)).containsPattern("governor +on\n").contains("cycles");
    assertThat(run("", "pause", "1", where)).contains("PAUSED");
    assertThat(run("", "ps", where)).contains("PAUSED");
    assertThat(run("", "resume", "1", where)).doesNotContain("PAUSED");
    run("", "cancel", "1", where);
    assertThat(live.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(live.exitValue()).isEqualTo(130);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.toRealPath().resolve(name), text);
  }

  /** Runs a command that has to succeed and say nothing on standard error. */
  private String run(String input, String... arguments) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process = start(output.toString(), arguments);
    process.outputWriter().append(input).close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.exitValue()).isZero();
    return Files.readString(output);
  }

  private Process start(String output, String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    if (!output.isEmpty()) {
      builder.redirectOutput(Path.of(output).toFile());
    }
    return builder.start();
  }
}
