package org.ashlar.vm.host.test262;

import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;

/** The jobs of an agent of a test. Errors in them do not count as a throw of the test. */
final class Test262Jobs {
  private Test262Jobs() {}

  /** Runs all promise jobs, then one that was posted or is due by now; false if there was none. */
  static boolean runNext(Agent agent) {
    drain(agent);
    Test262Agent host = (Test262Agent) agent.host();
    return runPosted(agent) || runTimer(agent, host);
  }

  /** Runs promise jobs until none is left. */
  static void drain(Agent agent) {
    while (!agent.jobs().isEmpty()) {
      try {
        agent.jobs().runNext(agent);
      } catch (ThrowCompletion ignored) {
        agent.frame = null;
      }
      agent.poll();
    }
  }

  private static boolean runPosted(Agent agent) {
    Job job = agent.takePosted();
    if (job == null) {
      return false;
    }
    try {
      agent.realm = job.realm;
      job.run(agent);
    } catch (ThrowCompletion ignored) {
      agent.frame = null;
    }
    return true;
  }

  private static boolean runTimer(Agent agent, Test262Agent host) {
    try {
      return host.timers().runDue(agent);
    } catch (ThrowCompletion ignored) {
      agent.frame = null;
      return true;
    }
  }
}
