package org.ashlar.distribution.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.testing.Requirement;
import org.jspecify.annotations.Nullable;
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
  @Requirement("JC-1.2.3")
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

  @Test
  void whatAListenerOfRejectionsThrowsReachesTheListenersOfErrors() throws Exception {
    try (Engine engine = Engine.builder().workers(1).build();
        Context context = engine.createContext()) {
      context.eval(
          """
          var seen = [];
          process.on('uncaughtException', (e, origin) => seen.push(e.message, origin));
          process.on('unhandledRejection', reason => { throw new Error('of ' + reason) });
          Promise.reject(1);
          """);
      context.runUntilIdle();
      assertThat(context.eval("seen.join()").asString()).isEqualTo("of 1,uncaughtException");
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

  @ParameterizedTest
  @CsvSource({
    "throw, UNHANDLED_REJECTION",
    "warn, ",
    "none, ",
    "exit, PROGRAM_EXIT",
  })
  @Requirement("JC-1.2.3")
  void thePolicyDecidesAboutRejections(String policy, @Nullable ErrorCode expected) {
    Printed printed = new Printed();
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context =
            engine
                .newContext()
                .option("vm.unhandled-rejections", policy)
                .hook(StandardStreams.class, printed)
                .build()) {
      ErrorCode code = null;
      try {
        context.run(Source.of("void Promise.reject(new Error('reason'))"));
      } catch (AshlarException failure) {
        code = failure.code();
      }
      assertThat(code).isEqualTo(expected);
      assertThat(printed.text.toString().contains("reason")).isEqualTo(policy.equals("warn"));
    }
  }

  /** Streams that remember what is printed. */
  private static final class Printed implements StandardStreams {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(Output stream, ByteBuffer bytes) {
      text.append(UTF_8.decode(bytes));
    }

    @Override
    public boolean isTerminal(Output stream) {
      return false;
    }

    @Override
    public boolean isInputTerminal() {
      return false;
    }

    @Override
    public CompletionStage<ByteBuffer> read(int maximumBytes) {
      return CompletableFuture.completedStage(ByteBuffer.allocate(0));
    }

    @Override
    public byte[] readFully() {
      return new byte[0];
    }
  }

  @Test
  void anUnknownPolicyIsRefused() {
    try (Engine engine = Engine.builder().callerDriven().build()) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> engine.newContext().option("vm.unhandled-rejections", "shout").build())
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
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
