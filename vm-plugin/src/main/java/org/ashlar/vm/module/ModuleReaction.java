package org.ashlar.vm.module;

import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Realm;

/** What goes on with a module once a promise about it is settled; a rejection is passed on. */
abstract class ModuleReaction extends PromiseReaction {
  final ModuleRecord module;
  final PromiseObject result;

  /**
   * A reaction.
   *
   * @param result what is rejected if the awaited promise is
   */
  ModuleReaction(ModuleRecord module, PromiseObject result) {
    this.module = module;
    this.result = result;
  }

  /** The awaited promise was fulfilled. */
  abstract void fulfilled(Agent agent);

  @Override
  protected final Realm jobRealm(Agent agent, boolean rejected) {
    return module.realm();
  }

  @Override
  protected final void run(Agent agent, boolean rejected, Object argument) {
    if (rejected) {
      // Of several that reject one promise the first counts.
      if (result.state() == PromiseObject.State.PENDING) {
        PromiseOperations.reject(agent, result, argument);
      }
    } else {
      fulfilled(agent);
    }
  }
}
