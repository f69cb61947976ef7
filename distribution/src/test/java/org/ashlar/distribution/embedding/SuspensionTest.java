package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;
import org.ashlar.testing.Requirement;

/** Wherever a program waits, its only worker is free for others, and each stay is counted. */
class SuspensionTest {
  private static final int ROUNDS = 5;

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(100_000);
    }
    assertThat(condition.getAsBoolean()).as("in time").isTrue();
  }

  @JsAsyncTest(workers = 1)
  @Requirement("JC-1.1.2")
  void anAwaitGivesTheWorkerBack(Engine engine, Context other) throws Exception {
    BlockingQueue<CompletableFuture<Integer>> gates = new LinkedBlockingQueue<>();
    try (Context waiting =
        engine
            .newContext()
            .function(
                "gate",
                arguments -> {
                  CompletableFuture<Integer> gate = new CompletableFuture<>();
                  gates.add(gate);
                  return gate;
                })
            .build()) {
      CompletableFuture<Value> sum =
          waiting
              .evalAsync(
                  Source.of(
                      """
                      const inner = async (n) => n + await gate();
                      (async () => {
                        let sum = 0;
                        for (let i = 0; i < %d; i++) sum = await inner(sum);
                        return sum;
                      })()
                      """
                          .formatted(ROUNDS)))
              .toCompletableFuture();
      long slices = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        CompletableFuture<Integer> gate = gates.poll(20, TimeUnit.SECONDS);
        await(() -> waiting.state() == Context.State.WAITING);
        assertThat(waiting.statistics().slices()).isGreaterThan(slices);
        slices = waiting.statistics().slices();
        assertThat(other.eval("6 * 7").asInt()).isEqualTo(42);
        assertThat(sum).isNotDone();
        assertThat(gate).isNotNull();
        gate.complete(round);
      }
      assertThat(sum.get(20, TimeUnit.SECONDS).asInt()).isEqualTo(15);
    }
  }

  @JsAsyncTest(workers = 1)
  @Requirement("JC-1.1.2")
  void theEndOfTheBudgetGivesTheWorkerBack(Engine engine, Context other) {
    try (Context endless = engine.createContext()) {
      endless.evalAsync(Source.of("const f = (n) => n + 1; for (let n = 0;;) n = f(n)"));
      await(() -> endless.statistics().slices() > 0 || endless.state() == Context.State.RUNNING);
      long before = endless.statistics().slices();
      for (int i = 0; i < 20; i++) {
        assertThat(other.eval("6 * 7").asInt()).isEqualTo(42);
      }
      assertThat(endless.statistics().slices()).isGreaterThan(before);
      endless.cancel();
    }
  }

  @JsAsyncTest(workers = 1)
  @Requirement({"JC-1.1.2", "V8-1.2.6"})
  void aCallOfTheHostThatWaitsHoldsUpNobody(Engine engine, Context other) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (Context held =
        engine
            .newContext()
            .function(
                "wait",
                arguments -> {
                  inside.countDown();
                  try {
                    return released.await(20, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                  }
                })
            .build()) {
      CompletableFuture<Value> result = held.evalAsync(Source.of("wait()")).toCompletableFuture();
      assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(other.eval("6 * 7").asInt()).isEqualTo(42);
      assertThat(result).isNotDone();
      released.countDown();
      assertThat(result.get(20, TimeUnit.SECONDS).asBoolean()).isTrue();
      await(() -> held.statistics().slices() > 0);
    }
  }
}
