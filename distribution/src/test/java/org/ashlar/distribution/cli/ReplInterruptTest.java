package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplInterruptTest {
  private final AtomicInteger ends = new AtomicInteger();

  @Test
  void oneSignalInterruptsUntilTheEvaluationIsOver() throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(3);
    try (ReplInterrupt interrupt = new ReplInterrupt(heard::countDown, ends::incrementAndGet)) {
      interrupt.signalled(System.nanoTime());
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ends).hasValue(0);
  }

  @Test
  void anotherEndsTheProcessWhereThatIsNotHeeded() {
    long first = System.nanoTime();
    try (ReplInterrupt interrupt = new ReplInterrupt(() -> {}, ends::incrementAndGet)) {
      interrupt.signalled(first);
      interrupt.signalled(first + TimeUnit.MILLISECONDS.toNanos(300));
      assertThat(ends).hasValue(0);
      interrupt.signalled(first + TimeUnit.SECONDS.toNanos(2));
      assertThat(ends).hasValue(1);
    }
  }
}
