package org.ashlar.vm.host;

import org.ashlar.api.ErrorCode;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.commonjs.TickQueue;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;

/**
 * What runs in a context between two tasks: ticks, promise jobs, and the look at rejections that
 * nobody has handled. Used by the agent's thread.
 */
final class Microtasks {
  private final VmContext context;
  private final Agent agent;
  private final TickQueue ticks = new TickQueue();
  private final RejectionTracker rejections = new RejectionTracker();

  Microtasks(VmContext context) {
    this.context = context;
    this.agent = context.agent();
  }

  TickQueue ticks() {
    return ticks;
  }

  RejectionTracker rejections() {
    return rejections;
  }

  void clear() {
    rejections.clear();
    agent.jobs().clear();
    ticks.clear();
  }

  private boolean hasJobs() {
    return !ticks.isEmpty() || !agent.jobs().isEmpty();
  }

  /**
   * Runs ticks and promise jobs, then reports rejections that nobody handled meanwhile. As in Node,
   * all of one queue run before the other's turn comes.
   */
  void drain() {
    boolean jobsTurn = ticks.jobsFirst();
    do {
      while (hasJobs()) {
        jobsTurn = jobsTurn ? !agent.jobs().isEmpty() : ticks.isEmpty();
        runNext(jobsTurn);
        agent.poll();
      }
      if (!rejections.isEmpty()) {
        report(rejections.takeFirst());
      }
    } while (hasJobs() || !rejections.isEmpty());
  }

  private void report(RejectionTracker.Rejection rejection) {
    Object reason = ShadowFailure.of(context, rejection.realm(), rejection.reason());
    JsObject promise =
        reason == rejection.reason() ? rejection.promise() : ShadowFailure.promise(context, reason);
    context.report(ErrorCode.UNHANDLED_REJECTION, reason, promise);
  }

  private void runNext(boolean jobsTurn) {
    try {
      if (jobsTurn) {
        agent.jobs().runNext(agent);
      } else {
        runTick(ticks.take());
      }
    } catch (ThrowCompletion thrown) {
      context.report(
          ErrorCode.SCRIPT_ERROR, ShadowFailure.of(context, agent.realm, thrown.value()));
    }
  }

  private void runTick(Job tick) {
    agent.realm = tick.realm;
    agent.asyncContext = tick.asyncContext;
    try {
      tick.run(agent);
    } finally {
      agent.clearKeptObjects();
    }
  }
}
