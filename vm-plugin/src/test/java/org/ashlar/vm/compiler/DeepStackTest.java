package org.ashlar.vm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeepStackTest {
  @Test
  void whoeverWaitsPassesSafePointsAndMayGiveUp() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                DeepStack.call(
                    safePoint -> {
                      try {
                        while (true) {
                          safePoint.run();
                        }
                      } finally {
                        ended.countDown();
                      }
                    },
                    () -> {
                      throw new IllegalStateException("enough");
                    }))
        .withMessage("enough");
    ended.await();
  }

  @Test
  void whatWorkThrowsIsThrown() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                DeepStack.call(
                    safePoint -> {
                      throw new IllegalStateException("no");
                    },
                    () -> {}))
        .withMessage("no");
  }

  @Test
  void anInterruptedCallerGetsItsResultAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    String result = DeepStack.call(safePoint -> "done", () -> {});
    assertThat(result).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }
}
