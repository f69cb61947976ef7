package org.ashlar.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.Slice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of one worker outlives whatever goes wrong in what it calls. */
@Timeout(60)
class PoolFaultTest {
  /** An agent that does one thing and then waits. */
  private static class OneAction implements AgentTask {
    private final AtomicReference<@Nullable AgentHandle> handle = new AtomicReference<>();
    final CountDownLatch ran = new CountDownLatch(1);
    final CountDownLatch failed = new CountDownLatch(1);

    @Override
    public void attached(AgentHandle given) {
      handle.set(given);
    }

    @Override
    public Outcome runSlice(Slice slice) {
      ran.countDown();
      return Outcome.WAITING;
    }

    @Override
    public void requestYield() {}

    @Override
    public void failed(Throwable fault) {
      failed.countDown();
    }

    AgentHandle handle() {
      return Objects.requireNonNull(handle.get());
    }

    AgentHandle start(Scheduler scheduler) {
      AgentHandle given = scheduler.register(this);
      given.wake();
      return given;
    }
  }

  private static void assertGoesOn(Scheduler scheduler) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      OneAction next = new OneAction();
      next.start(scheduler);
      assertThat(next.ran.await(20, TimeUnit.SECONDS)).as("the pool goes on").isTrue();
    }
  }

  private interface Carriers extends AgentCarrier.Factory {
    @Override
    default boolean isAvailable() {
      return true;
    }
  }

  /** Runs the body on the calling thread and keeps no stack. */
  private record Direct(Runnable body) implements AgentCarrier {
    @Override
    public boolean run() {
      body.run();
      return true;
    }

    @Override
    public boolean suspend() {
      return false;
    }
  }

  @Test
  void anAgentWhoseFaultsAreNotTakenEndsAlone() throws InterruptedException {
    try (Scheduler scheduler = Schedulers.pool(1, null)) {
      AgentHandle broken =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              throw new IllegalStateException("on purpose");
            }

            @Override
            public void failed(Throwable fault) {
              throw new AssertionError("on purpose too");
            }
          }.start(scheduler);
      assertGoesOn(scheduler);
      assertThat(broken.state()).isEqualTo(AgentHandle.State.DONE);
    }
  }

  @Test
  void anAgentWithoutACarrierFails() throws InterruptedException {
    AtomicBoolean used = new AtomicBoolean();
    Carriers factory =
        body -> {
          if (!used.getAndSet(true)) {
            throw new IllegalStateException("on purpose");
          }
          return new Direct(body);
        };
    try (Scheduler scheduler = Schedulers.pool(1, factory)) {
      OneAction broken = new OneAction();
      AgentHandle handle = broken.start(scheduler);
      assertThat(broken.failed.await(20, TimeUnit.SECONDS)).isTrue();
      assertGoesOn(scheduler);
      assertThat(handle.state()).isEqualTo(AgentHandle.State.DONE);
    }
  }

  /** Takes its time to find out that the stack cannot be kept. */
  private record TooDeep(Runnable body, AtomicInteger attempts) implements AgentCarrier {
    @Override
    public boolean run() {
      body.run();
      return true;
    }

    @Override
    public boolean suspend() {
      attempts.incrementAndGet();
      LockSupport.parkNanos(5_000_000);
      return false;
    }
  }

  @Test
  void aStackTooDeepToKeepHoldsUpNobodyAndIsSeldomTried() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    Carriers factory = body -> new TooDeep(body, attempts);
    try (Scheduler scheduler = Schedulers.pool(1, factory)) {
      AtomicBoolean enough = new AtomicBoolean();
      new OneAction() {
        @Override
        public Outcome runSlice(Slice slice) {
          while (!enough.get()) {
            slice.yieldNow();
          }
          return Outcome.WAITING;
        }
      }.start(scheduler);
      assertGoesOn(scheduler);
      OneAction busy =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              return enough.get() ? Outcome.WAITING : Outcome.YIELDED;
            }
          };
      attempts.set(0);
      busy.start(scheduler);
      LockSupport.parkNanos(500_000_000);
      enough.set(true);
      // At most 5 of each 55 milliseconds, where each yield could have been an attempt.
      assertThat(attempts.get()).isBetween(1, 20);
      assertGoesOn(scheduler);
    }
  }

  @Test
  void oneThatFailsWhenAskedToYieldKeepsTheWatchdogFromNobody() throws InterruptedException {
    try (Scheduler scheduler = Schedulers.pool(1, null)) {
      CountDownLatch asked = new CountDownLatch(1);
      OneAction deaf =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              ran.countDown();
              awaitQuietly(asked);
              return Outcome.WAITING;
            }

            @Override
            public void requestYield() {
              asked.countDown();
              throw new IllegalStateException("on purpose");
            }
          };
      deaf.start(scheduler);
      assertThat(deaf.ran.await(20, TimeUnit.SECONDS)).isTrue();
      // Something must be ready, or nobody is asked to yield.
      OneAction waiting = new OneAction();
      waiting.start(scheduler);
      assertThat(waiting.ran.await(20, TimeUnit.SECONDS)).isTrue();
      CountDownLatch askedToo = new CountDownLatch(1);
      OneAction polite =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              ran.countDown();
              awaitQuietly(askedToo);
              return Outcome.WAITING;
            }

            @Override
            public void requestYield() {
              askedToo.countDown();
            }
          };
      polite.start(scheduler);
      assertThat(polite.ran.await(20, TimeUnit.SECONDS)).isTrue();
      assertGoesOn(scheduler);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A stack that cannot be kept is no yield: what was allocated is counted all the same. */
  @Test
  void aStackThatCannotBeKeptGoesOn() throws InterruptedException {
    Carriers factory = Direct::new;
    try (Scheduler scheduler = Schedulers.pool(1, factory)) {
      assertGoesOn(scheduler);
      AtomicReference<byte[]> kept = new AtomicReference<>();
      AtomicReference<Long> counted = new AtomicReference<>();
      OneAction pinned =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              kept.set(new byte[1_000_000]);
              // With another agent ready the slice tries to give its worker away.
              new OneAction().start(scheduler);
              slice.yieldNow();
              counted.set(handle().allocatedBytes());
              ran.countDown();
              return Outcome.WAITING;
            }
          };
      AgentHandle handle = scheduler.register(pinned);
      handle.measureAllocation();
      handle.wake();
      assertThat(pinned.ran.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(counted.get()).isGreaterThanOrEqualTo(1_000_000);
      assertThat(scheduler.statistics().yields()).isZero();
    }
  }

  /** Starts no thread of some name as long as there is none to be had. */
  private record Scarce(String name, AtomicBoolean none, AtomicInteger refused)
      implements Consumer<Thread> {
    Scarce(String name) {
      this(name, new AtomicBoolean(true), new AtomicInteger());
    }

    @Override
    public void accept(Thread thread) {
      if (thread.getName().startsWith(name) && none.get()) {
        refused.incrementAndGet();
        throw new OutOfMemoryError("unable to create native thread");
      }
      thread.start();
    }
  }

  @Test
  void aWorkerThatCannotBeStartedIsStartedLater() throws InterruptedException {
    Scarce threads = new Scarce("ashlar-worker");
    try (Scheduler scheduler = new PoolScheduler(1, null, threads)) {
      OneAction waiting = new OneAction();
      waiting.start(scheduler);
      assertThat(threads.refused.get()).isPositive();
      assertThat(scheduler.statistics().workers()).isZero();
      threads.none.set(false);
      assertThat(waiting.ran.await(20, TimeUnit.SECONDS)).as("without another wake-up").isTrue();
      assertGoesOn(scheduler);
      assertThat(scheduler.statistics().workers()).isEqualTo(1);
    }
  }

  @Test
  void theNextWakeUpTriesAgain() throws InterruptedException {
    Scarce threads = new Scarce("ashlar-");
    try (Scheduler scheduler = new PoolScheduler(1, null, threads)) {
      OneAction waiting = new OneAction();
      waiting.start(scheduler);
      assertThat(threads.refused).as("the worker and the watchdog").hasValueGreaterThan(1);
      threads.none.set(false);
      assertGoesOn(scheduler);
      assertThat(waiting.ran.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void timersFireOnceThereAreThreads() throws InterruptedException {
    Scarce threads = new Scarce("ashlar-timer");
    try (Scheduler scheduler = new PoolScheduler(1, null, threads)) {
      CountDownLatch fired = new CountDownLatch(1);
      scheduler.time().newWakeUp(fired::countDown).at(scheduler.time().now());
      assertThat(threads.refused).hasValue(1);
      assertGoesOn(scheduler);
      threads.none.set(false);
      assertThat(fired.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theWatchdogIsStartedOnceThereAreThreads() throws InterruptedException {
    Scarce threads = new Scarce("ashlar-watchdog");
    try (Scheduler scheduler = new PoolScheduler(1, null, threads)) {
      assertGoesOn(scheduler);
      threads.none.set(false);
      CountDownLatch asked = new CountDownLatch(1);
      OneAction busy =
          new OneAction() {
            @Override
            public Outcome runSlice(Slice slice) {
              ran.countDown();
              awaitQuietly(asked);
              return Outcome.WAITING;
            }

            @Override
            public void requestYield() {
              asked.countDown();
            }
          };
      busy.start(scheduler);
      assertThat(busy.ran.await(20, TimeUnit.SECONDS)).isTrue();
      OneAction waiting = new OneAction();
      waiting.start(scheduler);
      assertThat(waiting.ran.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
