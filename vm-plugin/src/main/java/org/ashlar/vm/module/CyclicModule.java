package org.ashlar.vm.module;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A cyclic module record (clause 16.2.1.6): linking and evaluation of graphs with cycles and
 * top-level await.
 *
 * <p>The depth-first walks of the specification recurse once per import edge; graphs are as deep as
 * a program's longest import chain, which native room bounds.
 */
public abstract class CyclicModule extends ModuleRecord {
  /** [[Status]]. */
  enum Status {
    UNLINKED,
    LINKING,
    LINKED,
    EVALUATING,
    EVALUATING_ASYNC,
    EVALUATED
  }

  private static final int NATIVE_WEIGHT = 120;

  private final ModuleRecord[] requested;
  private final boolean hasTopLevelAwait;
  private final List<CyclicModule> asyncParents = new ArrayList<>();

  /** Whose [[AsyncParentModules]] this module is among. */
  private final List<CyclicModule> awaited = new ArrayList<>();

  private Status status = Status.UNLINKED;
  private @Nullable ThrowCompletion evaluationError;
  private int depthFirstIndex;
  private int depthFirstAncestor;
  private @Nullable CyclicModule cycleRoot;
  private @Nullable PromiseObject topLevelPromise;
  private int pendingDependencies;

  /**
   * Order in which the module became asynchronous; 0 if it is not, {@link #ORDER_DONE} once it ran.
   */
  private long asyncOrder;

  private static final long ORDER_DONE = -1;

  CyclicModule(ModuleGraph graph, String url, int requests, boolean hasTopLevelAwait) {
    super(graph, url);
    this.requested = new ModuleRecord[requests];
    this.hasTopLevelAwait = hasTopLevelAwait;
  }

  /** The module behind a request; all are set before linking. */
  final ModuleRecord requested(int request) {
    return requested[request];
  }

  final void setRequested(int request, ModuleRecord module) {
    requested[request] = module;
  }

  final Status status() {
    return status;
  }

  final int requests() {
    return requested.length;
  }

  /** How far the module behind a request is taken. */
  abstract ModuleCode.Phase phase(int request);

  final boolean hasTopLevelAwait() {
    return hasTopLevelAwait;
  }

  /** Whether the module and what is in a cycle with it ran to their ends (IsModuleSCCEvaluated). */
  final boolean isCycleEvaluated() {
    return Objects.requireNonNullElse(cycleRoot, this).status == Status.EVALUATED;
  }

  /** InitializeEnvironment. */
  abstract void initializeEnvironment(Agent agent);

  abstract CodeBlock codeBlock();

  abstract Environment scope();

  abstract GlobalLinks globalLinks();

  abstract ModuleHost host();

  // ---- Link ----

  @Override
  @EcmaSpec("sec-moduledeclarationlinking")
  public final void link(Agent agent) {
    Deque<CyclicModule> stack = new ArrayDeque<>();
    try {
      innerLink(agent, stack, 0);
    } finally {
      // Empty unless the walk failed or was given up.
      for (CyclicModule module : stack) {
        module.status = Status.UNLINKED;
      }
    }
  }

  @EcmaSpec("sec-InnerModuleLinking")
  private int innerLink(Agent agent, Deque<CyclicModule> stack, int index) {
    if (status != Status.UNLINKED) {
      return index;
    }
    agent.enterNative(NATIVE_WEIGHT);
    try {
      status = Status.LINKING;
      depthFirstIndex = index;
      depthFirstAncestor = index;
      int next = index + 1;
      stack.push(this);
      for (int i = 0; i < requested.length; i++) {
        ModuleRecord module = requested[i];
        if (phase(i) == ModuleCode.Phase.SOURCE) {
          continue;
        }
        if (module instanceof CyclicModule cyclic) {
          next = cyclic.innerLink(agent, stack, next);
          if (cyclic.status == Status.LINKING) {
            depthFirstAncestor = Math.min(depthFirstAncestor, cyclic.depthFirstAncestor);
          }
        } else {
          module.link(agent);
        }
      }
      initializeEnvironment(agent);
      if (depthFirstAncestor == depthFirstIndex) {
        CyclicModule popped;
        do {
          popped = stack.pop();
          popped.status = Status.LINKED;
        } while (popped != this);
      }
      return next;
    } finally {
      agent.leaveNative(NATIVE_WEIGHT);
    }
  }

  // ---- Evaluate ----

  @Override
  @EcmaSpec("sec-moduleevaluation")
  public final PromiseObject evaluate(Agent agent) {
    CyclicModule module =
        status == Status.EVALUATING_ASYNC || status == Status.EVALUATED
            ? Objects.requireNonNullElse(cycleRoot, this)
            : this;
    PromiseObject known = module.topLevelPromise;
    if (known != null) {
      return known;
    }
    PromiseObject promise = PromiseOperations.newPromise(agent);
    module.topLevelPromise = promise;
    Deque<CyclicModule> stack = new ArrayDeque<>();
    boolean settled = false;
    try {
      module.innerEvaluate(agent, stack, 0);
      // A module that awaited is asynchronous no longer once it is done: it may be imported again.
      if (module.status == Status.EVALUATED) {
        PromiseOperations.resolve(agent, promise, Undefined.UNDEFINED);
      }
      settled = true;
    } catch (ThrowCompletion thrown) {
      for (CyclicModule failed : stack) {
        failed.status = Status.EVALUATED;
        failed.evaluationError = thrown;
      }
      PromiseOperations.reject(agent, promise, thrown.value());
      settled = true;
    } finally {
      if (!settled) {
        module.topLevelPromise = null;
        stack.forEach(CyclicModule::giveUp);
      }
    }
    return promise;
  }

  /** The evaluation was interrupted: who asks for the module again begins anew. */
  private void giveUp() {
    status = Status.LINKED;
    asyncOrder = 0;
    for (CyclicModule module : awaited) {
      module.asyncParents.removeIf(parent -> parent == this);
    }
    awaited.clear();
  }

  @EcmaSpec("sec-innermoduleevaluation")
  private int innerEvaluate(Agent agent, Deque<CyclicModule> stack, int index) {
    if (status == Status.EVALUATING_ASYNC || status == Status.EVALUATED) {
      if (evaluationError != null) {
        throw evaluationError;
      }
      return index;
    }
    if (status == Status.EVALUATING) {
      return index;
    }
    agent.enterNative(NATIVE_WEIGHT);
    try {
      status = Status.EVALUATING;
      depthFirstIndex = index;
      depthFirstAncestor = index;
      pendingDependencies = 0;
      int next = index + 1;
      stack.push(this);
      for (ModuleRecord module : evaluationList()) {
        if (module instanceof CyclicModule cyclic) {
          next = evaluateRequested(agent, cyclic, stack, next);
        } else {
          module.evaluateNow(agent);
        }
      }
      if (pendingDependencies > 0 || hasTopLevelAwait) {
        asyncOrder = agent.nextModuleOrder();
        if (pendingDependencies == 0) {
          executeAsync(agent);
        }
      } else {
        execute(agent);
      }
      popFinished(stack);
      return next;
    } finally {
      agent.leaveNative(NATIVE_WEIGHT);
    }
  }

  /** What is evaluated before this module, each module once. */
  private Set<ModuleRecord> evaluationList() {
    Set<ModuleRecord> list = new LinkedHashSet<>();
    for (int i = 0; i < requested.length; i++) {
      switch (phase(i)) {
        case EVALUATION -> list.add(requested[i]);
        case DEFER -> list.addAll(DeferredEvaluation.asynchronousDependencies(requested[i]));
        case SOURCE -> {}
      }
    }
    return list;
  }

  /** EvaluateModuleSync, for the first use of a deferred namespace. */
  @Override
  final void evaluateNow(Agent agent) {
    if (!DeferredEvaluation.isReady(this)) {
      throw Errors.of(
          agent,
          ErrorKind.TYPE_ERROR,
          "Cannot use the deferred namespace of '"
              + url()
              + "' while the module or what it imports is being evaluated");
    }
    PromiseObject promise = evaluate(agent);
    if (promise.state() == PromiseObject.State.REJECTED) {
      PromiseOperations.markHandled(agent, promise);
      throw new ThrowCompletion(promise.result());
    }
  }

  private int evaluateRequested(
      Agent agent, CyclicModule requestedModule, Deque<CyclicModule> stack, int index) {
    int next = requestedModule.innerEvaluate(agent, stack, index);
    CyclicModule module = requestedModule;
    if (module.status == Status.EVALUATING) {
      depthFirstAncestor = Math.min(depthFirstAncestor, module.depthFirstAncestor);
    } else {
      module = Objects.requireNonNull(module.cycleRoot);
      if (module.evaluationError != null) {
        throw module.evaluationError;
      }
    }
    if (module.asyncOrder > 0) {
      pendingDependencies++;
      module.asyncParents.add(this);
      awaited.add(module);
    }
    return next;
  }

  private void popFinished(Deque<CyclicModule> stack) {
    if (depthFirstAncestor != depthFirstIndex) {
      return;
    }
    CyclicModule popped;
    do {
      popped = stack.pop();
      popped.status = popped.asyncOrder == 0 ? Status.EVALUATED : Status.EVALUATING_ASYNC;
      popped.cycleRoot = this;
    } while (popped != this);
  }

  private void execute(Agent agent) {
    host().execute(agent, codeBlock(), globalLinks(), scope());
  }

  @EcmaSpec("sec-execute-async-module")
  private void executeAsync(Agent agent) {
    PromiseObject body = host().executeAsync(agent, codeBlock(), globalLinks(), scope());
    PromiseOperations.then(agent, body, new BodyReaction(this));
  }

  /** The reactions of ExecuteAsyncModule. */
  private static final class BodyReaction extends PromiseReaction {
    private final CyclicModule module;

    BodyReaction(CyclicModule module) {
      this.module = module;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return module.realm();
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      if (rejected) {
        module.rejected(agent, new ThrowCompletion(argument));
      } else {
        module.fulfilled(agent);
      }
    }
  }

  @EcmaSpec("sec-async-module-execution-fulfilled")
  private void fulfilled(Agent agent) {
    if (status == Status.EVALUATED) {
      return;
    }
    asyncOrder = ORDER_DONE;
    status = Status.EVALUATED;
    settleTopLevel(agent);
    Set<CyclicModule> ready = new LinkedHashSet<>();
    gatherAvailableAncestors(ready);
    List<CyclicModule> ordered = new ArrayList<>(ready);
    ordered.sort(Comparator.comparingLong(module -> module.asyncOrder));
    for (CyclicModule module : ordered) {
      if (module.status == Status.EVALUATED) {
        continue;
      }
      if (module.hasTopLevelAwait) {
        module.executeAsync(agent);
        continue;
      }
      try {
        module.execute(agent);
      } catch (ThrowCompletion thrown) {
        module.rejected(agent, thrown);
        continue;
      }
      module.asyncOrder = ORDER_DONE;
      module.status = Status.EVALUATED;
      module.settleTopLevel(agent);
    }
  }

  private void settleTopLevel(Agent agent) {
    if (topLevelPromise != null) {
      PromiseOperations.resolve(agent, topLevelPromise, Undefined.UNDEFINED);
    }
  }

  @EcmaSpec("sec-gather-available-ancestors")
  private void gatherAvailableAncestors(Set<CyclicModule> ready) {
    for (CyclicModule parent : asyncParents) {
      CyclicModule root = parent.cycleRoot;
      if (ready.contains(parent) || (root != null && root.evaluationError != null)) {
        continue;
      }
      parent.pendingDependencies--;
      if (parent.pendingDependencies == 0) {
        ready.add(parent);
        if (!parent.hasTopLevelAwait) {
          parent.gatherAvailableAncestors(ready);
        }
      }
    }
  }

  @EcmaSpec("sec-async-module-execution-rejected")
  private void rejected(Agent agent, ThrowCompletion thrown) {
    if (status == Status.EVALUATED) {
      return;
    }
    evaluationError = thrown;
    status = Status.EVALUATED;
    asyncOrder = ORDER_DONE;
    if (topLevelPromise != null) {
      PromiseOperations.reject(agent, topLevelPromise, thrown.value());
    }
    for (CyclicModule parent : asyncParents) {
      parent.rejected(agent, thrown);
    }
  }
}
