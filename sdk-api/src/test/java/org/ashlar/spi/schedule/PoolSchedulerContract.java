package org.ashlar.spi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.spi.schedule.AgentTask.Outcome;
import org.junit.jupiter.api.Test;

/** What a {@link Scheduler} with workers of its own keeps to besides. */
public abstract class PoolSchedulerContract extends WaitingSliceContract {
  @Test
  void yieldingAgentsTakeTurns() {
    scheduler.close();
    scheduler = newScheduler(1);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger left = new AtomicInteger(9);
    List<TestAgent> agents = List.of(agent(), agent(), agent());
    TestAgent blocker = agent();
    AtomicBoolean go = new AtomicBoolean();
    blocker.post(
        slice -> {
          while (!go.get()) {
            Thread.onSpinWait();
          }
          return Outcome.WAITING;
        });
    for (int index = 0; index < agents.size(); index++) {
      int id = index;
      TestAgent agent = agents.get(index);
      agent.post(slice -> record(agent, order, id, left));
    }
    go.set(true);
    await(blocker, () -> left.get() == 0);
    assertThat(order).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2);
  }

  private static Outcome record(TestAgent agent, List<Integer> order, int id, AtomicInteger left) {
    order.add(id);
    left.decrementAndGet();
    if (order.stream().filter(each -> each == id).count() < 3) {
      agent.post(slice -> record(agent, order, id, left));
      return Outcome.YIELDED;
    }
    return Outcome.WAITING;
  }

  @Test
  void aYieldInsideAJobLetsOthersRunAndKeepsTheStack() {
    AtomicBoolean released = new AtomicBoolean();
    AtomicInteger finished = new AtomicInteger();
    List<TestAgent> hogs = List.of(agent(), agent(), agent(), agent());
    for (TestAgent hog : hogs) {
      hog.post(slice -> hog(slice, hog, released, finished, 10));
    }
    TestAgent other = agent();
    other.post(
        slice -> {
          released.set(true);
          return Outcome.WAITING;
        });
    await(other, () -> finished.get() == hogs.size());
    assertThat(scheduler.statistics().yields()).isPositive();
  }

  /** Or compiled code, which reads the current thread once, takes locks in the wrong name. */
  @Test
  void whatIsSuspendedGoesOnAsTheSameThread() {
    AtomicInteger finished = new AtomicInteger();
    AtomicInteger changes = new AtomicInteger();
    int count = 4;
    for (int i = 0; i < count; i++) {
      agent()
          .post(
              slice -> {
                for (int round = 0; round < 2_000; round++) {
                  Thread before = Thread.currentThread();
                  slice.yieldNow();
                  if (Thread.currentThread() != before) {
                    changes.incrementAndGet();
                  }
                }
                finished.incrementAndGet();
                return Outcome.WAITING;
              });
    }
    await(agent(), () -> finished.get() == count);
    assertThat(scheduler.statistics().yields()).isPositive();
    assertThat(changes.get()).isZero();
  }

  private static Outcome hog(
      Slice slice, TestAgent self, AtomicBoolean released, AtomicInteger finished, int depth) {
    if (depth > 0) {
      return hog(slice, self, released, finished, depth - 1);
    }
    while (!released.get()) {
      if (self.yieldAsked) {
        self.yieldAsked = false;
        assertThat(slice.yieldNow()).isPositive();
      }
      Thread.onSpinWait();
    }
    finished.incrementAndGet();
    return Outcome.WAITING;
  }

  @Test
  void aWaitInsideAJobFreesItsWorker() {
    scheduler.close();
    scheduler = newScheduler(1);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger finished = new AtomicInteger();
    List<TestAgent> waiting = List.of(agent(), agent(), agent());
    for (TestAgent agent : waiting) {
      agent.post(
          slice -> {
            while (!over.get()) {
              slice.waitNow();
            }
            finished.incrementAndGet();
            return Outcome.WAITING;
          });
    }
    TestAgent other = agent();
    other.post(
        slice -> {
          over.set(true);
          waiting.forEach(agent -> agent.handle().wake());
          return Outcome.WAITING;
        });
    await(other, () -> finished.get() == waiting.size());
    await(other, () -> scheduler.busyAgents() == 0);
  }

  @Test
  void othersRunWhileAnAgentWaitsInANoYieldRegion() {
    scheduler.close();
    scheduler = newScheduler(1);
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean finished = new AtomicBoolean();
    TestAgent waiting = agent();
    waiting.post(
        slice -> {
          slice.enterNoYieldRegion();
          while (!over.get()) {
            slice.waitNow();
          }
          slice.leaveNoYieldRegion();
          finished.set(true);
          return Outcome.WAITING;
        });
    TestAgent other = agent();
    other.post(
        slice -> {
          over.set(true);
          waiting.handle().wake();
          return Outcome.WAITING;
        });
    await(other, finished::get);
  }

  @Test
  void othersRunWhileAgentsAreHeldUpInHostCode() {
    AtomicBoolean released = new AtomicBoolean();
    AtomicInteger finished = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      agent()
          .post(
              slice -> {
                slice.enterNoYieldRegion();
                slice.enterNoYieldRegion();
                while (!released.get()) {
                  LockSupport.parkNanos(100_000);
                  // Put off: nobody may move this frame.
                  slice.yieldNow();
                }
                slice.leaveNoYieldRegion();
                slice.leaveNoYieldRegion();
                finished.incrementAndGet();
                return Outcome.WAITING;
              });
    }
    TestAgent other = agent();
    other.post(
        slice -> {
          released.set(true);
          return Outcome.WAITING;
        });
    await(other, () -> finished.get() == 3);
    assertThat(scheduler.statistics().compensations()).isPositive();
    AtomicInteger more = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      agent()
          .post(
              slice -> {
                more.incrementAndGet();
                return Outcome.WAITING;
              });
    }
    await(other, () -> more.get() == 100);
  }
}
