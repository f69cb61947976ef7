package org.ashlar.vm.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Makes contexts with a limit on memory look at it while they run: it sets their poll flag every
 * millisecond, in which a program allocates a few megabytes at most.
 *
 * <p>Only agents that run are visited, and while none does for a while, nothing ticks. One daemon
 * thread for a machine, started by its first context that has a limit and ended with the machine,
 * so that it does not keep the classes of a bundle that was exchanged.
 */
@ChargedToNobody
final class LimitWatch implements AutoCloseable {
  private static final long PERIOD_MILLISECONDS = 1;
  private static final int IDLE_TICKS = 100;

  private final Set<Agent> running = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable ScheduledThreadPoolExecutor> ticker =
      new AtomicReference<>();
  private final AtomicReference<@Nullable ScheduledFuture<?>> ticking = new AtomicReference<>();

  /** Ticks in a row that found no agent; only the ticking thread uses it. */
  private int idle;

  /** An agent with limits begins to run. */
  void enter(Agent agent) {
    running.add(agent);
    if (ticking.get() == null) {
      start();
    }
  }

  /** It stops running. */
  void leave(Agent agent) {
    running.remove(agent);
  }

  private void start() {
    ScheduledFuture<?> made =
        ensureTicker()
            .scheduleAtFixedRate(
                this::tick, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
    if (!ticking.compareAndSet(null, made)) {
      made.cancel(false);
    }
  }

  private void tick() {
    running.forEach(Agent::requestPoll);
    idle = running.isEmpty() ? idle + 1 : 0;
    if (idle > IDLE_TICKS) {
      idle = 0;
      ScheduledFuture<?> own = ticking.getAndSet(null);
      if (own != null) {
        own.cancel(false);
      }
      if (!running.isEmpty()) {
        // An agent came in between and saw a watch that still ticked.
        start();
      }
    }
  }

  private ScheduledThreadPoolExecutor ensureTicker() {
    ScheduledThreadPoolExecutor present = ticker.get();
    if (present != null) {
      return present;
    }
    // Without tasks an executor has no thread, so one that lost the race costs nothing.
    ScheduledThreadPoolExecutor made =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "ashlar-limits");
              thread.setDaemon(true);
              return thread;
            });
    made.setRemoveOnCancelPolicy(true);
    ScheduledThreadPoolExecutor other = ticker.compareAndExchange(null, made);
    return other == null ? made : other;
  }

  @Override
  public void close() {
    ScheduledThreadPoolExecutor present = ticker.get();
    if (present != null) {
      present.shutdownNow();
    }
  }
}
