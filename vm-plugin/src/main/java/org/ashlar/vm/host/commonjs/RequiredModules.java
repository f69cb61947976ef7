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
    Evaluation evaluation = new Evaluation(module);
    graph.loadRequested(agent, module, evaluation);
    PromiseObject done = evaluation.done;
    if (done == null || done.state() == PromiseObject.State.PENDING) {
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

  /** Links and evaluates a module as soon as its graph is loaded. */
  private static final class Evaluation implements ModuleGraph.Loaded {
    private final ModuleRecord module;
    private @Nullable PromiseObject done;

    Evaluation(ModuleRecord module) {
      this.module = module;
    }

    @Override
    public void loaded(Agent agent) {
      module.link(agent);
      done = module.evaluate(agent);
    }

    @Override
    public void failed(Agent agent, Object reason) {
      throw new ThrowCompletion(reason);
    }
  }

  private static Object exports(Agent agent, JsObject namespace) {
    StringKey chosen = agent.group().keys().intern("module.exports");
    return namespace.hasProperty(agent, chosen) ? namespace.get(agent, chosen) : namespace;
  }
}
