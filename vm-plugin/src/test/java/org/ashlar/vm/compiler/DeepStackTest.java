package org.ashlar.vm.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.vm.parser.Parser;
import org.ashlar.vm.parser.ParserOptions;
import org.ashlar.vm.source.SourceText;
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

  @Test
  void aProcessHasAsManyStacksAsProcessorsHoweverManyAsk() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Thread caller =
          new Thread(
              () ->
                  DeepStack.call(
                      safePoint -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(2_000_000);
                        running.decrementAndGet();
                        return done.incrementAndGet();
                      },
                      () -> {}));
      callers.add(caller);
      caller.start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(done.get()).isEqualTo(50);
    assertThat(most.get()).isBetween(1, processors);
  }

  @Test
  void onlyFunctionsThatNestDeeplyAreCompiledBeforeTheyAreCalled() {
    String flat = "function flat() { return 1; }";
    String text =
        flat
            + "function deep() { return "
            + "(".repeat(200)
            + "function () {}"
            + ")".repeat(200)
            + "; }"
            + flat;
    ParserOptions deep = ParserOptions.DEFAULT.deep(() -> {});
    BitSet places = Parser.parseScript(SourceText.of("deep.js", text), deep).deepPlaces();
    assertThat(places.nextSetBit(0)).isBetween(text.indexOf('(', 40), text.indexOf("function ()"));
    assertThat(places.length()).isBetween(text.indexOf("))"), text.lastIndexOf(flat));
  }
}
