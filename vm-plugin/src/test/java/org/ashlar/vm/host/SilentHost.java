package org.ashlar.vm.host;

import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.intrinsic.StandardIntrinsics;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.SharingGroup;

/** A host for tests of built-ins without a program: it compiles nothing and counts polls. */
public final class SilentHost extends BaseHost {
  private long polls;

  /** An agent with all intrinsics, every poll of which is counted. */
  public Agent newAgent() {
    Agent agent = new Agent(new SharingGroup(), this, new HeapAccount(), new StandardIntrinsics());
    agent.requestPoll();
    return agent;
  }

  /** How many safe points were passed. */
  public long polls() {
    return polls;
  }

  @Override
  public SourceCompiler compiler() {
    throw new UnsupportedOperationException("no compiler");
  }

  @Override
  public void polled(Agent agent) {
    polls++;
  }

  @Override
  public void heapLimitReached(Agent agent, long bytes) {}

  @Override
  public void promiseRejected(Agent agent, JsObject promise, Object reason) {}

  @Override
  public void promiseHandled(Agent agent, JsObject promise) {}

  @Override
  public void jobFailed(Agent agent, Object thrown) {}
}
