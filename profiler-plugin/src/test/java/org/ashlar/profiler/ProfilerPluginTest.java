package org.ashlar.profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.ProfileStoreContract;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.profile.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilerPluginTest extends ProfileStoreContract {
  @TempDir private Path directory;

  @Override
  protected PluginProvider provider() {
    return new ProfilerPlugin();
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("profiler.directory", directory.resolve("store").toString());
  }

  private static Sample sample(long time) {
    StackFrame frame = new StackFrame("work", new SourceLocation("a.js", 3, 1));
    return new Sample(time, "main", List.of(frame), false);
  }

  @Test
  void theStoreIsNotMadeBeforeItIsUsed() {
    assertThat(directory.resolve("store")).doesNotExist();
    assertThat(service(ProfileStore.class).list()).isEmpty();
    assertThat(directory.resolve("store")).isDirectory();
  }

  @Test
  void sessionsSurviveTheProcess() {
    ProfileStore.Writer writer =
        service(ProfileStore.class).create("kept", Instant.ofEpochSecond(1_700_000_000), 1_000);
    writer.put(List.of(sample(5)));
    ProfileStore.Session kept = writer.finish(10);
    host.stop(running);
    running = host.start(provider());
    assertThat(service(ProfileStore.class).list()).containsExactly(kept);
  }

  @Test
  void aDirectoryThatIsNoDirectoryIsAFailureOfTheStore() throws Exception {
    Files.writeString(directory.resolve("store"), "in the way");
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> service(ProfileStore.class).list())
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED));
  }

  @Test
  void aSessionOfTheSamplerKeepsWhatTheMachineDelivers() {
    AtomicInteger ended = new AtomicInteger();
    SampleSource source =
        (interval, sink) -> {
          sink.take(sample(2_000));
          sink.take(sample(1_000));
          return ended::incrementAndGet;
        };
    registry.offer(SampleSource.class, source);
    Sampler.ProfileSession session = service(Sampler.class).start("run", Duration.ofMillis(1));
    ProfileStore.Session stored = session.stop();
    assertThat(session.stop()).isEqualTo(stored);
    assertThat(ended).hasValue(1);
    assertThat(stored.id()).isEqualTo(session.id());
    assertThat(stored.intervalMicroseconds()).isEqualTo(1_000);
    try (var samples = service(ProfileStore.class).samples(stored.id())) {
      assertThat(samples.map(Sample::nanoseconds)).containsExactly(1_000L, 2_000L);
    }
  }
}
