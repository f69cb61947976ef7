package org.ashlar.vm.module;

import java.util.List;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.value.Undefined;

/**
 * What an import call does once its module is there.
 *
 * @param result the promise that the program has
 */
record DynamicImport(ModuleRecord module, ModuleCode.Phase phase, PromiseObject result) {
  /** Linking and evaluation wait for a job even if nothing has to be loaded. */
  @EcmaSpec("sec-ContinueDynamicImport")
  void start(Agent agent) {
    if (phase == ModuleCode.Phase.SOURCE) {
      handOut(agent);
      return;
    }
    PromiseObject complete = PromiseOperations.newPromise(agent);
    module
        .graph()
        .loadRequested(
            agent,
            module,
            new ModuleGraph.Loaded() {
              @Override
              public void loaded(Agent running) {
                PromiseOperations.resolve(running, complete, Undefined.UNDEFINED);
              }

              @Override
              public void failed(Agent running, Object reason) {
                PromiseOperations.reject(running, complete, reason);
              }
            });
    PromiseOperations.then(agent, complete, new GraphReaction(this));
  }

  private void handOut(Agent agent) {
    try {
      PromiseOperations.resolve(agent, result, module.whole(agent, phase));
    } catch (ThrowCompletion thrown) {
      PromiseOperations.reject(agent, result, thrown.value());
    }
  }

  private void linkAndEvaluate(Agent agent) {
    PromiseObject evaluated;
    try {
      module.link(agent);
      if (phase == ModuleCode.Phase.EVALUATION) {
        evaluated = module.evaluate(agent);
      } else {
        List<CyclicModule> dependencies = DeferredEvaluation.asynchronousDependencies(module);
        if (dependencies.isEmpty()) {
          handOut(agent);
          return;
        }
        evaluated = evaluateAll(agent, dependencies);
      }
    } catch (ThrowCompletion thrown) {
      PromiseOperations.reject(agent, result, thrown.value());
      return;
    }
    PromiseOperations.then(agent, evaluated, new EvaluationReaction(this));
  }

  private PromiseObject evaluateAll(Agent agent, List<CyclicModule> modules) {
    PromiseObject all = PromiseOperations.newPromise(agent);
    List<PromiseObject> promises = modules.stream().map(each -> each.evaluate(agent)).toList();
    Countdown countdown = new Countdown(promises.size());
    for (PromiseObject promise : promises) {
      PromiseOperations.then(agent, promise, new DependencyReaction(module, all, countdown));
    }
    return all;
  }

  /** The graph below the module is loaded. */
  private static final class GraphReaction extends ModuleReaction {
    private final DynamicImport call;

    GraphReaction(DynamicImport call) {
      super(call.module, call.result);
      this.call = call;
    }

    @Override
    void fulfilled(Agent agent) {
      call.linkAndEvaluate(agent);
    }
  }

  /** What the phase asks to be evaluated is. */
  private static final class EvaluationReaction extends ModuleReaction {
    private final DynamicImport call;

    EvaluationReaction(DynamicImport call) {
      super(call.module, call.result);
      this.call = call;
    }

    @Override
    void fulfilled(Agent agent) {
      call.handOut(agent);
    }
  }

  private static final class Countdown {
    private int remaining;

    Countdown(int remaining) {
      this.remaining = remaining;
    }
  }

  /** One of several modules is evaluated; the first that fails rejects the promise of all. */
  private static final class DependencyReaction extends ModuleReaction {
    private final Countdown countdown;

    DependencyReaction(ModuleRecord module, PromiseObject all, Countdown countdown) {
      super(module, all);
      this.countdown = countdown;
    }

    @Override
    void fulfilled(Agent agent) {
      if (--countdown.remaining == 0) {
        PromiseOperations.resolve(agent, result, Undefined.UNDEFINED);
      }
    }
  }
}
