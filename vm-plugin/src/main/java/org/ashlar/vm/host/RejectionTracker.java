package org.ashlar.vm.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ashlar.vm.object.JsObject;

/**
 * Rejected promises that nobody handles, in order (HostPromiseRejectionTracker). Used by the
 * agent's thread.
 */
final class RejectionTracker {
  private final Map<JsObject, Object> unhandled = new LinkedHashMap<>();

  void rejected(JsObject promise, Object reason) {
    unhandled.put(promise, reason);
  }

  void handled(JsObject promise) {
    unhandled.remove(promise);
  }

  boolean isEmpty() {
    return unhandled.isEmpty();
  }

  /** Takes the reason of the oldest one. */
  Object takeFirst() {
    JsObject first = unhandled.keySet().iterator().next();
    return java.util.Objects.requireNonNull(unhandled.remove(first));
  }

  void clear() {
    unhandled.clear();
  }
}
