package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, pausing, resuming, cancelling and closing contexts by their numbers. */
@Requirement("JC-1.1.3")
class ContextControlTest {
  private static final String LOOP = "globalThis.turns = 0; for (;;) turns++;";

  @JsAsyncTest
  void contextsAreFoundByNumberUntilTheyAreClosed(Engine engine, Context context) {
    Context other = engine.newContext().name("other").build();
    assertThat(other.id()).isGreaterThan(context.id());
    assertThat(engine.contexts()).containsExactly(context, other);
    assertThat(engine.context(other.id())).containsSame(other);
    other.close();
    assertThat(engine.context(other.id())).isEmpty();
    assertThat(other.state()).isEqualTo(Context.State.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "jit"})
  void aPausedLoopUsesNoTimeAndGoesOn(String tier) throws Exception {
    try (Engine engine = Engine.builder().workers(2).option("vm.tier", tier).build();
        Context looping = engine.createContext()) {
      CompletableFuture<Value> endless = looping.evalAsync(Source.of(LOOP)).toCompletableFuture();
      waitFor(looping, Context.State.RUNNING);
      looping.pause();
      assertThat(looping.state()).isEqualTo(Context.State.PAUSED);
      LockSupport.parkNanos(200_000_000);
      long used = looping.statistics().cpuNanoseconds();
      LockSupport.parkNanos(100_000_000);
      assertThat(looping.statistics().cpuNanoseconds()).isEqualTo(used);
      looping.resume();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (looping.statistics().cpuNanoseconds() == used && System.nanoTime() < deadline) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(looping.statistics().cpuNanoseconds()).isGreaterThan(used);
      assertThat(endless).isNotDone();
    }
  }

  @JsAsyncTest
  void aPauseIsAnsweredThoughItComesWhileTheSliceBegins(Engine engine) {
    for (int round = 0; round < 50; round++) {
      try (Context looping = engine.createContext()) {
        looping.evalAsync(Source.of(LOOP));
        while (looping.state() != Context.State.RUNNING) {
          Thread.onSpinWait();
        }
        looping.pause();
        assertThat(stopsRunning(looping)).as("round " + round).isTrue();
      }
    }
  }

  private static boolean stopsRunning(Context context) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      long used = context.statistics().cpuNanoseconds();
      LockSupport.parkNanos(3_000_000);
      if (context.statistics().cpuNanoseconds() == used) {
        return true;
      }
    }
    return false;
  }

  @JsAsyncTest
  void callsToAPausedContextWaitAndAreNotLost(Engine engine) throws Exception {
    try (Context context = engine.createContext()) {
      context.pause();
      CompletableFuture<Value> result = context.evalAsync(Source.of("6 * 7")).toCompletableFuture();
      LockSupport.parkNanos(50_000_000);
      assertThat(result).isNotDone();
      context.resume();
      assertThat(result.get(20, TimeUnit.SECONDS).asInt()).isEqualTo(42);
    }
  }

  @JsAsyncTest
  void aPausedContextCanBeCancelledAndClosed(Engine engine) {
    Context cancelled = engine.createContext();
    CompletableFuture<Value> endless = cancelled.evalAsync(Source.of(LOOP)).toCompletableFuture();
    cancelled.pause();
    cancelled.cancel();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(endless::join)
        .havingCause()
        .isInstanceOfSatisfying(
            TerminationException.class,
            reason -> assertThat(reason.code()).isEqualTo(ErrorCode.CANCELLED));
    cancelled.close();
    Context closed = engine.createContext();
    closed.evalAsync(Source.of(LOOP));
    closed.pause();
    closed.close();
    assertThat(engine.context(closed.id())).isEmpty();
  }

  @JsAsyncTest
  void theDeadlineOfAPausedContextStands(Engine engine) {
    try (Context context =
        engine.newContext().limits(limits -> limits.deadline(Duration.ofMillis(300))).build()) {
      CompletableFuture<Value> endless = context.evalAsync(Source.of(LOOP)).toCompletableFuture();
      context.pause();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(endless::join)
          .havingCause()
          .isInstanceOfSatisfying(
              TerminationException.class,
              reason -> assertThat(reason.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    }
  }

  private static void waitFor(Context context, Context.State state) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (context.state() != state && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(context.state()).isEqualTo(state);
  }
}
