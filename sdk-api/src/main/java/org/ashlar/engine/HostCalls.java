package org.ashlar.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run host code on behalf of which contexts, and which contexts wait for which.
 *
 * <p>One for the process: a call cycle may lead over several engines. Not a thread-local, which
 * would not follow an agent.
 */
final class HostCalls {
  /** All host calls of the process. */
  static final HostCalls ALL = new HostCalls();

  private final Map<Thread, PlatformContext> inside = new ConcurrentHashMap<>();
  private final Map<PlatformContext, PlatformContext> waits = new HashMap<>();

  private HostCalls() {}

  /** Notes that a thread runs host code on behalf of a context; null when it no longer does. */
  void noteInside(Thread thread, @Nullable PlatformContext context) {
    if (context == null) {
      inside.remove(thread);
    } else {
      inside.put(thread, context);
    }
  }

  /** The context on whose behalf a thread runs host code. */
  @Nullable PlatformContext contextOf(Thread thread) {
    return inside.get(thread);
  }

  /**
   * Notes that a context waits for another, until {@link #endWait}; false if the other waits for
   * it, or is the same. Two that begin to wait for each other at once see one another.
   */
  synchronized boolean tryWait(PlatformContext caller, PlatformContext target) {
    for (PlatformContext next = target; next != null; next = waits.get(next)) {
      if (next == caller) {
        return false;
      }
    }
    waits.put(caller, target);
    return true;
  }

  synchronized void endWait(PlatformContext caller) {
    waits.remove(caller);
  }
}
