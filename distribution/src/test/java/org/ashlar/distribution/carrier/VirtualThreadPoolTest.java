package org.ashlar.distribution.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.PoolSchedulerContract;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TestAgent;
import org.junit.jupiter.api.Test;

class VirtualThreadPoolTest extends PoolSchedulerContract {
  @Override
  protected Scheduler newScheduler(int workers) {
    return Schedulers.pool(workers, new VirtualThreadCarrier.Factory());
  }

  @Test
  void isFoundByTheSchedulers() {
    assertThat(Schedulers.shared().carrier()).isEqualTo(Scheduler.CarrierKind.STACK);
  }

  @Test
  void suspendedAgentsNeedNoThreads() throws InterruptedException {
    int count = 1_000;
    CountDownLatch started = new CountDownLatch(count);
    CountDownLatch finished = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      TestAgent agent = agent();
      agent.post(
          slice -> {
            started.countDown();
            while (started.getCount() > 0) {
              slice.yieldNow();
            }
            finished.countDown();
            return AgentTask.Outcome.DONE;
          });
    }
    finished.await();
    assertThat(scheduler.statistics().workers()).isLessThanOrEqualTo(2);
  }

  @Test
  void aStackThatBlocksInHostCodeKeepsItsWorker() throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(2);
    AtomicInteger inside = new AtomicInteger();
    ReentrantLock lock = new ReentrantLock();
    for (int i = 0; i < 2; i++) {
      TestAgent agent = agent();
      agent.post(
          slice -> {
            lock.lock();
            try {
              assertThat(inside.incrementAndGet()).isEqualTo(1);
              LockSupport.parkNanos(1_000_000);
              inside.decrementAndGet();
            } finally {
              lock.unlock();
            }
            slice.yieldNow();
            finished.countDown();
            return AgentTask.Outcome.DONE;
          });
    }
    finished.await();
    assertThat(inside.get()).isZero();
  }

  @Test
  void virtualThreadsThatHostCodeStartsAreRunByTheJdk() throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(2);
    TestAgent agent = agent();
    agent.post(
        slice -> {
          Thread.startVirtualThread(
              () -> {
                LockSupport.parkNanos(1_000_000);
                finished.countDown();
              });
          slice.yieldNow();
          finished.countDown();
          return AgentTask.Outcome.DONE;
        });
    assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCarrierRunsItsBodyAgainAfterItReturned() {
    List<String> seen = new ArrayList<>();
    AgentCarrier[] carrier = new AgentCarrier[1];
    carrier[0] =
        new VirtualThreadCarrier.Factory()
            .newCarrier(
                () -> {
                  seen.add("begin");
                  assertThat(carrier[0].suspend()).isTrue();
                  seen.add("end");
                });
    assertThat(carrier[0].run()).isFalse();
    assertThat(carrier[0].run()).isTrue();
    assertThat(carrier[0].run()).isFalse();
    assertThat(seen).containsExactly("begin", "end", "begin");
  }
}
