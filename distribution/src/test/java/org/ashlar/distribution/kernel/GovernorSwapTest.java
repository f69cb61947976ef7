package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.gc.GcPlugin;
import org.ashlar.spi.memory.MemoryGovernor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the memory governor does for contexts goes on when another takes its place. */
@Timeout(120)
class GovernorSwapTest {
  private static final Limits HEAP = Limits.builder().heap("16m").build();
  private static final Source HOG = Source.of("const all = []; for (;;) all.push({ n: [1] });");

  private final Kernel kernel = Kernel.flat(KernelSettings.defaults().withWorkers(2));
  private final Engine engine = kernel.newEngineBuilder().build();
  private RunningPlugin governing = kernel.platform().plugins().start(new GcPlugin());

  @AfterEach
  void close() {
    engine.close();
    kernel.close();
  }

  private void swap() {
    MemoryGovernor old = current();
    governing = kernel.platform().plugins().exchange(governing, new GcPlugin());
    assertThat(current()).isNotNull().isNotSameAs(old);
  }

  private @Nullable MemoryGovernor current() {
    return kernel.platform().services().slot(MemoryGovernor.class).current();
  }

  private Context limited() {
    return engine.newContext().limits(HEAP).build();
  }

  private static void assertEndsAtItsQuota(CompletableFuture<Value> hog) throws Exception {
    try {
      hog.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              TerminationException.class,
              end -> assertThat(end.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
      return;
    }
    throw new AssertionError("the hog has a result");
  }

  @Test
  void quotasHoldForWhatRanBeforeAndForWhatStartsAfter() throws Exception {
    try (Context filled = limited();
        Context running = limited();
        Context later = limited()) {
      filled.eval("const kept = []; for (let i = 0; i < 1e5; i++) kept.push({ i }); 0");
      running.eval("var started = 0; var all = [];");
      CompletableFuture<Value> slow =
          running
              .evalAsync(
                  Source.of(
                      "new Promise(() => setInterval(() => {"
                          + " for (let i = 0; i < 100; i++) all.push({ n: [i] }); }, 1))"))
              .toCompletableFuture();
      running.eval("0");
      swap();
      assertEndsAtItsQuota(slow);
      assertEndsAtItsQuota(later.evalAsync(HOG).toCompletableFuture());
      assertThat(filled.eval("kept.length").asInt()).isEqualTo(100_000);
      assertEndsAtItsQuota(
          filled.evalAsync(Source.of("for (;;) kept.push({ n: [1] });")).toCompletableFuture());
    }
  }

  @Test
  void cleanupsRunInAContextThatRestedMeanwhile() throws InterruptedException {
    AtomicInteger cleaned = new AtomicInteger();
    try (Context context =
        engine.newContext().function("clean", arguments -> cleaned.incrementAndGet()).build()) {
      context.eval(
          "globalThis.registry = new FinalizationRegistry(clean); globalThis.held = {};"
              + " registry.register(held, 1)");
      swap();
      context.eval("delete globalThis.held");
      assertThat(collectUntil(() -> cleaned.get() == 1)).isTrue();
    }
  }

  private static boolean collectUntil(BooleanSupplier done) throws InterruptedException {
    for (int attempt = 0; attempt < 300 && !done.getAsBoolean(); attempt++) {
      System.gc();
      Thread.sleep(10);
    }
    return done.getAsBoolean();
  }
}
