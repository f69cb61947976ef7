package org.ashlar.engine.schedule;

import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.SchedulerContract;

class CallerDrivenSchedulerTest extends SchedulerContract {
  @Override
  protected Scheduler newScheduler(int workers) {
    return Schedulers.callerDriven();
  }
}
