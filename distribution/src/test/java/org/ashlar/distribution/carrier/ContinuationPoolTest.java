package org.ashlar.distribution.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.PoolSchedulerContract;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TestAgent;
import org.junit.jupiter.api.Test;

class ContinuationPoolTest extends PoolSchedulerContract {
  @Override
  protected Scheduler newScheduler(int workers) {
    return Schedulers.pool(workers, new ContinuationCarrier.Factory());
  }

  @Test
  void isFoundByTheSchedulers() {
    assertThat(Schedulers.shared().carrier()).isEqualTo(Scheduler.CarrierKind.CONTINUATION);
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
  void aPinnedStackGoesOnInsteadOfFailing() throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(2);
    Object monitor = new Object();
    for (int i = 0; i < 2; i++) {
      TestAgent agent = agent();
      agent.post(
          slice -> {
            synchronized (monitor) {
              for (int round = 0; round < 100; round++) {
                slice.yieldNow();
              }
            }
            finished.countDown();
            return AgentTask.Outcome.DONE;
          });
    }
    finished.await();
    assertThat(finished.getCount()).isZero();
  }

  @Test
  void aCarrierRunsItsBodyAgainAfterItReturned() {
    List<String> seen = new ArrayList<>();
    AgentCarrier[] carrier = new AgentCarrier[1];
    carrier[0] =
        new ContinuationCarrier.Factory()
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
