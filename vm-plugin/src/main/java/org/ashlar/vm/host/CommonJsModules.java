package org.ashlar.vm.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.ashlar.vm.module.LateModule;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.module.SyntheticModule;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;

/**
 * CommonJS exports as modules: the default export is {@code module.exports}, its enumerable
 * properties are named exports.
 */
final class CommonJsModules {
  private CommonJsModules() {}

  /** A module that is there already. */
  static ModuleRecord of(Agent agent, ModuleGraph graph, String url, Object exports) {
    return new SyntheticModule(graph, url, values(agent, exports));
  }

  /** A module that runs when its turn comes. */
  static ModuleRecord late(ModuleGraph graph, String url, Supplier<Object> exports) {
    return new LateModule(graph, url, agent -> values(agent, exports.get()));
  }

  private static Map<PropertyKey, Object> values(Agent agent, Object exports) {
    Map<PropertyKey, Object> named = new LinkedHashMap<>();
    named.put(Keys.DEFAULT, exports);
    if (exports instanceof JsObject object) {
      for (PropertyKey key : object.ownPropertyKeys(agent)) {
        PropertyDescriptor own =
            key instanceof StringKey ? object.getOwnProperty(agent, key) : null;
        if (own != null && own.isEnumerable() && key != Keys.DEFAULT) {
          named.put(key, object.get(agent, key));
        }
      }
    }
    return named;
  }
}
