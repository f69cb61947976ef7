package org.ashlar.spi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.schedule.AgentTask.Outcome;
import org.ashlar.spi.schedule.Scheduler.CarrierKind;
import org.ashlar.testing.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Scheduler} keeps to, on whatever carrier. */
@Timeout(60)
@Requirement("JC-A.4")
public abstract class SchedulerContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The scheduler under test, opened before and closed after each test. */
  protected Scheduler scheduler;

  /** A new scheduler; pools get the given number of workers. */
  protected abstract Scheduler newScheduler(int workers);

  @BeforeEach
  void open() {
    scheduler = newScheduler(2);
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** A registered agent. */
  protected final TestAgent agent() {
    TestAgent agent = new TestAgent();
    scheduler.register(agent);
    return agent;
  }

  /** Waits for a condition, driving the agent if nobody else does. */
  protected final void await(TestAgent agent, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    BooleanSupplier over = () -> condition.getAsBoolean() || System.nanoTime() - deadline > 0;
    if (scheduler.carrier() == CarrierKind.CALLER) {
      agent.handle().drive(over, () -> {});
    } else {
      while (!over.getAsBoolean()) {
        LockSupport.parkNanos(200_000);
      }
    }
    assertThat(condition.getAsBoolean()).as("in time").isTrue();
  }

  @Test
  void anAgentRunsOnlyAfterItIsWoken() {
    TestAgent agent = agent();
    AtomicBoolean ran = new AtomicBoolean();
    assertThat(agent.handle().slices()).isZero();
    agent.post(
        slice -> {
          assertThat(slice.fuel()).isPositive();
          ran.set(true);
          return Outcome.WAITING;
        });
    await(agent, ran::get);
  }

  @Test
  void anEndedAgentIsNeverRunAgain() {
    TestAgent agent = agent();
    AtomicInteger runs = new AtomicInteger();
    agent.post(
        slice -> {
          runs.incrementAndGet();
          return Outcome.DONE;
        });
    await(agent, () -> runs.get() == 1);
    agent.post(
        slice -> {
          runs.incrementAndGet();
          return Outcome.DONE;
        });
    TestAgent other = agent();
    AtomicBoolean ran = new AtomicBoolean();
    other.post(
        slice -> {
          ran.set(true);
          return Outcome.WAITING;
        });
    await(other, ran::get);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aWakeUpDuringASliceIsNotLost() {
    for (int round = 0; round < 2_000; round++) {
      TestAgent agent = agent();
      AtomicInteger runs = new AtomicInteger();
      agent.post(
          slice -> {
            // Woken from inside: the mailbox was empty when the slice looked at it.
            agent.post(
                again -> {
                  runs.incrementAndGet();
                  return Outcome.WAITING;
                });
            runs.incrementAndGet();
            return Outcome.WAITING;
          });
      await(agent, () -> runs.get() == 2);
    }
  }

  @Test
  void aWakeUpIsNotLostIfTheSliceIsSuspendedAfterIt() {
    try (Scheduler single = newScheduler(1)) {
      AtomicInteger slices = new AtomicInteger();
      TestAgent other = new TestAgent();
      single.register(other);
      AgentHandle handle = single.register(countingAgent(slices, other));
      handle.wake();
      if (single.carrier() == CarrierKind.CALLER) {
        handle.drive(() -> slices.get() >= 2, () -> {});
      }
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (slices.get() < 2 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(100_000);
      }
      assertThat(slices).hasValue(2);
    }
  }

  /** Yields once in its first slice, between a wake-up of its own and its end. */
  private static AgentTask countingAgent(AtomicInteger slices, TestAgent other) {
    return new AgentTask() {
      private volatile @Nullable AgentHandle self;

      @Override
      public void attached(AgentHandle handle) {
        self = handle;
      }

      @Override
      public Outcome runSlice(Slice slice) {
        AgentHandle handle = Objects.requireNonNull(self);
        if (slices.incrementAndGet() == 1) {
          handle.wake();
          other.post(ignored -> Outcome.WAITING);
          slice.yieldNow();
        }
        return Outcome.WAITING;
      }

      @Override
      public void requestYield() {}

      @Override
      public void failed(Throwable thrown) {}
    };
  }

  @Test
  @Requirement("JC-E.1")
  void messagesFromManyThreadsAllArriveAndNeverOverlap() throws InterruptedException {
    TestAgent agent = agent();
    AtomicInteger received = new AtomicInteger();
    long[] plain = new long[1];
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 4; sender++) {
      senders.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 5_000; i++) {
                      agent.post(
                          slice -> {
                            plain[0]++;
                            received.incrementAndGet();
                            return Outcome.WAITING;
                          });
                    }
                  }));
    }
    await(agent, () -> received.get() == 20_000);
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(agent.wasOnTwoWorkers).isFalse();
    assertThat(plain[0]).isEqualTo(20_000);
  }

  @Test
  void aFaultEndsOneAgentAndNoOther() {
    TestAgent broken = agent();
    broken.post(
        slice -> {
          throw new IllegalStateException("on purpose");
        });
    await(broken, () -> broken.fault != null);
    assertThat(broken.fault).hasMessage("on purpose");
    TestAgent other = agent();
    AtomicBoolean ran = new AtomicBoolean();
    other.post(
        slice -> {
          ran.set(true);
          return Outcome.WAITING;
        });
    await(other, ran::get);
  }

  @Test
  void wakeUpsAreNeverEarly() {
    TestAgent agent = agent();
    TimeProvider time = scheduler.time();
    for (long delay : new long[] {0, 100_000, 1_000_000, 5_000_000, 60_000_000}) {
      AtomicLong fired = new AtomicLong();
      TimeProvider.WakeUp wakeUp =
          time.newWakeUp(
              () -> {
                fired.set(time.now());
                agent.handle().wake();
              });
      long deadline = time.now() + delay;
      wakeUp.at(deadline);
      await(agent, () -> fired.get() != 0);
      assertThat(fired.get() - deadline).as("lateness after %d ns", delay).isNotNegative();
    }
  }

  @Test
  void armingAgainReplacesAndCancellingDisarms() {
    TestAgent agent = agent();
    TimeProvider time = scheduler.time();
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    TimeProvider.WakeUp moved = time.newWakeUp(first::incrementAndGet);
    moved.at(time.now() + Duration.ofHours(1).toNanos());
    moved.at(time.now() + Duration.ofDays(90).toNanos());
    moved.at(time.now() + 2_000_000);
    TimeProvider.WakeUp cancelled = time.newWakeUp(second::incrementAndGet);
    cancelled.at(time.now() + 4_000_000);
    cancelled.cancel();
    AtomicBoolean last = new AtomicBoolean();
    time.newWakeUp(
            () -> {
              last.set(true);
              agent.handle().wake();
            })
        .at(time.now() + 20_000_000);
    await(agent, last::get);
    assertThat(first).hasValue(1);
    assertThat(second).hasValue(0);
  }

  @Test
  void manyWakeUpsFireInTheirOrderWithinATick() {
    TestAgent agent = agent();
    TimeProvider time = scheduler.time();
    int count = 500;
    long start = time.now() + 50_000_000;
    List<Long> fired = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < count; i++) {
      long deadline = start + (i * 7919L % count) * 100_000;
      time.newWakeUp(
              () -> {
                fired.add(deadline);
                agent.handle().wake();
              })
          .at(deadline);
    }
    await(agent, () -> fired.size() == count);
    long latest = start;
    for (long deadline : fired) {
      assertThat(deadline).isGreaterThan(latest - 1_000_000);
      latest = Math.max(latest, deadline);
    }
  }

  @Test
  void allocationIsMeasuredWhenAskedFor() {
    TestAgent agent = agent();
    agent.handle().measureAllocation();
    AtomicInteger length = new AtomicInteger();
    agent.post(
        slice -> {
          byte[] garbage = new byte[1_000_000];
          length.set(garbage.length);
          return Outcome.WAITING;
        });
    await(agent, () -> agent.handle().slices() > 0);
    assertThat(length).hasValue(1_000_000);
    assertThat(agent.handle().allocatedBytes()).isBetween(1_000_000L, 2_000_000L);
    assertThat(agent.handle().cpuNanoseconds()).isPositive();
  }

  /** A context is not charged for what its host waits for. */
  @Test
  void processorTimeIsMeasuredWhenAskedFor() {
    TestAgent agent = agent();
    agent.handle().measureProcessorTime();
    AtomicLong passed = new AtomicLong();
    agent.post(
        slice -> {
          long start = System.nanoTime();
          slice.enterNoYieldRegion();
          LockSupport.parkNanos(100_000_000);
          slice.leaveNoYieldRegion();
          passed.set(System.nanoTime() - start);
          return Outcome.WAITING;
        });
    await(agent, () -> agent.handle().slices() > 0);
    assertThat(agent.handle().cpuNanoseconds()).isBetween(1L, passed.get() / 2);
    long before = agent.handle().cpuNanoseconds();
    AtomicLong within = new AtomicLong();
    agent.post(
        slice -> {
          while (agent.handle().cpuNanoseconds() < before + 1_000_000) {
            Thread.onSpinWait();
          }
          within.set(agent.handle().cpuNanoseconds());
          return Outcome.WAITING;
        });
    await(agent, () -> agent.handle().slices() > 1);
    assertThat(agent.handle().cpuNanoseconds()).isGreaterThanOrEqualTo(within.get());
  }

  @Test
  void aWakeUpThatFailsKeepsNoOtherFromFiring() {
    TestAgent agent = agent();
    TimeProvider time = scheduler.time();
    long moment = time.now() + 1_000_000;
    for (int i = 0; i < 3; i++) {
      time.newWakeUp(
              () -> {
                throw new AssertionError("on purpose");
              })
          .at(moment);
    }
    AtomicInteger fired = new AtomicInteger();
    time.newWakeUp(() -> wakeAfter(agent, fired)).at(moment);
    await(agent, () -> fired.get() == 1);
    time.newWakeUp(() -> wakeAfter(agent, fired)).at(time.now() + 1_000_000);
    await(agent, () -> fired.get() == 2);
  }

  private static void wakeAfter(TestAgent agent, AtomicInteger count) {
    count.incrementAndGet();
    agent.handle().wake();
  }

  /** A simulation moves its clock when nothing runs. */
  @Test
  void anAgentIsBusyFromTheWakeUpToTheEndOfItsSlice() {
    TestAgent agent = agent();
    assertThat(scheduler.busyAgents()).isZero();
    AtomicInteger within = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    for (int round = 1; round <= 2_000; round++) {
      int number = round;
      agent.post(
          slice -> {
            within.accumulateAndGet(scheduler.busyAgents(), Math::max);
            rounds.set(number);
            return Outcome.WAITING;
          });
      assertThat(scheduler.busyAgents() > 0 || rounds.get() == number).isTrue();
      await(agent, () -> scheduler.busyAgents() == 0);
      assertThat(rounds).hasValue(number);
    }
    assertThat(within).hasValue(1);
    agent.handle().pause();
    agent.post(slice -> Outcome.WAITING);
    TestAgent other = agent();
    other.post(slice -> Outcome.WAITING);
    await(other, () -> scheduler.busyAgents() == 0);
    agent.handle().resume();
    await(agent, () -> scheduler.busyAgents() == 0);
    agent.post(slice -> Outcome.DONE);
    await(agent, () -> scheduler.busyAgents() == 0);
    assertThat(agent.handle().state()).isEqualTo(AgentHandle.State.DONE);
  }

  @Test
  void aPausedAgentRunsNothingUntilItIsResumed() {
    TestAgent paused = agent();
    AtomicBoolean ran = new AtomicBoolean();
    paused.handle().pause();
    assertThat(paused.handle().state()).isEqualTo(AgentHandle.State.PAUSED);
    paused.post(
        slice -> {
          ran.set(true);
          return Outcome.WAITING;
        });
    TestAgent other = agent();
    AtomicBoolean otherRan = new AtomicBoolean();
    other.post(
        slice -> {
          otherRan.set(true);
          return Outcome.WAITING;
        });
    await(other, otherRan::get);
    LockSupport.parkNanos(20_000_000);
    assertThat(ran).isFalse();
    paused.handle().resume();
    await(paused, ran::get);
    await(paused, () -> paused.handle().state() == AgentHandle.State.WAITING);
  }

  @Test
  void anAgentPausedInsideAJobGoesOnWhereItWas() throws InterruptedException {
    TestAgent agent = agent();
    AtomicLong turns = new AtomicLong();
    AtomicBoolean stop = new AtomicBoolean();
    agent.post(
        slice -> {
          while (!stop.get()) {
            turns.incrementAndGet();
            if (agent.yieldAsked) {
              agent.yieldAsked = false;
              slice.yieldNow();
            }
          }
          return Outcome.WAITING;
        });
    Thread observer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int round = 0; round < 20; round++) {
                    agent.handle().pause();
                    long seen = -1;
                    while (seen != turns.get()) {
                      seen = turns.get();
                      LockSupport.parkNanos(2_000_000);
                    }
                    agent.handle().resume();
                    while (seen == turns.get()) {
                      LockSupport.parkNanos(100_000);
                    }
                  }
                  stop.set(true);
                  agent.handle().wake();
                });
    await(agent, () -> agent.handle().slices() > 0 && stop.get());
    observer.join();
    assertThat(agent.wasOnTwoWorkers).isFalse();
  }

  @Test
  void pausesAndResumesFromManyThreadsLoseNoWakeUp() throws InterruptedException {
    TestAgent agent = agent();
    AtomicInteger received = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int sender = 0; sender < 3; sender++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 2_000; i++) {
                      agent.handle().pause();
                      agent.post(
                          slice -> {
                            received.incrementAndGet();
                            return Outcome.WAITING;
                          });
                      agent.handle().resume();
                    }
                  }));
    }
    await(agent, () -> received.get() == 6_000);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aClosedSchedulerRunsNothingAndTakesNothing() {
    TestAgent agent = agent();
    scheduler.close();
    AtomicBoolean ran = new AtomicBoolean();
    agent.post(
        slice -> {
          ran.set(true);
          return Outcome.WAITING;
        });
    LockSupport.parkNanos(5_000_000);
    assertThat(ran).isFalse();
    assertThatIllegalStateException().isThrownBy(this::agent);
  }
}
