package org.ashlar.engine.schedule;

import java.util.function.Consumer;

/**
 * Starts the threads of a pool. A process may have none to give for a while, which is no fault of
 * whoever happened to need one: the watchdog has what is missing started later.
 */
final class ThreadStarter {
  private final Consumer<Thread> start;
  private volatile boolean missing;

  /** Whether the log says already that threads are missing. */
  private volatile boolean told;

  ThreadStarter(Consumer<Thread> start) {
    this.start = start;
  }

  /** Starts a thread; false if that cannot be now. */
  boolean tryStart(Thread thread) {
    try {
      start.accept(thread);
      told = false;
      return true;
    } catch (RuntimeException | Error refused) {
      if (!told) {
        told = true;
        System.getLogger("org.ashlar.scheduler")
            .log(System.Logger.Level.ERROR, "A thread cannot be started now", refused);
      }
      return false;
    }
  }

  /** Somebody goes without a thread, and stands so that another may start it. */
  void noteMissing() {
    missing = true;
  }

  boolean isMissing() {
    return missing;
  }

  /** Whether a thread was missing since the last time; whoever asks sees to it. */
  boolean takeMissing() {
    boolean taken = missing;
    missing = false;
    return taken;
  }
}
