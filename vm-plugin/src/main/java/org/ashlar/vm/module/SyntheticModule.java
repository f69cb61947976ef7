package org.ashlar.vm.module;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
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
  private final @Nullable JsObject source;

  /** A module with the exports and their values. */
  public SyntheticModule(ModuleGraph graph, String url, Map<PropertyKey, Object> exports) {
    this(graph, url, exports, null);
  }

  private SyntheticModule(
      ModuleGraph graph, String url, Map<PropertyKey, Object> exports, @Nullable JsObject source) {
    super(graph, url);
    this.source = source;
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

  /** A module whose default export is a Uint8Array that cannot be changed. */
  public static SyntheticModule ofBytes(
      Agent agent, ModuleGraph graph, String url, byte[] content) {
    return ofDefault(graph, url, bytes(agent, content));
  }

  /** CreateBytesModule's Uint8Array; nobody may change the array from now on. */
  public static Object bytes(Agent agent, byte[] content) {
    agent.charge(content.length);
    ArrayBufferObject buffer = ArrayBufferOperations.immutable(agent, content);
    JsFunction constructor = agent.realm.function(Intrinsic.UINT8_ARRAY);
    return agent.construct(constructor, new Object[] {buffer}, constructor);
  }

  /** A module of a host that has an object of its source and exports nothing. */
  public static SyntheticModule ofSource(ModuleGraph graph, String url, JsObject source) {
    return new SyntheticModule(graph, url, Map.of(), source);
  }

  @Override
  @Nullable JsObject source() {
    return source;
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
