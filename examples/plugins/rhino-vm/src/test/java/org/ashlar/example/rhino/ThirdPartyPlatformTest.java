package org.ashlar.example.rhino;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.engine.Platform;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.example.accounting.AccountingPlugin;
import org.ashlar.example.interpreted.InterpretedPlugin;
import org.ashlar.example.memorystore.MemoryStorePlugin;
import org.ashlar.example.simulated.SimulatedPlugin;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.host.ConsoleSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A platform of nothing but second implementations runs programs, and swaps each of them. */
@Timeout(60)
class ThirdPartyPlatformTest {
  private final Platform platform = new Platform(Schedulers.pool(2), true, Map.of());
  private final Map<PluginProvider, RunningPlugin> running = new LinkedHashMap<>();
  private final List<String> printed = new CopyOnWriteArrayList<>();

  ThirdPartyPlatformTest() {
    for (PluginProvider provider :
        List.of(
            new SimulatedPlugin(),
            new AccountingPlugin(),
            new InterpretedPlugin(),
            new MemoryStorePlugin(),
            new RhinoPlugin())) {
      running.put(provider, platform.plugins().start(provider));
    }
  }

  @AfterEach
  void close() {
    platform.close();
  }

  private Context context(Engine engine) {
    return engine.newContext().hook(ConsoleSink.class, (level, text) -> printed.add(text)).build();
  }

  @Test
  void helloIsSaid() {
    try (Engine engine = platform.newEngineBuilder().build();
        Context context = context(engine)) {
      context.eval("console.log('hello', 'world')");
      assertThat(printed).containsExactly("hello world");
    }
  }

  @Test
  void aDayOfTimersPassesAtOnceAndInOrder() {
    try (Engine engine = platform.newEngineBuilder().build();
        Context context = context(engine)) {
      long start = System.nanoTime();
      context.eval(
          "setTimeout(function () { console.log('a day'); }, 24 * 3600 * 1000);"
              + "var n = 0; var id = setInterval(function () { n++;"
              + " if (n === 20) { clearInterval(id); console.log('twenty hours'); } }, 3600000);"
              + "setTimeout(function () { console.log('a minute'); }, 60000); 0");
      context.runUntilIdle();
      assertThat(printed).containsExactly("a minute", "twenty hours", "a day");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void eachIsSwappedWhileAProgramRuns() {
    try (Engine engine = platform.newEngineBuilder().build();
        Context counting = context(engine)) {
      counting.eval("var n = 0; (function next() { n++; setTimeout(next, 1000); })(); 0");
      List<CompletableFuture<Void>> retired = new ArrayList<>();
      for (Map.Entry<PluginProvider, RunningPlugin> entry : running.entrySet()) {
        RunningPlugin old = entry.getValue();
        for (int swap = 0; swap < 10; swap++) {
          RunningPlugin fresh = platform.plugins().exchange(old, entry.getKey());
          retired.add(old.retired().toCompletableFuture());
          old = fresh;
          assertThat(counting.eval("n > 0").asBoolean()).isTrue();
          try (Context added = engine.createContext()) {
            assertThat(added.eval("1 + 1").asInt()).isEqualTo(2);
          }
        }
      }
      counting.close();
      CompletableFuture.allOf(retired.toArray(new CompletableFuture<?>[0])).join();
      assertThat(platform.plugins().names()).hasSize(running.size());
    }
  }
}
