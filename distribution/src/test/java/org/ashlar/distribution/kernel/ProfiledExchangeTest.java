package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.engine.Platform;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.profiler.ProfilerPlugin;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.Sampler;
import org.ashlar.vm.host.VmPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profiling sessions while the plug-ins they need are exchanged. */
@Timeout(120)
class ProfiledExchangeTest {
  private static final String BUSY =
      "function work() { var end = Date.now() + 100; while (Date.now() < end) {} } work();";

  @TempDir private Path directory;

  @Test
  void aSessionSeesContextsOfEachVirtualMachineAndIsStoredWithItsProfiler() throws Exception {
    Map<String, String> options = Map.of("profiler.directory", directory.toString());
    try (Platform platform = new Platform(Schedulers.pool(2), true, options)) {
      RunningPlugin first = platform.plugins().start(new VmPlugin());
      RunningPlugin profiler = platform.plugins().start(new ProfilerPlugin());
      Sampler.ProfileSession session =
          platform.services().require(Sampler.class).start("both", Duration.ofMillis(1));
      try (Engine engine = platform.newEngineBuilder().build();
          Context old = engine.newContext().name("old").build()) {
        old.eval("1");
        RunningPlugin second = platform.plugins().exchange(first, new VmPlugin());
        try (Context fresh = engine.newContext().name("fresh").build()) {
          fresh.eval(BUSY);
          old.eval(BUSY);
        }
        old.close();
        first.retired().toCompletableFuture().get(20, TimeUnit.SECONDS);
        platform.plugins().exchange(profiler, new ProfilerPlugin());
        profiler.retired().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(second.retired().toCompletableFuture()).isNotDone();
      }
      ProfileStore store = platform.services().require(ProfileStore.class);
      assertThat(store.list()).containsExactly(session.stop());
      try (var samples = store.samples(session.id())) {
        List<Sample> taken = samples.toList();
        assertThat(taken).extracting(Sample::context).contains("old", "fresh");
        assertThat(taken)
            .anySatisfy(
                sample -> assertThat(sample.stack().getFirst().function()).isEqualTo("work"));
      }
    }
  }
}
