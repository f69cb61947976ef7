package org.ashlar.spi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.schedule.AgentTask.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Scheduler} keeps to where an agent waits in the midst of its slice. */
public abstract class WaitingSliceContract extends SchedulerContract {
  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(200_000);
    }
    assertThat(condition.getAsBoolean()).as("in time").isTrue();
  }

  private static void waitUntil(Slice slice, BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      assertThat(slice.waitNow()).isPositive();
    }
  }

  /** Has another thread do something once an agent waits within a slice. */
  private static Thread onceWaiting(TestAgent agent, AtomicBoolean within, Runnable action) {
    return Thread.ofPlatform()
        .start(
            () -> {
              eventually(() -> within.get() && agent.handle().state() == AgentHandle.State.WAITING);
              action.run();
            });
  }

  @Test
  void aWaitInsideAJobEndsWhenTheAgentIsWoken() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      TestAgent agent = agent();
      AtomicBoolean over = new AtomicBoolean();
      AtomicBoolean finished = new AtomicBoolean();
      AtomicBoolean within = new AtomicBoolean();
      agent.post(
          slice -> {
            within.set(true);
            waitUntil(slice, over::get);
            finished.set(true);
            return Outcome.WAITING;
          });
      Thread waker =
          onceWaiting(
              agent,
              within,
              () -> {
                over.set(true);
                agent.handle().wake();
              });
      await(agent, finished::get);
      waker.join();
      assertThat(agent.wasOnTwoWorkers).isFalse();
    }
  }

  @Test
  void noWakeUpIsLostBetweenTheLookAndTheWait() throws InterruptedException {
    TestAgent agent = agent();
    int rounds = 20_000;
    AtomicInteger given = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    agent.post(
        slice -> {
          for (int round = 1; round <= rounds; round++) {
            int wanted = round;
            waitUntil(slice, () -> given.get() >= wanted);
            taken.set(round);
          }
          return Outcome.WAITING;
        });
    Thread giver =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int round = 1; round <= rounds; round++) {
                    given.set(round);
                    agent.handle().wake();
                    while (taken.get() < round) {
                      Thread.onSpinWait();
                    }
                  }
                });
    await(agent, () -> taken.get() == rounds);
    giver.join();
  }

  @Test
  void whatArrivesDuringAWaitIsRunAfterTheSlice() {
    AtomicBoolean posted = new AtomicBoolean();
    AtomicInteger runs = new AtomicInteger();
    AgentTask task =
        new AgentTask() {
          private volatile @Nullable AgentHandle self;

          @Override
          public void attached(AgentHandle handle) {
            self = handle;
          }

          @Override
          public Outcome runSlice(Slice slice) {
            if (runs.incrementAndGet() == 1) {
              Objects.requireNonNull(self).wake();
              posted.set(true);
              waitUntil(slice, posted::get);
              slice.waitNow();
            }
            return Outcome.WAITING;
          }

          @Override
          public void requestYield() {}

          @Override
          public void failed(Throwable thrown) {}
        };
    AgentHandle handle = scheduler.register(task);
    handle.wake();
    if (scheduler.carrier() == Scheduler.CarrierKind.CALLER) {
      handle.drive(() -> runs.get() >= 2, () -> {});
    }
    eventually(() -> runs.get() >= 2);
  }

  @Test
  void aWaitInANoYieldRegionEndsToo() throws InterruptedException {
    TestAgent agent = agent();
    AtomicBoolean within = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean finished = new AtomicBoolean();
    agent.post(
        slice -> {
          slice.enterNoYieldRegion();
          within.set(true);
          waitUntil(slice, over::get);
          slice.leaveNoYieldRegion();
          finished.set(true);
          return Outcome.WAITING;
        });
    Thread waker =
        Thread.ofPlatform()
            .start(
                () -> {
                  eventually(within::get);
                  LockSupport.parkNanos(5_000_000);
                  over.set(true);
                  agent.handle().wake();
                });
    await(agent, finished::get);
    waker.join();
  }

  @Test
  void aPausedAgentDoesNotGoOnFromItsWait() throws InterruptedException {
    TestAgent agent = agent();
    AtomicBoolean within = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean finished = new AtomicBoolean();
    AtomicBoolean early = new AtomicBoolean();
    agent.post(
        slice -> {
          within.set(true);
          waitUntil(slice, over::get);
          finished.set(true);
          return Outcome.WAITING;
        });
    Thread waker =
        onceWaiting(
            agent,
            within,
            () -> {
              eventually(() -> scheduler.busyAgents() == 0);
              agent.handle().pause();
              over.set(true);
              agent.handle().wake();
              LockSupport.parkNanos(20_000_000);
              early.set(finished.get());
              agent.handle().resume();
            });
    await(agent, finished::get);
    waker.join();
    assertThat(early).isFalse();
  }

  @Test
  void aSchedulerClosesWhileAnAgentWaits() throws InterruptedException {
    TestAgent agent = agent();
    AtomicBoolean within = new AtomicBoolean();
    AtomicBoolean finished = new AtomicBoolean();
    agent.post(
        slice -> {
          within.set(true);
          waitUntil(slice, finished::get);
          finished.set(true);
          return Outcome.WAITING;
        });
    Thread closer = onceWaiting(agent, within, scheduler::close);
    if (scheduler.carrier() == Scheduler.CarrierKind.CALLER) {
      agent.handle().drive(() -> false, () -> {});
    }
    assertThat(closer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(finished).isFalse();
  }
}
