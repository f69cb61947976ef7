package org.ashlar.vm.host;

import java.util.HashMap;
import java.util.Map;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one context: state of the context, driven by one wake-up of its time provider. Used
 * by the agent's thread.
 *
 * <p>Timers of equal deadline run in the order of their creation; an interval is armed again after
 * its callback, never earlier than its period after the last run, so that a slow callback does not
 * pile up runs.
 */
public final class TimerQueue {
  /** Longest delay in milliseconds; longer ones become 1 as in Node and browsers. */
  private static final double MAX_DELAY = 2_147_483_647.0;

  private static final long NANOSECONDS = 1_000_000L;

  private final TimeProvider time;
  private final TimeProvider.WakeUp wakeUp;
  private final DeadlineHeap<Timer> queue = new DeadlineHeap<>();
  private final Map<Integer, Timer> byId = new HashMap<>();
  private int lastId;
  private int referenced;
  private long sequence;

  /** One timer or immediate. */
  public static final class Timer extends DeadlineHeap.Entry {
    private final int id;
    private final Realm realm;
    private final JsFunction callback;
    private final Object[] arguments;
    private final @Nullable AsyncContextMapping asyncContext;
    private final long period;
    private boolean referenced = true;
    private boolean active = true;

    private Timer(
        int id,
        Realm realm,
        JsFunction callback,
        Object[] arguments,
        @Nullable AsyncContextMapping asyncContext,
        long period) {
      this.id = id;
      this.realm = realm;
      this.callback = callback;
      this.arguments = arguments;
      this.asyncContext = asyncContext;
      this.period = period;
    }

    int id() {
      return id;
    }
  }

  public TimerQueue(TimeProvider time, Runnable wake) {
    this.time = time;
    this.wakeUp = time.newWakeUp(wake);
  }

  /**
   * Starts a timer.
   *
   * @param delay milliseconds; NaN, negative and too large values count as 1
   * @param repeat whether it is an interval
   */
  Timer start(Agent agent, JsFunction callback, Object[] arguments, double delay, boolean repeat) {
    double milliseconds = delay >= 1 && delay <= MAX_DELAY ? Math.floor(delay) : 1;
    long period = (long) (milliseconds * NANOSECONDS);
    Timer timer =
        new Timer(
            ++lastId, agent.realm, callback, arguments, agent.asyncContext, repeat ? period : 0);
    timer.deadline = time.now() + period;
    add(timer);
    return timer;
  }

  /** Starts a callback that runs after the timers that are due now. */
  Timer startImmediate(Agent agent, JsFunction callback, Object[] arguments) {
    Timer timer = new Timer(++lastId, agent.realm, callback, arguments, agent.asyncContext, 0);
    timer.deadline = time.now();
    add(timer);
    return timer;
  }

  private void add(Timer timer) {
    timer.order = ++sequence;
    queue.add(timer);
    byId.put(timer.id, timer);
    if (timer.referenced) {
      referenced++;
    }
  }

  @Nullable Timer find(int id) {
    return byId.get(id);
  }

  /** Stops a timer; again is harmless. */
  void stop(Timer timer) {
    if (timer.active) {
      timer.active = false;
      byId.remove(timer.id);
      queue.remove(timer);
      if (timer.referenced) {
        referenced--;
      }
    }
  }

  /** Whether the timer keeps the program from being idle. */
  boolean isReferenced(Timer timer) {
    return timer.referenced;
  }

  void setReferenced(Timer timer, boolean wanted) {
    if (timer.referenced != wanted) {
      timer.referenced = wanted;
      if (timer.active) {
        referenced += wanted ? 1 : -1;
      }
    }
  }

  /** Whether some active timer keeps the program from being idle. */
  public boolean keepsAlive() {
    return referenced > 0;
  }

  /** Runs the earliest timer if it is due; guest exceptions leave it. False if none was due. */
  public boolean runDue(Agent agent) {
    Timer timer = queue.first();
    if (timer == null || timer.deadline - time.now() > 0) {
      return false;
    }
    queue.remove(timer);
    boolean repeats = timer.period > 0;
    if (!repeats) {
      timer.active = false;
      byId.remove(timer.id);
      referenced -= timer.referenced ? 1 : 0;
    }
    agent.realm = timer.realm;
    agent.asyncContext = timer.asyncContext;
    try {
      agent.callAll(timer.callback, Undefined.UNDEFINED, timer.arguments.clone());
    } finally {
      if (repeats && timer.active) {
        timer.deadline = time.now() + timer.period;
        timer.order = ++sequence;
        queue.add(timer);
      }
    }
    return true;
  }

  /** Arms the wake-up for the earliest timer. */
  void arm() {
    Timer timer = queue.first();
    if (timer != null) {
      wakeUp.at(timer.deadline);
    } else {
      wakeUp.cancel();
    }
  }

  /** Drops all timers. */
  void clear() {
    queue.clear();
    byId.clear();
    referenced = 0;
    wakeUp.cancel();
  }
}
