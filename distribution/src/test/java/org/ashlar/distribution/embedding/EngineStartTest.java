package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that starts while its maker goes on. */
@Timeout(60)
@Requirement("V8-5.1.2")
class EngineStartTest {
  @Test
  void theEngineArrivesReadyForPrograms() throws Exception {
    try (Engine engine = Engine.start().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Context context = engine.createContext()) {
      assertThat(context.eval("6 * 7").asInt()).isEqualTo(42);
    }
  }

  @Test
  void whatComesAfterItRunsOnAnotherThreadWhileTheMakerGoesOn() throws Exception {
    CountDownLatch makerWentOn = new CountDownLatch(1);
    CompletableFuture<Thread> user = new CompletableFuture<>();
    CompletableFuture<Engine> start = Engine.builder().workers(1).start().toCompletableFuture();
    start.thenAcceptAsync(
        engine -> {
          try (engine) {
            assertThat(makerWentOn.await(20, TimeUnit.SECONDS)).isTrue();
            user.complete(Thread.currentThread());
          } catch (InterruptedException | AssertionError e) {
            user.completeExceptionally(e);
          }
        });
    makerWentOn.countDown();
    assertThat(user.get(20, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
  }

  @Test
  void whatKeepsAnEngineFromStartingFailsTheStage() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                Engine.builder()
                    .option("gc.pauses", "perhaps")
                    .start()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS))
        .havingCause()
        .isInstanceOfSatisfying(
            AshlarException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SETTING));
  }
}
