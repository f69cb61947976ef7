package org.ashlar.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.io.BufferCollector;
import org.ashlar.spi.io.FileAccess.WriteMode;
import org.ashlar.spi.io.IoContract;
import org.ashlar.spi.io.IoProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class IoPluginTest extends IoContract {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path temporary;

  @Override
  protected PluginProvider provider() {
    return new IoPlugin();
  }

  @Override
  protected String directory() {
    return temporary.toString();
  }

  @Test
  void bundleBindsTheSameFactory() {
    assertThat(Guice.createInjector(new IoModule()).getInstance(PluginProvider.class))
        .isInstanceOf(IoPlugin.class);
  }

  @Test
  void cancellingClosesTheFile() throws IOException {
    Path big = temporary.resolve("big");
    Files.write(big, new byte[MEBIBYTE]);
    BufferCollector collector = new BufferCollector();
    service(IoProvider.class).files().readStream(big.toString(), 100).subscribe(collector);
    collector.request(1);
    collector.await(1);
    assertThat(isOpen(big)).isTrue();
    collector.cancel();
    exchangeForAnother(); // waits until the old plug-in has nothing left to do
    assertThat(isOpen(big)).isFalse();
  }

  private static boolean isOpen(Path file) throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return false;
    }
    try (Stream<Path> descriptors = Files.list(own)) {
      return descriptors.anyMatch(descriptor -> leadsTo(descriptor, file));
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void aWrittenStreamIsAskedForOnePieceAtATime() throws Exception {
    StringBuilder requests = new StringBuilder();
    Flux<ByteBuffer> pieces =
        Flux.range(0, 3)
            .map(i -> ByteBuffer.wrap(("piece " + i + "\n").getBytes(UTF_8)))
            .doOnRequest(count -> requests.append(count));
    Path target = temporary.resolve("pieces");
    CompletableFuture<Long> written =
        service(IoProvider.class)
            .files()
            .writeStream(target.toString(), pieces, WriteMode.REPLACE)
            .toCompletableFuture();
    assertThat(written.get(10, TimeUnit.SECONDS)).isEqualTo(24);
    assertThat(Files.readString(target)).isEqualTo("piece 0\npiece 1\npiece 2\n");
    assertThat(requests.toString()).matches("1+");
  }

  @Test
  void filesWithoutASizeAreReadToTheirEnd() throws Exception {
    Path version = Path.of("/proc/version");
    if (Files.exists(version)) {
      BufferCollector collector = new BufferCollector();
      service(IoProvider.class).files().readStream(version.toString(), 4).subscribe(collector);
      collector.request(Long.MAX_VALUE);
      assertThat(collector.awaitEnd()).isNull();
      assertThat(collector.text()).isEqualTo(Files.readString(version));
    }
  }
}
