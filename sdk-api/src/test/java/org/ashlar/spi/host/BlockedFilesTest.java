package org.ashlar.spi.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Named pipes that nobody writes to hold up those who read them, and nobody else. */
@Timeout(60)
class BlockedFilesTest {
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  private final HostFiles files =
      HostHooks.defaults().with(PermissionPolicy.class, PermissionPolicy.allowAll()).files();
  private final int pipes = 2 * Runtime.getRuntime().availableProcessors() + 2;

  @TempDir Path directory;

  @Test
  void othersGoOnWhileMorePipesAreOpenedThanThereAreProcessors() throws Exception {
    Path ordinary = Files.writeString(directory.resolve("ordinary"), "at once");
    List<Path> waiting = new ArrayList<>();
    List<CompletableFuture<String>> results = new ArrayList<>();
    for (int i = 0; i < pipes; i++) {
      Path pipe = directory.resolve("pipe" + i);
      Assumptions.assumeTrue(isMade(pipe), "no mkfifo");
      waiting.add(pipe);
      boolean opens = i % 2 == 0;
      results.add(
          CompletableFuture.supplyAsync(
              () -> opens ? opened(pipe) : new String(files.read(pipe.toString()), UTF_8),
              VIRTUAL));
    }
    try {
      String text =
          CompletableFuture.supplyAsync(
                  () -> new String(files.read(ordinary.toString()), UTF_8), VIRTUAL)
              .get(20, TimeUnit.SECONDS);
      assertThat(text).isEqualTo("at once");
      assertThat(results).noneMatch(CompletableFuture::isDone);
    } finally {
      for (Path pipe : waiting) {
        Files.writeString(pipe, "late");
      }
    }
    for (CompletableFuture<String> result : results) {
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo("late");
    }
  }

  private String opened(Path pipe) {
    HostFile.Mode mode = new HostFile.Mode(true, false, false, false, false, false);
    try (HostFile file = files.open(pipe.toString(), mode)) {
      ByteBuffer text = ByteBuffer.allocate(16);
      file.read(text, HostFile.OWN_POSITION);
      return new String(text.array(), 0, text.position(), UTF_8);
    }
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
