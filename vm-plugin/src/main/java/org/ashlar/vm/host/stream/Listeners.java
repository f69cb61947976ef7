package org.ashlar.vm.host.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;

/** Who wants to hear of what: the part of an event emitter that streams need. */
final class Listeners {
  private record Listener(JsFunction function, boolean once) {}

  private final Map<String, List<Listener>> byEvent = new LinkedHashMap<>();

  void add(String event, JsFunction function, boolean once) {
    byEvent.computeIfAbsent(event, name -> new ArrayList<>()).add(new Listener(function, once));
  }

  /** Forgets the last registration of a function. */
  void remove(String event, Object function) {
    List<Listener> own = byEvent.getOrDefault(event, List.of());
    for (int i = own.size() - 1; i >= 0; i--) {
      if (own.get(i).function() == function) {
        own.remove(i);
        return;
      }
    }
  }

  void removeAll(String event) {
    byEvent.remove(event);
  }

  int count(String event) {
    return byEvent.getOrDefault(event, List.of()).size();
  }

  /** Calls those who listen now, in their order; false if nobody does. */
  boolean emit(Agent agent, JsObject emitter, String event, Object... arguments) {
    List<Listener> now = List.copyOf(byEvent.getOrDefault(event, List.of()));
    for (Listener listener : now) {
      if (listener.once()) {
        remove(event, listener.function());
      }
      agent.callAll(listener.function(), emitter, arguments);
    }
    return !now.isEmpty();
  }
}
