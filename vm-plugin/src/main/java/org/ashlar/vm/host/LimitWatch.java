package org.ashlar.vm.host;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes contexts with limits look at them while they run: it sets their poll flag every few
 * milliseconds.
 *
 * <p>One daemon thread for the process, started by the first context that has a limit. Without it a
 * loop that never ends would never be asked, because a caller-driven scheduler has no other thread.
 */
final class LimitWatch {
  private static final long PERIOD_MILLISECONDS = 5;

  private LimitWatch() {}

  private static final class Holder {
    private static final ScheduledThreadPoolExecutor TICKER =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "ashlar-limits");
              thread.setDaemon(true);
              return thread;
            });

    static {
      TICKER.setRemoveOnCancelPolicy(true);
    }

    private Holder() {}
  }

  /** Calls an action, which must only set flags, until the returned registration is cancelled. */
  static ScheduledFuture<?> start(Runnable tick) {
    return Holder.TICKER.scheduleAtFixedRate(
        tick, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
  }
}
