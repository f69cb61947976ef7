package org.ashlar.engine.schedule;

import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.WaitingSliceContract;

class CallerDrivenSchedulerTest extends WaitingSliceContract {
  @Override
  protected Scheduler newScheduler(int workers) {
    return Schedulers.callerDriven();
  }
}
