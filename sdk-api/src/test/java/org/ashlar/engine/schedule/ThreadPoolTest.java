package org.ashlar.engine.schedule;

import org.ashlar.spi.schedule.PoolSchedulerContract;
import org.ashlar.spi.schedule.Scheduler;

class ThreadPoolTest extends PoolSchedulerContract {
  @Override
  protected Scheduler newScheduler(int workers) {
    return Schedulers.pool(workers, null);
  }
}
