package org.ashlar.vm.host;

import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * What the agent of one context asks, answered by the context and by what its sharing group has in
 * common.
 */
final class ContextHost extends EngineHost implements TimerHost {
  private final VmContext context;
  private final SourceCompiler compiler;

  ContextHost(VmMachine machine, VmContext context) {
    super(tierPolicy(machine, context.settings().limits()));
    this.context = context;
    this.compiler = machine.compiler().watchedBy(new ContextCompilations(context));
  }

  /** Where locals of compiled code are not seen, a quota on the heap would not hold in it. */
  private static TierPolicy tierPolicy(VmMachine machine, Limits limits) {
    return HeapQuota.isLimited(limits) && !machine.retention().seesStack()
        ? TierPolicy.INTERPRETER_ONLY
        : machine.tierPolicy();
  }

  @Override
  protected ModuleGraph defaultGraph(Agent agent) {
    return context.access().programs().graph();
  }

  @Override
  protected ModuleGraph shadowGraph(Realm realm) {
    return new ModuleGraph(realm, new ContextModules(context, new ShadowModules()));
  }

  @Override
  public void initializeShadowRealm(Agent agent, Realm realm) {
    super.initializeShadowRealm(agent, realm);
    HostGlobals.installShadow(realm, context);
  }

  @Override
  public TimerQueue timers() {
    return context.timers();
  }

  VmContext context() {
    return context;
  }

  @Override
  public SourceCompiler compiler() {
    return compiler;
  }

  @Override
  public void awaitCollections(Agent agent) {
    context.awaitCollections();
  }

  @Override
  public void polled(Agent agent) {
    context.polled();
  }

  @Override
  public void heapLimitReached(Agent agent, long bytes) {
    context.limits().chargedAhead(bytes);
  }

  @Override
  public void promiseRejected(Agent agent, JsObject promise, Object reason) {
    context.rejections().rejected(promise, reason, agent.realm);
  }

  @Override
  public void promiseHandled(Agent agent, JsObject promise) {
    if (context.rejections().handled(promise)) {
      context.events().handledLate(promise);
    }
  }

  @Override
  public void jobFailed(Agent agent, Object thrown) {
    context.report(ErrorCode.SCRIPT_ERROR, ShadowFailure.of(context, agent.realm, thrown));
  }

  @Override
  public void suspend(Agent agent, BooleanSupplier over, double milliseconds) {
    TimeProvider time = context.settings().time();
    long end = PendingWaits.momentIn(time, milliseconds);
    TimeProvider.WakeUp alarm = time.newWakeUp(context::wake);
    if (!Double.isInfinite(milliseconds)) {
      alarm.at(end);
    }
    try {
      context.checkEnd();
      while (!over.getAsBoolean() && end - time.now() > 0) {
        context.rest();
        context.checkEnd();
      }
    } finally {
      alarm.cancel();
    }
  }

  @Override
  public ServiceSlot.Registration beginWait(Agent agent, PendingWait wait, double milliseconds) {
    return context.ensureWaits().begin(wait, milliseconds);
  }

  @Override
  public void wake(Agent agent) {
    context.wake();
  }

  @Override
  public double random(Agent agent) {
    return (context.settings().hooks().nondeterminism().randomBits() >>> 11) * 0x1p-53;
  }

  @Override
  public double currentTimeMillis(Agent agent) {
    return context.settings().hooks().nondeterminism().epochMilliseconds();
  }

  @Override
  public ZoneId timeZone(Agent agent) {
    return ZoneId.of(context.settings().hooks().nondeterminism().timeZone());
  }
}
