package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static void assertInterrupted(boolean callerDriven, String program) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<ErrorCode> thrown = new AtomicReference<>();
    AtomicBoolean kept = new AtomicBoolean();
    try (Engine engine = engine(callerDriven);
        Context context =
            engine
                .newContext()
                .function(
                    "begun",
                    arguments -> {
                      begun.countDown();
                      return null;
                    })
                .build()) {
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
