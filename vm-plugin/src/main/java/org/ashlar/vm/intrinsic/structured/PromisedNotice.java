package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AgentHost;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/**
 * A waiter whose agent goes on and has a promise: Atomics.waitAsync. Whoever takes it from its
 * list, a notifier or the clock, decides how the promise settles.
 */
final class PromisedNotice extends SharedMemory.Waiter implements AgentHost.PendingWait {
  private final Agent agent;
  private final SharedMemory memory;
  private final PromiseCapability capability;
  private final Job arrival;

  /** Of the agent's thread: what it told its host of the wait. */
  private ServiceSlot.@Nullable Registration registration;

  PromisedNotice(Agent agent, SharedMemory memory, int offset) {
    super(offset);
    this.agent = agent;
    this.memory = memory;
    this.capability = PromiseOperations.newCapability(agent);
    this.arrival =
        new Job(agent.realm, agent.asyncContext) {
          @Override
          public void run(Agent running) {
            settle(AtomicWait.OK);
          }
        };
  }

  JsObject promise() {
    return capability.promise();
  }

  /** Tells the host, before anybody can take the waiter. */
  void begin(double milliseconds) {
    registration = agent.host().beginWait(agent, this, milliseconds);
  }

  /** The waiter was not added after all. */
  void giveUp() {
    if (registration != null) {
      registration.close();
    }
  }

  @Override
  @EcmaSpec("sec-notifywaiter")
  public void notified(Object notifier) {
    if (notifier == agent) {
      settle(AtomicWait.OK);
    } else {
      agent.post(arrival);
    }
  }

  @Override
  @EcmaSpec("sec-enqueueatomicswaitasynctimeoutjob")
  public void timedOut(Agent running) {
    // A notifier may have been faster, whose job is on its way then.
    if (memory.withdraw(this)) {
      settle(AtomicWait.TIMED_OUT);
    }
  }

  private void settle(String result) {
    giveUp();
    capability.resolve(agent, result);
  }

  @Override
  public void abandoned() {
    memory.withdraw(this);
  }

  @Override
  public boolean isReachable() {
    return memory.isPublished();
  }
}
