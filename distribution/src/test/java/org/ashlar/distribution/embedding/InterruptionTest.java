package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that waits for a context can be interrupted, also if it runs the context itself. */
@Timeout(60)
class InterruptionTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEndlessProgramEndsWithTheThreadThatWaitsForIt(boolean callerDriven) throws Exception {
    assertInterrupted(callerDriven, "begun(); (function again() { setTimeout(again); })();");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTimerEndsWithTheThreadThatWaitsForIt(boolean callerDriven) throws Exception {
    assertInterrupted(callerDriven, "begun(); setTimeout(() => {}, 3_600_000);");
  }

  @ParameterizedTest
  @CsvSource({
    "true, for (;;) try { for (;;); } catch {} finally { for (;;); }",
    "false, for (;;) try { for (;;); } catch {} finally { for (;;); }",
    "true, var g = (function* () { for (;;) yield; })(); for (var x of g);",
    "true, [1].map(() => { for (;;); })",
    "true, Promise.resolve().then(() => { for (;;); })",
    "true, setTimeout(() => { for (;;); })",
    "true, 'setTimeout(() => {}, 3_600_000)'",
    "false, 'setTimeout(() => {}, 3_600_000)'"
  })
  void whatRunsIsGivenUpAndTheContextGoesOn(boolean callerDriven, String program)
      throws InterruptedException {
    try (Engine engine = engine(callerDriven);
        Context context = engine.createContext()) {
      context.eval("var kept = 1; var ticks = 0;");
      AtomicBoolean ended = new AtomicBoolean();
      Thread interrupting = Thread.ofPlatform().start(() -> interruptUntil(ended, context));
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> context.run(Source.of("kept++;" + program)))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.EXECUTION_INTERRUPTED));
      ended.set(true);
      interrupting.join();
      assertThat(context.eval("kept").asInt()).isEqualTo(2);
      assertThat(context.state()).isNotEqualTo(Context.State.CLOSED);
    }
  }

  private static void interruptUntil(AtomicBoolean ended, Context context) {
    while (!ended.get()) {
      LockSupport.parkNanos(50_000_000);
      if (!ended.get()) {
        context.interrupt();
      }
    }
  }

  @Test
  void whoWaitsForAPromiseIsInterrupted() throws Exception {
    try (Engine engine = engine(false);
        Context context = engine.createContext()) {
      CompletableFuture<Value> never =
          context.evalAsync(Source.of("new Promise(() => {})")).toCompletableFuture();
      context.eval("0");
      context.interrupt();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(never::get)
          .withMessageContaining("interrupted");
    }
  }

  @Test
  void withNothingToInterruptNothingHappens() {
    try (Engine engine = engine(false);
        Context context = engine.createContext()) {
      context.interrupt();
      assertThat(context.eval("let sum = 0; for (let i = 0; i < 1e5; i++) sum += i; sum").asLong())
          .isEqualTo(4_999_950_000L);
    }
  }

  @Test
  void nobodyHearsLaterOfAJobThatNobodyWaitedFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    try (Engine engine = engine(false);
        Context context = counting(engine, begun)) {
      context.eval("setTimeout(() => { begun(); for (;;); })");
      begun.await();
      context.interrupt();
      assertThat(context.eval("1").asInt()).isEqualTo(1);
      assertThat(context.run(Source.of("2")).asInt()).isEqualTo(2);
    }
  }

  @Test
  void hostCodeThatCatchesEverythingStopsNoInterruption() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<RuntimeException> seen = new AtomicReference<>();
    try (Engine engine = engine(false);
        Context context = counting(engine, begun)) {
      context
          .global()
          .setMember(
              "host",
              (HostFunction)
                  arguments -> {
                    try {
                      arguments.getFirst().call();
                    } catch (RuntimeException e) {
                      seen.set(e);
                    }
                    return null;
                  });
      CompletableFuture<Value> endless =
          context
              .evalAsync(Source.of("var after = 0; host(() => { begun(); for (;;); }); after = 1"))
              .toCompletableFuture();
      begun.await();
      context.interrupt();
      assertThatExceptionOfType(ExecutionException.class).isThrownBy(endless::get);
      assertThat(context.eval("after").asInt()).isZero();
      assertThat(seen.get())
          .isInstanceOfSatisfying(
              AshlarException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.EXECUTION_INTERRUPTED));
    }
  }

  private static Context counting(Engine engine, CountDownLatch begun) {
    return engine
        .newContext()
        .function(
            "begun",
            arguments -> {
              begun.countDown();
              return null;
            })
        .build();
  }

  private static void assertInterrupted(boolean callerDriven, String program) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<ErrorCode> thrown = new AtomicReference<>();
    AtomicBoolean kept = new AtomicBoolean();
    try (Engine engine = engine(callerDriven);
        Context context = counting(engine, begun)) {
      Thread waiting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      context.run(Source.of(program));
                    } catch (AshlarException e) {
                      thrown.set(e.code());
                    }
                    kept.set(Thread.currentThread().isInterrupted());
                    // What is interrupted can still close, and waits for it.
                    context.close();
                    kept.compareAndSet(true, Thread.currentThread().isInterrupted());
                  });
      begun.await();
      waiting.interrupt();
      waiting.join();
      assertThat(thrown).hasValue(ErrorCode.INTERRUPTED);
      assertThat(kept).isTrue();
      assertThat(context.state()).isEqualTo(Context.State.CLOSED);
    }
  }

  private static Engine engine(boolean callerDriven) {
    return callerDriven
        ? Engine.builder().callerDriven().build()
        : Engine.builder().workers(1).build();
  }
}
