package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ExecutionException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that no program handles reach the host, once, whatever evaluated the program. */
class UncaughtErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "SCRIPT, SCRIPT_ERROR, 'setTimeout(() => { throw new Error(\"lost\") }, 1)'",
    "MODULE, SCRIPT_ERROR, 'setTimeout(() => { throw new Error(\"lost\") }, 1)'",
    "SCRIPT, UNHANDLED_REJECTION, 'void Promise.reject(new Error(\"lost\"))'",
    "MODULE, UNHANDLED_REJECTION, 'Promise.reject(new Error(\"lost\"))'",
    "MODULE, UNHANDLED_REJECTION, 'await null; Promise.reject(new Error(\"lost\"))'",
  })
  void whoeverAsksForTheEndLearnsOfThem(Source.Kind kind, ErrorCode code, String text)
      throws Exception {
    try (Engine engine = Engine.builder().workers(1).build();
        Context context = engine.createContext()) {
      context.evalAsync(Source.of(kind, "program", text)).toCompletableFuture().get();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> context.whenIdle().toCompletableFuture().get())
          .havingCause()
          .isInstanceOfSatisfying(
              ScriptException.class, failure -> assertThat(failure.code()).isEqualTo(code))
          .withMessageContaining("lost");
      context.whenIdle().toCompletableFuture().get();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProgramEndsWithTheFirstOfThem(boolean callerDriven) {
    try (Engine engine =
            callerDriven
                ? Engine.builder().callerDriven().build()
                : Engine.builder().workers(1).build();
        Context context = engine.createContext()) {
      String waits =
          "setTimeout(() => { throw new Error('first') }, 5); await new Promise(() => {})";
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.run(Source.module("program", waits)))
          .withMessageContaining("first");
      String throwsAtOnce = "setInterval(() => {}, 1); await null; throw new Error('top level')";
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.run(Source.module("other", throwsAtOnce)))
          .withMessageContaining("top level");
    }
  }

  @Test
  void aProgramThatNeverSettlesSaysSo() {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.createContext()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.run(Source.module("program", "await new Promise(() => {})")))
          .satisfies(
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TOP_LEVEL_AWAIT_UNSETTLED));
      assertThat(context.run(Source.of("setTimeout(() => {}, 1); 42")).asInt()).isEqualTo(42);
    }
  }
}
