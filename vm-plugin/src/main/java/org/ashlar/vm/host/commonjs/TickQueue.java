package org.ashlar.vm.host.commonjs;

import java.util.ArrayDeque;
import org.ashlar.vm.object.Job;

/**
 * Callbacks of {@code process.nextTick}, which run before promise jobs. Used by the agent's thread.
 */
public final class TickQueue {
  private final ArrayDeque<Job> ticks = new ArrayDeque<>();

  void add(Job tick) {
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
