package org.ashlar.vm.host;

import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.execution.EvalRunner;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.module.ScriptRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * A host whose programs have modules: imports go to the graph of the script or module they stand
 * in.
 */
public abstract class EngineHost extends BaseHost {
  protected EngineHost(TierPolicy tiers) {
    super(tiers);
  }

  /**
   * The graph for imports of code that belongs to no script or module, such as a Function
   * constructor's.
   */
  protected abstract ModuleGraph defaultGraph(Agent agent);

  /** A module map for the realm of a ShadowRealm, whose modules see no object of other realms. */
  protected abstract ModuleGraph shadowGraph(Realm realm);

  @Override
  public void initializeShadowRealm(Agent agent, Realm realm) {
    String base =
        switch (EvalRunner.activeScriptOrModule(agent)) {
          case ModuleRecord module -> module.url();
          case ScriptRecord script -> script.name();
          case null, default -> null;
        };
    realm.becomeShadow(new ScriptRecord(shadowGraph(realm), base));
  }

  @Override
  public Object importCall(
      Agent agent, @Nullable Object referrer, Object specifier, Object options, int ordinal) {
    ModuleCode.Phase phase = ModuleCode.Phase.of(ordinal);
    return switch (referrer) {
      case ModuleRecord module ->
          module.graph().importDynamically(agent, module.url(), specifier, options, phase);
      case ScriptRecord script ->
          script.graph().importDynamically(agent, script.name(), specifier, options, phase);
      case null, default ->
          defaultGraph(agent).importDynamically(agent, null, specifier, options, phase);
    };
  }

  @Override
  public Object importMeta(Agent agent, @Nullable Object module) {
    JsObject meta = module instanceof ModuleRecord record ? record.importMeta(agent) : null;
    return meta != null ? meta : agent.realm.newObject(null);
  }
}
