package org.ashlar.vm.execution;

import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * A running or waiting async function or module with top-level await (clause 27.7.5).
 *
 * <p>It is itself the reaction that it registers with what it awaits, as it awaits one promise at a
 * time.
 */
public final class AsyncActivation extends PromiseReaction {
  private final Frame frame;
  private final PromiseCapability capability;

  private AsyncActivation(Frame frame, PromiseCapability capability) {
    this.frame = frame;
    this.capability = capability;
  }

  /** Runs a fresh frame up to its first await; the capability is settled when it ends. */
  @EcmaSpec("sec-async-functions-abstract-operations-async-function-start")
  public static void start(Agent agent, int room, Frame frame, PromiseCapability capability) {
    Object result;
    try {
      result = Resumption.run(agent, room, frame);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
      return;
    }
    if (result == Suspension.AWAIT) {
      new AsyncActivation(frame, capability).await(agent);
    } else {
      capability.resolve(agent, result);
    }
  }

  Frame frame() {
    return frame;
  }

  @Override
  JsObject settles() {
    return capability.promise();
  }

  @Override
  protected Realm jobRealm(Agent agent, boolean rejected) {
    return frame.links.realm();
  }

  @Override
  protected void run(Agent agent, boolean rejected, Object argument) {
    proceed(agent, rejected ? Resumption.THROW : Resumption.NEXT, argument);
  }

  private void proceed(Agent agent, int mode, Object value) {
    Object result;
    try {
      result = Resumption.resume(agent, agent.room, frame, mode, value);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
      return;
    }
    if (result == Suspension.AWAIT) {
      await(agent);
    } else {
      capability.resolve(agent, result);
    }
  }

  @EcmaSpec("await")
  private void await(Agent agent) {
    PromiseObject promise;
    try {
      promise = PromiseOperations.promiseResolve(agent, frame.transferred());
    } catch (ThrowCompletion thrown) {
      proceed(agent, Resumption.THROW, thrown.value());
      return;
    }
    PromiseOperations.then(agent, promise, this);
  }
}
