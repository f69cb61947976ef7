package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose result never comes, or that fail where nobody expects it, end all the same. */
@Timeout(60)
class UnsettledCallsTest {
  private static final Source NEVER = Source.of("new Promise(() => {})");

  private static ErrorCode end(CompletionStage<?> call) throws Exception {
    try {
      call.toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AshlarException reason) {
        return reason.code();
      }
      throw e;
    }
    throw new AssertionError("the call has a result");
  }

  @Test
  void whatFollowsAPromiseEndsWithTheContext() throws Exception {
    try (Engine engine = Engine.builder().build()) {
      Context closed = engine.createContext();
      Value promise = closed.eval(NEVER);
      List<CompletionStage<Value>> calls =
          List.of(
              closed.evalAsync(NEVER),
              promise.toStage(),
              closed.eval("() => new Promise(() => {})").callAsync());
      assertThat(closed.eval("1 + 1").asInt()).isEqualTo(2);
      closed.close();
      for (CompletionStage<Value> call : calls) {
        assertThat(end(call)).isEqualTo(ErrorCode.CONTEXT_CLOSED);
      }
      Context cancelled = engine.createContext();
      CompletionStage<Value> waiting = cancelled.evalAsync(NEVER);
      cancelled.eval("0");
      cancelled.cancel();
      assertThat(end(waiting)).isEqualTo(ErrorCode.CANCELLED);
      try (Context limited =
          engine.newContext().limits(limits -> limits.deadline(Duration.ofMillis(200))).build()) {
        assertThat(end(limited.evalAsync(NEVER))).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
      }
    }
  }

  @Test
  void aCallerThatDrivesLearnsOfTheEndToo() throws Exception {
    try (Engine engine = Engine.builder().callerDriven().build()) {
      Context context = engine.createContext();
      CompletionStage<Value> call = context.evalAsync(NEVER);
      context.runUntilIdle();
      assertThat(call.toCompletableFuture()).isNotDone();
      context.close();
      assertThat(end(call)).isEqualTo(ErrorCode.CONTEXT_CLOSED);
    }
  }

  @Test
  void aSettledCallIsForgotten() throws Exception {
    try (Engine engine = Engine.builder().build();
        Context context = engine.createContext()) {
      context.eval("var release; var gate = new Promise(done => { release = done })");
      CompletionStage<Value> call = context.evalAsync(Source.of("gate"));
      context.eval("release(42)");
      assertThat(call.toCompletableFuture().get(20, TimeUnit.SECONDS).asInt()).isEqualTo(42);
    }
  }

  /** A list and a map that cannot be read. */
  private static final class Broken extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new IllegalStateException("out of order");
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static final class BrokenMap extends AbstractMap<String, Object> {
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      throw new IllegalStateException("out of order");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHostObjectThatFailsWhileItIsConvertedFailsTheCallAlone(boolean callerDriven) {
    try (Engine engine = engine(callerDriven);
        Context context =
            engine.newContext().function("broken", arguments -> new BrokenMap()).build()) {
      for (Object broken : List.of(new Broken(), new BrokenMap())) {
        assertThatExceptionOfType(AshlarException.class)
            .isThrownBy(() -> context.toValue(broken))
            .satisfies(
                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNCONVERTIBLE_HOST_VALUE))
            .withRootCauseInstanceOf(IllegalStateException.class);
      }
      assertThat(context.eval("try { broken() } catch (e) { e.name + ' ' + e.stack }").asString())
          .startsWith("Error ")
          .doesNotContain(".java");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorOfTheJvmEndsTheContextAndTheCall(boolean callerDriven) throws Exception {
    Map<ErrorCode, Supplier<Error>> failures =
        Map.of(
            ErrorCode.INTERNAL_ERROR, () -> new AssertionError("broken"),
            ErrorCode.STACK_EXHAUSTED, StackOverflowError::new,
            ErrorCode.MEMORY_EXHAUSTED, () -> new OutOfMemoryError("made up"));
    for (Map.Entry<ErrorCode, Supplier<Error>> failure : failures.entrySet()) {
      try (Engine engine = engine(callerDriven);
          Context context =
              engine
                  .newContext()
                  .function(
                      "fail",
                      arguments -> {
                        throw failure.getValue().get();
                      })
                  .build()) {
        CompletableFuture<AshlarException> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(
            () -> {
              try {
                context.eval("try { fail() } catch (e) { 1 }");
              } catch (AshlarException e) {
                outcome.complete(e);
              }
            });
        assertThat(outcome.get(20, TimeUnit.SECONDS).code()).isEqualTo(failure.getKey());
      }
    }
  }

  private static Engine engine(boolean callerDriven) {
    return callerDriven
        ? Engine.builder().callerDriven().build()
        : Engine.builder().workers(1).build();
  }
}
