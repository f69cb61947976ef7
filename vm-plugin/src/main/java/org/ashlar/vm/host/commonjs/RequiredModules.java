package org.ashlar.vm.host.commonjs;

import java.nio.file.Path;
import java.util.Map;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** ES modules that CommonJS code requires: those whose graph needs not wait for anything. */
final class RequiredModules {
  private final ModuleGraph graph;

  RequiredModules(ModuleGraph graph) {
    this.graph = graph;
  }

  /** What a required module exports: its namespace, or the export that it names for this. */
  Object require(String path, String text) {
    Agent agent = graph.realm().agent();
    String url = Path.of(path).toUri().toString();
    ModuleRecord module = graph.known(url, Map.of());
    if (module == null) {
      module = graph.parse(agent, url, SourceText.of(path, text));
      graph.remember(module, Map.of());
    }
    load(agent, module);
    module.link(agent);
    PromiseObject done = module.evaluate(agent);
    if (done.state() == PromiseObject.State.PENDING) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.ERROR,
          "ERR_REQUIRE_ASYNC_MODULE",
          "require() cannot be used on an ESM graph with top-level await. Use import() instead.");
    }
    if (done.state() == PromiseObject.State.REJECTED) {
      agent.host().promiseHandled(agent, done);
      throw new ThrowCompletion(done.result());
    }
    return exports(agent, module.namespace(agent));
  }

  /** Loads what a module needs; a guest error if that fails or has to wait. */
  private void load(Agent agent, ModuleRecord module) {
    Loading loading = new Loading();
    graph.loadRequested(agent, module, loading);
    Object failure = loading.failure;
    if (failure != null) {
      throw new ThrowCompletion(failure);
    }
    if (!loading.loaded) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.ERROR,
          "ERR_REQUIRE_PENDING_MODULE",
          "require() cannot be used on an ESM graph that is still being loaded. Use import()"
              + " instead.");
    }
  }

  /** How far the load of a graph is; nobody looks at what comes after {@code require} returned. */
  private static final class Loading implements ModuleGraph.Loaded {
    private boolean loaded;
    private @Nullable Object failure;

    @Override
    public void loaded(Agent agent) {
      loaded = true;
    }

    @Override
    public void failed(Agent agent, Object reason) {
      failure = reason;
    }
  }

  private static Object exports(Agent agent, JsObject namespace) {
    StringKey chosen = agent.group().keys().intern("module.exports");
    return namespace.hasProperty(agent, chosen) ? namespace.get(agent, chosen) : namespace;
  }
}
