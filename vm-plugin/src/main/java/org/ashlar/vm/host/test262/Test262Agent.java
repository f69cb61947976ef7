package org.ashlar.vm.host.test262;

import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.host.EngineHost;
import org.ashlar.vm.host.TimerHost;
import org.ashlar.vm.host.TimerQueue;
import org.ashlar.vm.host.VmMachine;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * The host of the agent of one test: unhandled rejections and failed jobs count for nothing, time
 * is limited.
 */
final class Test262Agent extends EngineHost implements TimerHost {
  private final VmMachine machine;
  private final Test262Run run;
  private final TimerQueue timers;

  Test262Agent(VmMachine machine, Test262Run run) {
    super(machine.tierPolicy());
    this.machine = machine;
    this.run = run;
    this.timers = new TimerQueue(Test262Run.realTime(), () -> {});
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
