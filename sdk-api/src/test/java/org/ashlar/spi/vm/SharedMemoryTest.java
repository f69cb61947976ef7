package org.ashlar.spi.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedMemoryTest {
  private static final VarHandle INTS = ValueLayout.JAVA_INT.varHandle();

  private final SharedMemory memory = SharedMemory.ofLength(64);
  private final List<Named> told = new ArrayList<>();

  private final class Named extends SharedMemory.Waiter {
    private final AtomicInteger notices = new AtomicInteger();

    Named(int offset) {
      super(offset);
    }

    @Override
    public void notified(Object notifier) {
      notices.incrementAndGet();
      synchronized (told) {
        told.add(this);
      }
    }
  }

  private Named enlisted(int offset) {
    Named waiter = new Named(offset);
    assertThat(memory.enlist(waiter, () -> true)).isTrue();
    return waiter;
  }

  @Test
  void thoseWhoCameFirstAreTakenFirst() {
    Named first = enlisted(8);
    Named second = enlisted(8);
    Named third = enlisted(8);
    enlisted(12);
    assertThat(memory.notifyWaiters(8, 2, this)).isEqualTo(2);
    assertThat(told).containsExactly(first, second);
    assertThat(memory.notifyWaiters(8, Double.POSITIVE_INFINITY, this)).isEqualTo(1);
    assertThat(told).containsExactly(first, second, third);
    assertThat(memory.notifyWaiters(8, 1, this)).isZero();
    assertThat(memory.notifyWaiters(12, 0, this)).isZero();
    assertThat(memory.notifyWaiters(12, 1, this)).isEqualTo(1);
  }

  @Test
  void whoWithdrewIsNotTakenAndWhoWasTakenCannotWithdraw() {
    Named first = enlisted(0);
    Named second = enlisted(0);
    assertThat(memory.withdraw(first)).isTrue();
    assertThat(memory.withdraw(first)).isFalse();
    assertThat(memory.notifyWaiters(0, 5, this)).isEqualTo(1);
    assertThat(memory.withdraw(second)).isFalse();
    assertThat(told).containsExactly(second);
  }

  @Test
  void nobodyIsAddedUnlessTheConditionHolds() {
    assertThat(memory.enlist(new Named(0), () -> false)).isFalse();
    assertThat(memory.notifyWaiters(0, 5, this)).isZero();
  }

  /** Whoever changes the memory before it notifies finds everybody who saw it unchanged. */
  @Test
  void noWaiterSlipsInBetweenAChangeAndItsNotice() throws InterruptedException {
    int rounds = 20_000;
    Named[] added = new Named[rounds];
    AtomicInteger round = new AtomicInteger();
    Thread waiter =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int number = 0; number < rounds; number++) {
                    while (round.get() < number) {
                      Thread.onSpinWait();
                    }
                    int expected = number;
                    Named mine = new Named(0);
                    if (memory.enlist(
                        mine, () -> (int) INTS.getVolatile(memory.segment(), 0L) == expected)) {
                      added[number] = mine;
                    }
                  }
                });
    int taken = 0;
    for (int number = 0; number < rounds; number++) {
      round.set(number);
      INTS.setVolatile(memory.segment(), 0L, number + 1);
      taken += memory.notifyWaiters(0, 1, this);
    }
    waiter.join();
    int expected = 0;
    for (Named each : added) {
      expected += each == null ? 0 : 1;
      assertThat(each == null || each.notices.get() == 1).isTrue();
    }
    assertThat(taken).isEqualTo(expected);
  }

  @Test
  void aGrowableBlockGrowsUpToItsMaximumAndNeverShrinks() {
    SharedMemory growable = SharedMemory.growable(8, 16);
    assertThat(growable.grow(12)).isTrue();
    assertThat(growable.grow(12)).isTrue();
    assertThat(growable.grow(8)).isFalse();
    assertThat(growable.grow(17)).isFalse();
    assertThat(growable.length()).isEqualTo(12);
    assertThat(growable.maximumLength()).isEqualTo(16);
    assertThat(memory.grow(128)).isFalse();
    assertThat(memory.maximumLength()).isEqualTo(64);
  }
}
