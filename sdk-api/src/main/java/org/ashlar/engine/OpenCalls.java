package org.ashlar.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.vm.GuestContext;

/**
 * The calls of one context that ran and have no result yet: what they wait for may never settle, or
 * they failed in a way that nobody foresaw. The end of the context is the end of each of them.
 */
final class OpenCalls {
  private final Set<GuestCall<?>> calls = ConcurrentHashMap.newKeySet();

  void add(GuestCall<?> call) {
    calls.add(call);
  }

  void remove(GuestCall<?> call) {
    calls.remove(call);
  }

  /** A guest that has ended abandons what is posted to it, with the reason. */
  void abandon(GuestContext ended) {
    calls.forEach(ended::post);
  }

  /** Nobody waits any longer for what the calls wait for. */
  void abandon(AshlarException reason) {
    calls.forEach(call -> call.abandoned(reason));
  }
}
