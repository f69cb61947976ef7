package org.ashlar.vm.module;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A module that says what it exports only when it runs: CommonJS.
 *
 * <p>Implementation note. It is linked before it runs, so a name that is imported from it is taken
 * to exist, and is looked for when the module has run in its turn; one that is missing is an error
 * then. Whoever asks for all names, a namespace object or a star export, cannot be answered without
 * running it at once.
 */
public final class LateModule extends ModuleRecord {
  /** What a module does in its turn. */
  @FunctionalInterface
  public interface Body {
    /** Runs the module once; the values of its exports. May throw what the program throws. */
    Map<PropertyKey, Object> run(Agent agent);
  }

  private final Body body;
  private final Map<PropertyKey, Environment> bindings = new LinkedHashMap<>();
  private @Nullable Map<PropertyKey, Object> exports;
  private @Nullable ThrowCompletion failure;
  private boolean begun;

  public LateModule(ModuleGraph graph, String url, Body body) {
    super(graph, url);
    this.body = body;
  }

  @Override
  Collection<PropertyKey> exportedNames(Agent agent, Set<ModuleRecord> seen) {
    evaluateNow(agent);
    Map<PropertyKey, Object> known = exports;
    return known == null ? Set.of() : known.keySet();
  }

  @Override
  @Nullable ResolvedBinding resolveExport(Agent agent, PropertyKey name, Set<ExportQuery> seen) {
    Map<PropertyKey, Object> known = exports;
    if (known != null && !known.containsKey(name)) {
      return null;
    }
    Environment binding =
        bindings.computeIfAbsent(
            name,
            unbound ->
                new Environment(
                    new @Nullable Object[] {known == null ? null : known.get(unbound)}, null));
    return new ResolvedBinding(this, binding, 0);
  }

  @Override
  public void link(Agent agent) {}

  @Override
  void evaluateNow(Agent agent) {
    if (failure != null) {
      throw failure;
    }
    if (begun) {
      return;
    }
    begun = true;
    try {
      Map<PropertyKey, Object> values = body.run(agent);
      exports = values;
      bindings.forEach((name, binding) -> binding.slots[0] = value(agent, values, name));
    } catch (ThrowCompletion thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      // An interrupted module runs again for the next who asks.
      begun = exports != null || failure != null;
    }
  }

  private Object value(Agent agent, Map<PropertyKey, Object> values, PropertyKey name) {
    Object value = values.get(name);
    if (value == null) {
      throw Errors.of(
          agent,
          ErrorKind.SYNTAX_ERROR,
          "The requested module '"
              + url()
              + "' does not provide an export named '"
              + name.toDisplayString()
              + "'");
    }
    return value;
  }

  @Override
  public PromiseObject evaluate(Agent agent) {
    PromiseObject done = PromiseOperations.newPromise(agent);
    try {
      evaluateNow(agent);
      PromiseOperations.resolve(agent, done, Undefined.UNDEFINED);
    } catch (ThrowCompletion thrown) {
      PromiseOperations.reject(agent, done, thrown.value());
    }
    return done;
  }
}
