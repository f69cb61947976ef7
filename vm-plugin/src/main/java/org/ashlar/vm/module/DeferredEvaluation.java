package org.ashlar.vm.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.object.EcmaSpec;

/** What decides when the modules behind deferred imports run. */
final class DeferredEvaluation {
  private DeferredEvaluation() {}

  /**
   * The nearest modules below a deferred one that have a top-level await: no use of a namespace
   * could wait for them, so they run with the importing module.
   */
  @EcmaSpec("sec-GatherAsynchronousTransitiveDependencies")
  static List<CyclicModule> asynchronousDependencies(ModuleRecord module) {
    List<CyclicModule> found = new ArrayList<>();
    Set<CyclicModule> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ModuleRecord> waiting = new ArrayDeque<>();
    waiting.push(module);
    while (!waiting.isEmpty()) {
      if (waiting.pop() instanceof CyclicModule next
          && seen.add(next)
          && next.status() != CyclicModule.Status.EVALUATING
          && !next.isCycleEvaluated()) {
        if (next.hasTopLevelAwait()) {
          found.add(next);
        } else {
          pushRequested(next, waiting);
        }
      }
    }
    return found;
  }

  /** Whether a module and all that it imports can be evaluated at once, or are. */
  @EcmaSpec("sec-ReadyForSyncExecution")
  static boolean isReady(CyclicModule module) {
    Set<CyclicModule> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ModuleRecord> waiting = new ArrayDeque<>();
    waiting.push(module);
    while (!waiting.isEmpty()) {
      if (waiting.pop() instanceof CyclicModule next
          && seen.add(next)
          && !next.isCycleEvaluated()) {
        if (next.status() != CyclicModule.Status.LINKED || next.hasTopLevelAwait()) {
          return false;
        }
        pushRequested(next, waiting);
      }
    }
    return true;
  }

  /** In reverse, so that the first request is taken up first. */
  private static void pushRequested(CyclicModule module, Deque<ModuleRecord> waiting) {
    for (int i = module.requests() - 1; i >= 0; i--) {
      if (module.phase(i) != ModuleCode.Phase.SOURCE) {
        waiting.push(module.requested(i));
      }
    }
  }
}
