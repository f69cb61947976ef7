package org.ashlar.vm.host.console;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Objects that say themselves how they are shown, by a method under {@code
 * Symbol.for('nodejs.util.inspect.custom')}.
 */
final class CustomInspection {
  private static final String REGISTERED_NAME = "nodejs.util.inspect.custom";

  private CustomInspection() {}

  static Symbol symbol(Agent agent) {
    return agent.symbolRegistry().computeIfAbsent(REGISTERED_NAME, Symbol::registered);
  }

  /** The object's own text, or Java null if it has none. */
  static @Nullable String apply(
      Agent agent, Inspector inspector, InspectOptions options, JsObject object, int depth) {
    Symbol known = agent.symbolRegistry().get(REGISTERED_NAME);
    if (known == null || !(object.get(agent, known) instanceof JsFunction method)) {
      return null;
    }
    JsObject passed = agent.realm.newObject();
    Object remaining =
        options.depth() == Integer.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (Object) (options.depth() - depth);
    passed.rawPut(agent, agent.group().keys().intern("depth"), remaining, Attributes.DEFAULT);
    passed.rawPut(
        agent, agent.group().keys().intern("colors"), options.colors(), Attributes.DEFAULT);
    Object shown = agent.call(method, object, remaining, passed);
    if (shown == object) {
      return null;
    }
    return shown instanceof CharSequence text
        ? inspector.indentLines(Strings.flat(text))
        : inspector.format(shown, depth);
  }
}
