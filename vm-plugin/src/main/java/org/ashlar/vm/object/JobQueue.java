package org.ashlar.vm.object;

import java.util.ArrayDeque;

/** The promise jobs of one agent, first in first out. Used by the agent's own thread only. */
public final class JobQueue {
  private final ArrayDeque<Job> jobs = new ArrayDeque<>();

  public void add(Job job) {
    jobs.add(job);
  }

  public boolean isEmpty() {
    return jobs.isEmpty();
  }

  public int size() {
    return jobs.size();
  }

  public void clear() {
    jobs.clear();
  }

  /** Runs the oldest job in its realm and async context. The queue must not be empty. */
  public void runNext(Agent agent) {
    Job job = jobs.remove();
    Realm before = agent.realm;
    AsyncContextMapping context = agent.asyncContext;
    int room = agent.room;
    agent.realm = job.realm;
    agent.asyncContext = job.asyncContext;
    agent.runningJob = job;
    try {
      job.run(agent);
    } finally {
      agent.runningJob = null;
      // A frame that a job resumed leaves the room that it had itself.
      agent.room = room;
      agent.realm = before;
      agent.asyncContext = context;
      agent.clearKeptObjects();
    }
  }
}
