package org.ashlar.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PermitsTest {
  private static final int ROUNDS = 20_000;

  @Test
  void noMoreAreHeldThanGranted() {
    Permits permits = new Permits(1);
    assertThat(permits.tryAcquire()).isTrue();
    assertThat(permits.tryAcquire()).isFalse();
    permits.grantOneMore();
    assertThat(permits.tryAcquire()).isTrue();
    assertThat(permits.hasSurplus()).isFalse();
    permits.grantOneLess();
    assertThat(permits.hasSurplus()).isTrue();
    assertThat(permits.tryReleaseSurplus()).isTrue();
    assertThat(permits.tryReleaseSurplus()).isFalse();
    permits.release();
    assertThat(permits.areHeld()).isFalse();
  }

  /** Two that both took the one surplus permit for theirs would leave the queue to nobody. */
  @Test
  void oneSurplusPermitIsReleasedByOneOfThoseWhoSeeIt() throws Exception {
    Permits permits = new Permits(1);
    assertThat(permits.tryAcquire()).isTrue();
    AtomicInteger released = new AtomicInteger();
    CyclicBarrier round =
        new CyclicBarrier(
            2,
            () -> {
              permits.grantOneMore();
              permits.tryAcquire();
              permits.grantOneLess();
            });
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int count = 0; count < ROUNDS; count++) {
                      try {
                        round.await();
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                      if (permits.tryReleaseSurplus()) {
                        released.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    // Of the last round too: each has released what it could.
    assertThat(released).hasValue(ROUNDS);
    assertThat(permits.areHeld()).isTrue();
    permits.release();
    assertThat(permits.areHeld()).isFalse();
  }
}
