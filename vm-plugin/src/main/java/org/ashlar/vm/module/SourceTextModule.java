package org.ashlar.vm.module;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.ImportBinding;
import org.ashlar.vm.execution.NamedEnvironment;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A source text module record (clause 16.2.1.7): exports, environment and code; {@link
 * CyclicModule} runs the graph.
 */
public final class SourceTextModule extends CyclicModule {
  private final ModuleCode code;
  private final GlobalLinks links;
  private final ModuleHost host;
  private @Nullable Environment environment;
  private @Nullable JsObject meta;

  SourceTextModule(ModuleGraph graph, String url, ModuleCode code, ModuleHost host) {
    super(graph, url, code.requests().size(), code.asynchronous());
    this.code = code;
    this.host = host;
    this.links = new GlobalLinks(graph.realm(), code.code().unit());
    links.scriptOrModule = this;
  }

  ModuleCode code() {
    return code;
  }

  private Environment environment() {
    Environment present = environment;
    if (present == null) {
      present = NamedEnvironment.of(code.names(), null);
      environment = present;
    }
    return present;
  }

  private static PropertyKey key(Agent agent, StringKey name) {
    return agent.group().keys().internKey(name.string());
  }

  @Override
  @EcmaSpec("sec-getexportednames")
  Collection<PropertyKey> exportedNames(Agent agent, Set<ModuleRecord> seen) {
    Set<PropertyKey> names = new LinkedHashSet<>();
    if (!seen.add(this)) {
      return names;
    }
    for (ModuleCode.LocalExport export : code.localExports()) {
      names.add(key(agent, export.exportedName()));
    }
    for (ModuleCode.IndirectExport export : code.indirectExports()) {
      names.add(key(agent, export.exportedName()));
    }
    for (int request : code.starExports()) {
      for (PropertyKey name : requested(request).exportedNames(agent, seen)) {
        if (name != Keys.DEFAULT) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  @EcmaSpec("sec-resolveexport")
  @Nullable ResolvedBinding resolveExport(Agent agent, PropertyKey name, Set<ExportQuery> seen) {
    if (!seen.add(new ExportQuery(this, name))) {
      return null;
    }
    for (ModuleCode.LocalExport export : code.localExports()) {
      if (key(agent, export.exportedName()).equals(name)) {
        return new ResolvedBinding(this, environment(), export.slot());
      }
    }
    for (ModuleCode.IndirectExport export : code.indirectExports()) {
      if (key(agent, export.exportedName()).equals(name)) {
        ModuleRecord from = requested(export.request());
        StringKey imported = export.importedName();
        return imported == null
            ? ResolvedBinding.whole(from, phase(export.request()))
            : from.resolveExport(agent, key(agent, imported), seen);
      }
    }
    return name == Keys.DEFAULT ? null : resolveStar(agent, name, seen);
  }

  private @Nullable ResolvedBinding resolveStar(
      Agent agent, PropertyKey name, Set<ExportQuery> seen) {
    ResolvedBinding found = null;
    for (int request : code.starExports()) {
      ModuleRecord from = requested(request);
      if (from instanceof LateModule) {
        from.evaluateNow(agent);
      }
      ResolvedBinding binding = from.resolveExport(agent, name, seen);
      if (binding == ResolvedBinding.AMBIGUOUS) {
        return binding;
      }
      if (binding != null && found != null && !found.isSame(binding)) {
        return ResolvedBinding.AMBIGUOUS;
      }
      found = found == null ? binding : found;
    }
    return found;
  }

  @Override
  @EcmaSpec("sec-source-text-module-record-initialize-environment")
  void initializeEnvironment(Agent agent) {
    for (ModuleCode.IndirectExport export : code.indirectExports()) {
      require(
          agent,
          resolveExport(agent, key(agent, export.exportedName()), new LinkedHashSet<>()),
          requested(export.request()),
          export.exportedName(),
          export.offset());
    }
    Environment scope = environment();
    for (ModuleCode.Import entry : code.imports()) {
      ModuleRecord from = requested(entry.request());
      StringKey imported = entry.importedName();
      if (imported == null) {
        ModuleCode.Phase phase = phase(entry.request());
        if (phase == ModuleCode.Phase.SOURCE && from.source() == null) {
          throw unresolved(agent, from.noSource(), entry.offset());
        }
        scope.slots[entry.slot()] = from.whole(agent, phase);
        continue;
      }
      ResolvedBinding binding =
          require(
              agent,
              from.resolveExport(agent, key(agent, imported), new LinkedHashSet<>()),
              from,
              imported,
              entry.offset());
      Environment target = binding.environment();
      scope.slots[entry.slot()] =
          target == null ? binding.whole(agent) : new ImportBinding(target, binding.slot());
    }
    for (int slot : code.variableSlots()) {
      scope.slots[slot] = Undefined.UNDEFINED;
    }
    for (ModuleCode.Function function : code.functions()) {
      scope.slots[function.slot()] = ScriptFunction.create(function.code(), scope, links);
    }
  }

  private ResolvedBinding require(
      Agent agent,
      @Nullable ResolvedBinding binding,
      ModuleRecord from,
      StringKey name,
      int offset) {
    if (binding == null || binding == ResolvedBinding.AMBIGUOUS) {
      String message =
          "The requested module '"
              + from.url()
              + (binding == null
                  ? "' does not provide an export named '"
                  : "' contains conflicting star exports for name '")
              + name
              + "'";
      throw unresolved(agent, message, offset);
    }
    if (binding.isSource() && binding.module().source() == null) {
      throw unresolved(agent, binding.module().noSource(), offset);
    }
    return binding;
  }

  private ThrowCompletion unresolved(Agent agent, String message, int offset) {
    return Errors.earlyError(
        agent, new CompileException(message, code.code().unit().source(), offset));
  }

  @Override
  ModuleCode.Phase phase(int request) {
    return code.requests().get(request).phase();
  }

  @Override
  CodeBlock codeBlock() {
    return code.code();
  }

  @Override
  Environment scope() {
    return environment();
  }

  @Override
  GlobalLinks globalLinks() {
    return links;
  }

  @Override
  ModuleHost host() {
    return host;
  }

  @Override
  public JsObject importMeta(Agent agent) {
    JsObject present = meta;
    if (present == null) {
      present = realm().newObject(null);
      host.initializeImportMeta(agent, present, this);
      meta = present;
    }
    return present;
  }
}
