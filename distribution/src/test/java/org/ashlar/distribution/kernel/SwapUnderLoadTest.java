package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Value;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every plug-in is swapped many times while programs run: a timer of 1 ms, steady evaluation, and
 * contexts that come and go. No call fails, and the timer goes on.
 *
 * <p>How late a tick may be is a matter of the machine: {@code -Dswap.lateness.milliseconds=50} on
 * an idle one. What was measured is written to {@code target/swap-under-load.txt}. That old virtual
 * machines go is asserted too; that a reference held on purpose is found is {@link
 * ClassLoaderReleaseTest}'s.
 */
@Timeout(600)
class SwapUnderLoadTest {
  private static final int SWAPS = Integer.getInteger("swap.count", 20);
  private static final long LATENESS_MILLISECONDS =
      Long.getLong("swap.lateness.milliseconds", 5_000L);

  @TempDir Path directory;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger evaluations = new AtomicInteger();
  private final AtomicInteger contexts = new AtomicInteger();
  private final AtomicInteger ticks = new AtomicInteger();
  private final AtomicLong lastTick = new AtomicLong();
  private final AtomicLong worstGap = new AtomicLong();
  private final List<CompletableFuture<Void>> retired = new ArrayList<>();
  private final List<String> report = new ArrayList<>();

  @Test
  void programsGoOnWhileEveryPlugInIsSwapped() throws Exception {
    Map<String, Path> bundles = RealBundles.writeTo(Files.createDirectory(directory.resolve("b")));
    assertThat(bundles).containsKey("vm");
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    List<AshlarException> problems = new CopyOnWriteArrayList<>();
    KernelSettings settings =
        KernelSettings.defaults()
            .withBundles(directory.resolve("b"))
            .withWorkers(2)
            .withProblems(problems::add);
    try (Kernel kernel = Kernel.onFelix(settings)) {
      assertThat(problems).isEmpty();
      runLoad(kernel, bundles, loaders);
      CompletableFuture.allOf(retired.toArray(new CompletableFuture<?>[0])).join();
      // Nothing runs any more that could hold on to an old plug-in.
      Files.write(Path.of("target", "swap-under-load.txt"), report);
      assertThat(failures).isEmpty();
      assertThat(ticks.get()).isGreaterThan(SWAPS);
      assertThat(evaluations.get()).isGreaterThan(SWAPS);
      assertThat(contexts.get()).isGreaterThan(0);
      assertThat(worstGap.get() / 1_000_000).isLessThanOrEqualTo(LATENESS_MILLISECONDS);
      assertAllCollected(loaders);
    }
  }

  private void runLoad(
      Kernel kernel, Map<String, Path> bundles, List<WeakReference<ClassLoader>> loaders)
      throws InterruptedException {
    List<Thread> load = new ArrayList<>();
    try (Engine engine = kernel.newEngineBuilder().build()) {
      Context ticking = startTicking(engine);
      load.add(Thread.ofPlatform().start(() -> evaluate(ticking)));
      load.add(Thread.ofPlatform().start(() -> openAndClose(engine)));
      for (String plugin : bundles.keySet()) {
        swapRepeatedly(kernel, plugin, loaders);
      }
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
      assertThat(ticking.eval("n").asInt()).isPositive();
    }
  }

  private Context startTicking(Engine engine) {
    Context context =
        engine
            .newContext()
            .function(
                "tick",
                arguments -> {
                  long now = System.nanoTime();
                  long before = lastTick.getAndSet(now);
                  if (before != 0) {
                    worstGap.accumulateAndGet(now - before - 1_000_000, Math::max);
                  }
                  return ticks.incrementAndGet();
                })
            .build();
    context.eval("var n = 0; setInterval(function () { n = tick(); }, 1); 0");
    return context;
  }

  private void evaluate(Context context) {
    // A machine that is busy otherwise gets the time it needs for more evaluations than swaps.
    while (!over.get() || (evaluations.get() <= SWAPS && failures.isEmpty())) {
      attempt(
          () -> {
            Value sum = context.eval("var s = 0; for (var i = 0; i < 2000; i++) { s += i % 7; } s");
            assertThat(sum.asInt()).isEqualTo(5_995);
            evaluations.incrementAndGet();
          });
    }
  }

  private void openAndClose(Engine engine) {
    while (!over.get()) {
      attempt(
          () -> {
            try (Context context = engine.createContext()) {
              assertThat(context.eval("[1, 2, 3].join('-')").asString()).isEqualTo("1-2-3");
              contexts.incrementAndGet();
            }
          });
    }
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | AssertionError e) {
      if (failures.size() < 10) {
        failures.add(e);
      }
    }
  }

  private void swapRepeatedly(
      Kernel kernel, String plugin, List<WeakReference<ClassLoader>> loaders) {
    worstGap.set(0);
    long start = System.nanoTime();
    for (int i = 0; i < SWAPS; i++) {
      VmProvider old = kernel.platform().services().slot(VmProvider.class).current();
      if (old != null && plugin.equals("vm")) {
        loaders.add(new WeakReference<>(old.getClass().getClassLoader()));
      }
      retired.add(kernel.swapAndRetire(plugin, null).toCompletableFuture());
    }
    report.add(
        "%s: %d swaps, %.1f ms each, latest tick %.1f ms late"
            .formatted(
                plugin, SWAPS, (System.nanoTime() - start) / 1e6 / SWAPS, worstGap.get() / 1e6));
  }

  /**
   * Felix takes uninstalled bundles away on a thread of its own, and a method that HotSpot is busy
   * compiling keeps its class until that is done, so this may take a while.
   */
  private static void assertAllCollected(List<WeakReference<ClassLoader>> loaders) {
    List<Integer> left = List.of(-1);
    for (int attempt = 0; attempt < 1_200 && !left.isEmpty(); attempt++) {
      System.gc();
      LockSupport.parkNanos(200_000_000);
      left =
          IntStream.range(0, loaders.size())
              .filter(index -> loaders.get(index).get() != null)
              .boxed()
              .toList();
    }
    assertThat(left).as("old virtual machines whose class loader is still there").isEmpty();
  }
}
