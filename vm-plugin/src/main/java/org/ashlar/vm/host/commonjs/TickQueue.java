package org.ashlar.vm.host.commonjs;

import java.util.ArrayDeque;
import org.ashlar.vm.object.Job;

/**
 * Callbacks of {@code process.nextTick}, which usually run before promise jobs. Used by the agent's
 * thread.
 */
public final class TickQueue {
  private final ArrayDeque<Job> ticks = new ArrayDeque<>();

  private boolean jobsFirst;

  /** Has promise jobs run before ticks next time, as after the evaluation of a module. */
  public void letJobsRunFirst() {
    jobsFirst = true;
  }

  /** Whether promise jobs run before ticks this time. */
  public boolean jobsFirst() {
    boolean now = jobsFirst;
    jobsFirst = false;
    return now;
  }

  /** Adds a callback behind the others. */
  public void add(Job tick) {
    ticks.add(tick);
  }

  public boolean isEmpty() {
    return ticks.isEmpty();
  }

  /** Takes the oldest; the queue must not be empty. */
  public Job take() {
    return ticks.remove();
  }

  public void clear() {
    ticks.clear();
  }
}
