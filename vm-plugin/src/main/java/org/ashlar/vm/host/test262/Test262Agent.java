package org.ashlar.vm.host.test262;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.host.EngineHost;
import org.ashlar.vm.host.PendingWaits;
import org.ashlar.vm.host.TimerHost;
import org.ashlar.vm.host.TimerQueue;
import org.ashlar.vm.host.VmMachine;
import org.ashlar.vm.intrinsic.StandardIntrinsics;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * The host of the agent of one test: unhandled rejections and failed jobs count for nothing, time
 * is limited.
 */
final class Test262Agent extends EngineHost implements TimerHost {
  /** How often an agent that waits looks whether the test is over. */
  private static final long LOOK_NANOSECONDS = 10_000_000;

  private final VmMachine machine;
  private final Test262Run run;
  private final Test262Cluster cluster;
  private final TimeProvider time;
  private final TimerQueue timers;
  private final Agent agent;
  private final PendingWaits waits;

  /** Who runs the agent; made its own by each new thread before anything is posted. */
  private volatile Thread thread = Thread.currentThread();

  Test262Agent(VmMachine machine, Test262Run run, Test262Cluster cluster, TimeProvider time) {
    super(machine.tierPolicy());
    this.machine = machine;
    this.run = run;
    this.cluster = cluster;
    this.time = time;
    this.timers = new TimerQueue(time, () -> {});
    this.agent = new Agent(machine.group(), this, new HeapAccount(), new StandardIntrinsics());
    this.waits = new PendingWaits(agent, time, () -> {});
  }

  /** The agent of this host. */
  Agent agent() {
    return agent;
  }

  PendingWaits waits() {
    return waits;
  }

  /** The agents that the test started. */
  Test262Cluster cluster() {
    return cluster;
  }

  void runsOn(Thread runner) {
    thread = runner;
  }

  @Override
  public void wake(Agent woken) {
    LockSupport.unpark(thread);
  }

  @Override
  public void suspend(Agent self, BooleanSupplier over, double milliseconds) {
    long end = PendingWaits.momentIn(time, milliseconds);
    long left = end - time.now();
    while (!over.getAsBoolean() && left > 0) {
      self.poll();
      LockSupport.parkNanos(this, Math.min(left, LOOK_NANOSECONDS));
      left = end - time.now();
    }
  }

  @Override
  public ServiceSlot.Registration beginWait(Agent self, PendingWait wait, double milliseconds) {
    return waits.begin(wait, milliseconds);
  }

  @Override
  protected ModuleGraph defaultGraph(Agent agent) {
    return Test262Modules.graph(agent.realm);
  }

  @Override
  protected ModuleGraph shadowGraph(Realm realm) {
    ModuleGraph graph = new ModuleGraph(realm, new Test262Modules());
    realm.setHostDefined(graph);
    return graph;
  }

  Test262Run run() {
    return run;
  }

  @Override
  public TimerQueue timers() {
    return timers;
  }

  @Override
  public SourceCompiler compiler() {
    return machine.compiler();
  }

  @Override
  public void polled(Agent agent) {
    agent.clearPoll();
    if (run.isOver()) {
      agent.requestPoll();
      throw new Termination(Termination.Reason.DEADLINE, "the test's time is over");
    }
  }

  @Override
  public void heapLimitReached(Agent agent, long bytes) {
    throw new Termination(Termination.Reason.HEAP_LIMIT, "the test's memory is used up");
  }

  @Override
  public void promiseRejected(Agent agent, JsObject promise, Object reason) {}

  @Override
  public void promiseHandled(Agent agent, JsObject promise) {}

  @Override
  public void jobFailed(Agent agent, Object thrown) {}
}
