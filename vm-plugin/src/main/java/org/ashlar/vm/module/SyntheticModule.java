package org.ashlar.vm.module;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A module whose exports are given values (clause 16.2.1.8): JSON, text, bytes, CommonJS, and
 * modules of the host.
 */
public final class SyntheticModule extends ModuleRecord {
  private final Map<PropertyKey, Integer> slots = new LinkedHashMap<>();
  private final Environment environment;

  /** A module with the exports and their values. */
  public SyntheticModule(ModuleGraph graph, String url, Map<PropertyKey, Object> exports) {
    super(graph, url);
    Object[] values = new Object[exports.size()];
    for (Map.Entry<PropertyKey, Object> export : exports.entrySet()) {
      values[slots.size()] = export.getValue();
      slots.put(export.getKey(), slots.size());
    }
    environment = new Environment(values, null);
  }

  /** A module with a default export alone. */
  public static SyntheticModule ofDefault(ModuleGraph graph, String url, Object value) {
    return new SyntheticModule(graph, url, Map.of(Keys.DEFAULT, value));
  }

  @Override
  Collection<PropertyKey> exportedNames(Agent agent, Set<ModuleRecord> seen) {
    return slots.keySet();
  }

  @Override
  @Nullable ResolvedBinding resolveExport(Agent agent, PropertyKey name, Set<ExportQuery> seen) {
    Integer slot = slots.get(name);
    return slot == null ? null : new ResolvedBinding(this, environment, slot);
  }

  @Override
  public void link(Agent agent) {}

  @Override
  public PromiseObject evaluate(Agent agent) {
    PromiseObject done = PromiseOperations.newPromise(agent);
    PromiseOperations.resolve(agent, done, Undefined.UNDEFINED);
    return done;
  }
}
