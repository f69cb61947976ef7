package org.ashlar.engine.schedule;

/** Calls of code that the scheduler does not know, whose faults must not end its own threads. */
final class Guarded {
  private Guarded() {}

  /** Calls it; what it throws is logged. False if it threw. */
  static boolean call(Runnable action) {
    try {
      action.run();
      return true;
    } catch (Throwable fault) {
      System.getLogger("org.ashlar.scheduler")
          .log(System.Logger.Level.ERROR, "A call from the scheduler failed", fault);
      return false;
    }
  }
}
