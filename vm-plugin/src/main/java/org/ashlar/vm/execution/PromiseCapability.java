package org.ashlar.vm.execution;

import java.util.Objects;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A PromiseCapability Record (clause 27.2.1.1).
 *
 * <p>For a promise made by the engine itself the resolving functions are made only if somebody asks
 * for them as values.
 */
public final class PromiseCapability {
  private final JsObject promise;
  private @Nullable JsFunction resolveFunction;
  private @Nullable JsFunction rejectFunction;
  private boolean settledDirectly;

  private PromiseCapability(
      JsObject promise, @Nullable JsFunction resolveFunction, @Nullable JsFunction rejectFunction) {
    this.promise = promise;
    this.resolveFunction = resolveFunction;
    this.rejectFunction = rejectFunction;
  }

  /** The capability of a promise whose resolving functions exist. */
  public static PromiseCapability of(JsObject promise, JsFunction resolve, JsFunction reject) {
    return new PromiseCapability(promise, resolve, reject);
  }

  /** The capability of a promise just made by the engine. */
  public static PromiseCapability intrinsic(PromiseObject promise) {
    return new PromiseCapability(promise, null, null);
  }

  public JsObject promise() {
    return promise;
  }

  /** The [[Resolve]] function as a value. */
  public JsFunction resolveFunction(Agent agent) {
    ensureFunctions(agent);
    return Objects.requireNonNull(resolveFunction);
  }

  /** The [[Reject]] function as a value. */
  public JsFunction rejectFunction(Agent agent) {
    ensureFunctions(agent);
    return Objects.requireNonNull(rejectFunction);
  }

  private void ensureFunctions(Agent agent) {
    if (resolveFunction == null) {
      ResolvingFunctions made = ResolvingFunctions.create(agent.realm, (PromiseObject) promise);
      made.setAlreadyResolved(settledDirectly);
      resolveFunction = made.resolve();
      rejectFunction = made.reject();
    }
  }

  /** Calls [[Resolve]]. */
  public void resolve(Agent agent, Object value) {
    if (resolveFunction != null) {
      agent.call(resolveFunction, Undefined.UNDEFINED, value);
    } else if (!settledDirectly) {
      settledDirectly = true;
      PromiseOperations.resolve(agent, (PromiseObject) promise, value);
    }
  }

  /** Calls [[Reject]]. */
  public void reject(Agent agent, Object reason) {
    if (rejectFunction != null) {
      agent.call(rejectFunction, Undefined.UNDEFINED, reason);
    } else if (!settledDirectly) {
      settledDirectly = true;
      PromiseOperations.reject(agent, (PromiseObject) promise, reason);
    }
  }
}
