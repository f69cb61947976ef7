package org.ashlar.vm.module;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/** An abstract module record (clause 16.2.1.4) of one realm. */
public abstract class ModuleRecord {
  private final ModuleGraph graph;
  private final String url;
  private @Nullable ModuleNamespace namespace;
  private @Nullable ModuleNamespace deferredNamespace;

  /**
   * A module that is not linked.
   *
   * @param url its identity in the module map, and the referrer of its imports
   */
  protected ModuleRecord(ModuleGraph graph, String url) {
    this.graph = graph;
    this.url = url;
  }

  public final Realm realm() {
    return graph.realm();
  }

  /** The module map it belongs to. */
  public final ModuleGraph graph() {
    return graph;
  }

  public final String url() {
    return url;
  }

  /** GetExportedNames; {@code seen} cuts cycles of star exports. */
  abstract Collection<PropertyKey> exportedNames(Agent agent, Set<ModuleRecord> seen);

  /**
   * ResolveExport; {@code seen} cuts cycles. Java null if there is no such export, or {@link
   * ResolvedBinding#AMBIGUOUS}.
   */
  abstract @Nullable ResolvedBinding resolveExport(
      Agent agent, PropertyKey name, Set<ExportQuery> seen);

  /** One step of a resolution, to detect circular re-exports. */
  record ExportQuery(ModuleRecord module, PropertyKey name) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ExportQuery that && module == that.module && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(module) * 31 + name.hashCode();
    }
  }

  /**
   * Makes all bindings of the graph; throws a guest SyntaxError where an import cannot be resolved.
   */
  public abstract void link(Agent agent);

  /**
   * Evaluates a module that waits for nothing, unless that was done; what it threw is thrown again.
   */
  void evaluateNow(Agent agent) {}

  /** GetModuleSource, or Java null if the module has no object of its source. */
  @Nullable JsObject source() {
    return null;
  }

  /** What an import without a name stands for. */
  final Object whole(Agent agent, ModuleCode.Phase phase) {
    return switch (phase) {
      case EVALUATION -> namespace(agent);
      case DEFER -> deferredNamespace(agent);
      case SOURCE -> requireSource(agent);
    };
  }

  /** The object of its source; a guest SyntaxError if there is none. */
  final JsObject requireSource(Agent agent) {
    JsObject source = source();
    if (source == null) {
      throw Errors.of(agent, ErrorKind.SYNTAX_ERROR, noSource());
    }
    return source;
  }

  final String noSource() {
    return "The module '" + url + "' has no source object, import it without 'source'";
  }

  /** Evaluates the graph; the promise settles when it is done. */
  public abstract PromiseObject evaluate(Agent agent);

  /** GetModuleNamespace. */
  @EcmaSpec("sec-getmodulenamespace")
  public final ModuleNamespace namespace(Agent agent) {
    ModuleNamespace present = namespace;
    if (present == null) {
      present = ModuleNamespace.create(agent, exports(agent));
      namespace = present;
    }
    return present;
  }

  /** The namespace object whose first use evaluates the module. */
  final ModuleNamespace deferredNamespace(Agent agent) {
    ModuleNamespace present = deferredNamespace;
    if (present == null) {
      present = ModuleNamespace.deferred(agent, this);
      deferredNamespace = present;
    }
    return present;
  }

  final List<ModuleNamespace.Export> exports(Agent agent) {
    List<ModuleNamespace.Export> exports = new ArrayList<>();
    for (PropertyKey name : new LinkedHashSet<>(exportedNames(agent, new LinkedHashSet<>()))) {
      ResolvedBinding binding = resolveExport(agent, name, new LinkedHashSet<>());
      if (binding != null && binding != ResolvedBinding.AMBIGUOUS) {
        exports.add(new ModuleNamespace.Export(name, binding));
      }
    }
    return exports;
  }

  /** The object of {@code import.meta}, made on first use; only source text modules have one. */
  public @Nullable JsObject importMeta(Agent agent) {
    return null;
  }

  @Override
  public String toString() {
    return url;
  }
}
