package org.ashlar.example.rhino;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;

/** The timers of one context, with one wake-up for the earliest. Used by the agent only. */
final class RhinoTimers {
  private final TimeProvider time;
  private final TimeProvider.WakeUp wakeUp;
  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private final Map<Integer, Timer> byId = new HashMap<>();
  private int lastId;
  private long lastSequence;

  RhinoTimers(TimeProvider time, Runnable wake) {
    this.time = time;
    this.wakeUp = time.newWakeUp(wake);
  }

  private record Timer(int id, long sequence, long due, long interval, Runnable action)
      implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.signum(due - other.due);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  int add(double milliseconds, boolean repeat, Runnable action) {
    double clipped = milliseconds >= 1 && milliseconds <= Integer.MAX_VALUE ? milliseconds : 1;
    long delay = (long) (clipped * 1_000_000);
    put(new Timer(++lastId, lastSequence++, time.now() + delay, repeat ? delay : 0, action));
    return lastId;
  }

  private void put(Timer timer) {
    queue.add(timer);
    byId.put(timer.id, timer);
  }

  void remove(int id) {
    Timer timer = byId.remove(id);
    if (timer != null) {
      queue.remove(timer);
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean isDue() {
    Timer first = queue.peek();
    return first != null && first.due - time.now() <= 0;
  }

  @Nullable Runnable takeDue() {
    if (!isDue()) {
      return null;
    }
    Timer timer = queue.remove();
    byId.remove(timer.id);
    if (timer.interval > 0) {
      long next = time.now() + timer.interval;
      put(new Timer(timer.id, lastSequence++, next, timer.interval, timer.action));
    }
    return timer.action;
  }

  void arm() {
    Timer first = queue.peek();
    if (first != null) {
      wakeUp.at(first.due);
    }
  }

  void clear() {
    queue.clear();
    byId.clear();
    wakeUp.cancel();
  }
}
