package org.ashlar.vm.host;

import org.ashlar.api.Source;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.host.resolution.BuiltinNames;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.module.SyntheticModule;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Modules of a ShadowRealm: ES modules and data. What CommonJS and built-in modules export are
 * objects of the context's own realm, which must not come in.
 */
final class ShadowModules implements ContextModules.ModuleMaker {
  @Override
  public @Nullable ModuleRecord builtin(Agent agent, ModuleGraph graph, String specifier) {
    if (BuiltinNames.contains(specifier)) {
      throw Errors.typeError(agent, Message.SHADOW_REALM_MODULE, "built-in", specifier);
    }
    return null;
  }

  @Override
  public ModuleRecord make(Agent agent, ModuleGraph graph, String url, Source source) {
    return switch (source.kind()) {
      case JSON, TEXT, BYTES ->
          SyntheticModule.ofDefault(graph, url, ProgramRunner.data(agent, source));
      case COMMON_JS -> {
        requireModule(agent, url, source);
        yield ContextModules.parse(agent, graph, url, source);
      }
      case SCRIPT, MODULE -> ContextModules.parse(agent, graph, url, source);
    };
  }

  /** A file that nothing says more about is a module if it cannot be CommonJS. */
  private static void requireModule(Agent agent, String url, Source source) {
    try {
      CommonJsLoader.compileWrapped(agent.host().compiler(), source.name(), source.text());
    } catch (CompileException notCommonJs) {
      return;
    }
    throw Errors.typeError(agent, Message.SHADOW_REALM_MODULE, "CommonJS", url);
  }
}
