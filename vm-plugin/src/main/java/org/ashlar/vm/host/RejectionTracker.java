package org.ashlar.vm.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * Rejected promises that nobody handles, in order (HostPromiseRejectionTracker). Used by the
 * agent's thread.
 */
final class RejectionTracker {
  /**
   * @param realm whose code rejected the promise
   */
  record Rejection(JsObject promise, Object reason, Realm realm) {}

  private final Map<JsObject, Rejection> unhandled = new LinkedHashMap<>();

  private final Set<JsObject> told = Collections.newSetFromMap(new WeakHashMap<>());

  void rejected(JsObject promise, Object reason, Realm realm) {
    unhandled.put(promise, new Rejection(promise, reason, realm));
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
    return Objects.requireNonNull(unhandled.remove(first));
  }

  void clear() {
    unhandled.clear();
  }
}
