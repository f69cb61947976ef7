package org.ashlar.vm.host;

import java.nio.file.Path;
import java.util.Map;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.host.commonjs.ModuleTextException;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.module.ScriptRecord;
import org.ashlar.vm.module.SyntheticModule;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Evaluates the sources that the host hands to a context. */
final class ProgramRunner implements ContextModules.ModuleMaker {
  private final VmContext context;
  private final boolean wholeProgram;
  private final Agent agent;
  private final Realm realm;
  private final ModuleGraph graph;
  private final CommonJsLoader commonJs;

  ProgramRunner(VmContext context, Realm realm) {
    this.context = context;
    this.wholeProgram = context.settings().hooks().process().wholeProgram();
    this.agent = context.agent();
    this.realm = realm;
    this.graph = new ModuleGraph(realm, new ContextModules(context, this));
    this.commonJs = new CommonJsLoader(realm, context.settings().hooks(), graph);
  }

  CommonJsLoader commonJs() {
    return commonJs;
  }

  ModuleGraph graph() {
    return graph;
  }

  /**
   * Evaluates a source; guest exceptions are thrown as they are, unless the program itself or the
   * host of a whole program takes care of them.
   */
  Object evaluate(Source source) {
    try {
      return evaluateUnguarded(source);
    } catch (ThrowCompletion thrown) {
      if (failed(thrown.value())) {
        return Undefined.UNDEFINED;
      }
      throw thrown;
    }
  }

  /** Whether the failure of a main program is settled. */
  private boolean failed(Object thrown) {
    return wholeProgram && context.events().handled(ErrorCode.SCRIPT_ERROR, thrown, null);
  }

  private Object evaluateUnguarded(Source source) {
    return switch (source.kind()) {
      case SCRIPT -> script(source);
      case MODULE -> module(source);
      case COMMON_JS -> commonJs(source);
      case JSON, TEXT, BYTES -> data(agent, source);
    };
  }

  private Object commonJs(Source source) {
    try {
      return source.path() == null
          ? commonJs.runText(source.name(), source.text())
          : commonJs.runMain(source.name(), source.text());
    } catch (ModuleTextException other) {
      return module(source);
    }
  }

  /** The value of a JSON text, a text, or bytes. */
  static Object data(Agent agent, Source source) {
    return switch (source.kind()) {
      case JSON -> JsonObject.parse(agent, source.text());
      case BYTES -> SyntheticModule.bytes(agent, source.bytes());
      default -> source.text();
    };
  }

  private Object script(Source source) {
    try {
      var code = agent.host().compiler().compileScript(SourceText.of(source.name(), source.text()));
      return GlobalDeclarations.runScript(
          agent, realm, code, new ScriptRecord(graph, source.name()));
    } catch (CompileException early) {
      throw Errors.earlyError(agent, early);
    }
  }

  private Object module(Source source) {
    String url =
        source.path() == null
            ? Path.of(commonJs.directory(), source.name()).toUri().toString()
            : source.path().toUri().toString();
    ModuleRecord module = graph.parse(agent, url, SourceText.of(source.name(), source.text()));
    graph.remember(module, Map.of());
    PromiseObject done = graph.run(agent, module);
    PromiseObject namespace = PromiseOperations.newPromise(agent);
    PromiseOperations.then(agent, done, new NamespaceReaction(module, namespace));
    if (wholeProgram) {
      context.events().started(namespace);
      context.ticks().letJobsRunFirst();
    }
    return namespace;
  }

  private final class NamespaceReaction extends PromiseReaction {
    private final ModuleRecord module;
    private final PromiseObject namespace;

    NamespaceReaction(ModuleRecord module, PromiseObject namespace) {
      this.module = module;
      this.namespace = namespace;
    }

    @Override
    protected Realm jobRealm(Agent running, boolean rejected) {
      return module.realm();
    }

    @Override
    protected void run(Agent running, boolean rejected, Object argument) {
      if (rejected && failed(argument)) {
        PromiseOperations.fulfill(running, namespace, Undefined.UNDEFINED);
      } else if (rejected) {
        PromiseOperations.reject(running, namespace, argument);
      } else {
        PromiseOperations.fulfill(running, namespace, module.namespace(running));
      }
    }
  }

  @Override
  public @Nullable ModuleRecord builtin(Agent running, ModuleGraph modules, String specifier) {
    JsObject exports = commonJs.builtin(specifier);
    return exports == null ? null : CommonJsModules.of(running, modules, specifier, exports);
  }

  @Override
  public ModuleRecord make(Agent running, ModuleGraph modules, String url, Source source) {
    return switch (source.kind()) {
      case JSON, TEXT, BYTES -> SyntheticModule.ofDefault(modules, url, data(running, source));
      case COMMON_JS -> imported(running, modules, url, source);
      default -> ContextModules.parse(running, modules, url, source);
    };
  }

  private ModuleRecord imported(Agent running, ModuleGraph modules, String url, Source source) {
    try {
      return CommonJsModules.late(modules, url, commonJs.prepareFile(source.name(), source.text()));
    } catch (ModuleTextException other) {
      return ContextModules.parse(running, modules, url, source);
    }
  }
}
