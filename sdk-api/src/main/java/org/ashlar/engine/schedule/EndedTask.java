package org.ashlar.engine.schedule;

import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Slice;

/** What takes the place of a task that ended, so that its handle keeps nothing of it. */
enum EndedTask implements AgentTask {
  INSTANCE;

  @Override
  public void attached(AgentHandle handle) {}

  @Override
  public Outcome runSlice(Slice slice) {
    return Outcome.DONE;
  }

  @Override
  public void requestYield() {}

  @Override
  public void failed(Throwable fault) {}
}
