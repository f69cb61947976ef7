package org.ashlar.vm.execution;

import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** The reaction of {@code then}: handlers, either of which may be missing, and what they settle. */
final class HandlerReaction extends PromiseReaction {
  private final @Nullable PromiseCapability capability;
  private final @Nullable JsFunction onFulfilled;
  private final @Nullable JsFunction onRejected;

  HandlerReaction(
      @Nullable PromiseCapability capability,
      @Nullable JsFunction onFulfilled,
      @Nullable JsFunction onRejected) {
    this.capability = capability;
    this.onFulfilled = onFulfilled;
    this.onRejected = onRejected;
  }

  /** The handler for an outcome, or Java null. */
  @Nullable JsFunction handler(boolean rejected) {
    return rejected ? onRejected : onFulfilled;
  }

  @Override
  @Nullable JsObject settles() {
    return capability == null ? null : capability.promise();
  }

  @Override
  protected Realm jobRealm(Agent agent, boolean rejected) {
    JsFunction handler = rejected ? onRejected : onFulfilled;
    if (handler == null) {
      return agent.realm;
    }
    try {
      return handler.functionRealm(agent);
    } catch (ThrowCompletion revokedProxy) {
      return agent.realm;
    }
  }

  @Override
  protected void run(Agent agent, boolean rejected, Object argument) {
    JsFunction handler = rejected ? onRejected : onFulfilled;
    if (handler == null) {
      if (capability != null && rejected) {
        capability.reject(agent, argument);
      } else if (capability != null) {
        capability.resolve(agent, argument);
      }
      return;
    }
    Object value;
    try {
      value = agent.call(handler, org.ashlar.vm.value.Undefined.UNDEFINED, argument);
    } catch (ThrowCompletion thrown) {
      if (capability != null) {
        capability.reject(agent, thrown.value());
      }
      return;
    }
    if (capability != null) {
      capability.resolve(agent, value);
    }
  }
}
