package org.ashlar.vm.host;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes contexts with limits look at them while they run: it sets their poll flag every few
 * milliseconds.
 *
 * <p>One daemon thread for a machine, started by its first context that has a limit and ended with
 * the machine, so that it does not keep the classes of a bundle that was exchanged. Without it a
 * loop that never ends would never be asked, because a caller-driven scheduler has no other thread.
 */
final class LimitWatch implements AutoCloseable {
  private static final long PERIOD_MILLISECONDS = 5;

  private final AtomicReference<@Nullable ScheduledThreadPoolExecutor> ticker =
      new AtomicReference<>();

  /** Calls an action, which must only set flags, until the returned registration is cancelled. */
  ScheduledFuture<?> start(Runnable tick) {
    return ensureTicker()
        .scheduleAtFixedRate(tick, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
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
