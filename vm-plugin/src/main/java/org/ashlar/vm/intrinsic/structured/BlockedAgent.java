package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.object.Agent;

/** A waiter whose agent is suspended: Atomics.wait. */
final class BlockedAgent extends SharedMemory.Waiter {
  private final Agent agent;
  private volatile boolean notified;

  BlockedAgent(Agent agent, int offset) {
    super(offset);
    this.agent = agent;
  }

  boolean isNotified() {
    return notified;
  }

  @Override
  public void notified(Object notifier) {
    notified = true;
    agent.host().wake(agent);
  }
}
