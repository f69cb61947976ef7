package org.ashlar.vm.module;

import java.util.Map;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** Where modules come from: HostLoadImportedModule and the host's part of import.meta. */
public interface ModuleHost {
  /** Told how a load ended; called in a job of the agent, once. */
  interface Continuation {
    void loaded(Agent agent, ModuleRecord module);

    /** The thrown guest value. */
    void failed(Agent agent, Object reason);
  }

  /**
   * Finds or makes the module that a specifier names.
   *
   * @param referrer URL of the importing script or module, or Java null
   * @param attributes import attributes
   * @param graph makes records and remembers them per URL and attributes
   */
  void load(
      Agent agent,
      ModuleGraph graph,
      @Nullable String referrer,
      String specifier,
      Map<String, String> attributes,
      Continuation continuation);

  /** Runs the code of a module without top-level await to its end. */
  void execute(Agent agent, CodeBlock code, GlobalLinks links, Environment environment);

  /** Starts the code of a module with top-level await; the promise settles when it ends. */
  PromiseObject executeAsync(
      Agent agent, CodeBlock code, GlobalLinks links, Environment environment);

  /** Fills a new {@code import.meta}. */
  void initializeImportMeta(Agent agent, JsObject meta, ModuleRecord module);
}
