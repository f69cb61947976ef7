package org.ashlar.vm;

/**
 * Calls of code that others wrote where nothing of the guest runs and the virtual machine has to
 * come to an end of what it does: giving back, letting go, telling.
 */
public final class Guarded {
  private Guarded() {}

  /** Makes all calls in their order; what one throws is logged and keeps none of the others. */
  public static void callEach(Runnable... actions) {
    for (Runnable action : actions) {
      call(action);
    }
  }

  private static void call(Runnable action) {
    try {
      action.run();
    } catch (Throwable fault) {
      System.getLogger("org.ashlar.vm")
          .log(System.Logger.Level.ERROR, "A call from the virtual machine failed", fault);
    }
  }
}
