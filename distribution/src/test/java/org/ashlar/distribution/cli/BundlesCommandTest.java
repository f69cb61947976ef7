package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BundlesCommandTest {
  @TempDir Path directory;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=deny");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
    return builder.start();
  }

  private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
    return output;
  }

  private void awaitSocket(Process process) throws IOException {
    Path sockets = directory.resolve("ashlar");
    Path socket = sockets.resolve(process.pid() + ".sock");
    for (int attempt = 0; attempt < 600 && !Files.exists(socket); attempt++) {
      assertThat(process.isAlive()).isTrue();
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(socket).exists();
  }

  @Test
  void thePlugInsOfARunningProgramAreShownStoppedAndStarted() throws Exception {
    Path program = Files.writeString(directory.resolve("wait.js"), "setInterval(() => {}, 1000);");
    Process running = start("--control", program.toString());
    try {
      awaitSocket(running);
      assertThat(run(0, "bundles", "list")).containsPattern("ACTIVE +vm, from");
      String pid = String.valueOf(running.pid());
      assertThat(run(0, "--pid", pid, "bundles", "stop", "vm")).containsPattern("STOPPED +vm");
      assertThat(run(0, "bundles", "start", "vm")).containsPattern("ACTIVE +vm");
      assertThat(run(0, "stats")).containsPattern("carrier +CALLER");
      assertThat(run(1, "bundles", "swap", "nonsense")).contains("There is no bundle 'nonsense'");
      assertThat(running.isAlive()).isTrue();
    } finally {
      running.destroy();
    }
  }

  @Test
  void wrongWordsAndNoProcessAreSaid() throws Exception {
    assertThat(run(1, "bundles", "list")).contains("No running Ashlar process was found");
    assertThat(run(9, "bundles", "juggle")).contains("There is no command 'bundles juggle'");
    assertThat(run(9, "bundles", "swap")).contains("the bundle's name");
  }
}
