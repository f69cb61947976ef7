package org.ashlar.vm.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.ashlar.vm.object.JsObject;

/**
 * Rejected promises that nobody handles, in order (HostPromiseRejectionTracker). Used by the
 * agent's thread.
 */
final class RejectionTracker {
  record Rejection(JsObject promise, Object reason) {}

  private final Map<JsObject, Object> unhandled = new LinkedHashMap<>();

  private final Set<JsObject> told = Collections.newSetFromMap(new WeakHashMap<>());

  void rejected(JsObject promise, Object reason) {
    unhandled.put(promise, reason);
  }

  /** Whether the program was told before that nobody handles the promise, which now is wrong. */
  boolean handled(JsObject promise) {
    return unhandled.remove(promise) == null && told.remove(promise);
  }

  /** The program was told of a promise. */
  void tell(JsObject promise) {
    told.add(promise);
  }

  boolean isEmpty() {
    return unhandled.isEmpty();
  }

  /** Takes the oldest one. */
  Rejection takeFirst() {
    JsObject first = unhandled.keySet().iterator().next();
    return new Rejection(first, Objects.requireNonNull(unhandled.remove(first)));
  }

  void clear() {
    unhandled.clear();
  }
}
