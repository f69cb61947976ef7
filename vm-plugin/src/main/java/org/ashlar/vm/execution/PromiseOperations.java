package org.ashlar.vm.execution;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/** Promise abstract operations (clause 27.2.1). The constructor and prototype stand on them. */
public final class PromiseOperations {
  private PromiseOperations() {}

  /** A pending promise of %Promise% of the running realm. */
  public static PromiseObject newPromise(Agent agent) {
    return PromiseObject.create(agent.realm, agent.realm.intrinsic(Intrinsic.PROMISE_PROTOTYPE));
  }

  /** NewPromiseCapability(%Promise%), without making functions. */
  public static PromiseCapability newCapability(Agent agent) {
    return PromiseCapability.intrinsic(newPromise(agent));
  }

  /** NewPromiseCapability of any constructor. */
  @EcmaSpec("sec-newpromisecapability")
  public static PromiseCapability newCapability(Agent agent, Object constructor) {
    if (constructor == agent.realm.intrinsicIfMade(Intrinsic.PROMISE)) {
      return newCapability(agent);
    }
    if (!(constructor instanceof JsFunction function) || !function.isConstructor()) {
      throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, constructor);
    }
    ResolvingFunctions.Received received = new ResolvingFunctions.Received();
    JsFunction executor = ResolvingFunctions.executor(agent.realm, received);
    JsObject promise = agent.construct(function, new Object[] {executor}, function);
    if (received.resolve instanceof JsFunction resolve
        && received.reject instanceof JsFunction reject) {
      return PromiseCapability.of(promise, resolve, reject);
    }
    throw Errors.typeError(
        agent, Message.TEXT, "Promise resolve or reject function is not callable");
  }

  /** PromiseResolve(%Promise%, value). */
  public static PromiseObject promiseResolve(Agent agent, Object value) {
    if (value instanceof PromiseObject promise && isPlain(agent, promise)) {
      return promise;
    }
    PromiseObject made = newPromise(agent);
    resolve(agent, made, value);
    return made;
  }

  /** PromiseResolve of any constructor. */
  @EcmaSpec("sec-promise-resolve")
  public static JsObject promiseResolve(Agent agent, Object constructor, Object value) {
    if (value instanceof PromiseObject promise
        && promise.get(agent, Keys.CONSTRUCTOR) == constructor) {
      return promise;
    }
    PromiseCapability capability = newCapability(agent, constructor);
    capability.resolve(agent, value);
    return capability.promise();
  }

  /** Whether the constructor property of a promise is %Promise% of the running realm. */
  private static boolean isPlain(Agent agent, PromiseObject promise) {
    Realm realm = agent.realm;
    JsObject prototype = realm.intrinsic(Intrinsic.PROMISE_PROTOTYPE);
    Object constructor =
        promise.prototype == prototype && promise.shape == agent.group().roots().exotic
            ? prototype.get(agent, Keys.CONSTRUCTOR, promise)
            : promise.get(agent, Keys.CONSTRUCTOR);
    return constructor == realm.intrinsic(Intrinsic.PROMISE);
  }

  /** What a promise resolve function does. The promise must not have been resolved before. */
  @EcmaSpec("sec-promise-resolve-functions")
  public static void resolve(Agent agent, PromiseObject promise, Object resolution) {
    if (!(resolution instanceof JsObject thenable)) {
      fulfill(agent, promise, resolution);
      return;
    }
    if (thenable == promise) {
      reject(
          agent,
          promise,
          Errors.typeError(agent, Message.TEXT, "Chaining cycle detected for promise #<Promise>")
              .value());
      return;
    }
    Object then;
    try {
      then = thenable.get(agent, Keys.THEN);
    } catch (ThrowCompletion thrown) {
      reject(agent, promise, thrown.value());
      return;
    }
    if (then instanceof JsFunction function) {
      agent
          .jobs()
          .add(new ThenableJob(realmOf(agent, function), agent, promise, thenable, function));
    } else {
      fulfill(agent, promise, resolution);
    }
  }

  private static Realm realmOf(Agent agent, JsFunction function) {
    try {
      return function.functionRealm(agent);
    } catch (ThrowCompletion revokedProxy) {
      return agent.realm;
    }
  }

  /** NewPromiseResolveThenableJob. */
  private static final class ThenableJob extends Job {
    private final PromiseObject promise;
    private final JsObject thenable;
    private final JsFunction then;

    ThenableJob(
        Realm realm, Agent agent, PromiseObject promise, JsObject thenable, JsFunction then) {
      super(realm, agent.asyncContext);
      this.promise = promise;
      this.thenable = thenable;
      this.then = then;
    }

    @Override
    public void run(Agent agent) {
      ResolvingFunctions pair = ResolvingFunctions.create(agent.realm, promise);
      try {
        agent.call(then, thenable, pair.resolve(), pair.reject());
      } catch (ThrowCompletion thrown) {
        agent.call(pair.reject(), org.ashlar.vm.value.Undefined.UNDEFINED, thrown.value());
      }
    }
  }

  @EcmaSpec("sec-fulfillpromise")
  public static void fulfill(Agent agent, PromiseObject promise, Object value) {
    settle(agent, promise, PromiseObject.State.FULFILLED, value);
  }

  @EcmaSpec("sec-rejectpromise")
  public static void reject(Agent agent, PromiseObject promise, Object reason) {
    if (!promise.handled) {
      agent.host().promiseRejected(agent, promise, reason);
    }
    settle(agent, promise, PromiseObject.State.REJECTED, reason);
  }

  private static void settle(
      Agent agent, PromiseObject promise, PromiseObject.State state, Object result) {
    PromiseReaction reaction = promise.firstReaction;
    promise.firstReaction = null;
    promise.lastReaction = null;
    promise.state = state;
    promise.result = result;
    while (reaction != null) {
      PromiseReaction following = reaction.next;
      reaction.next = null;
      trigger(agent, reaction, state == PromiseObject.State.REJECTED, result);
      reaction = following;
    }
  }

  /** TriggerPromiseReactions of one reaction. */
  private static void trigger(
      Agent agent, PromiseReaction reaction, boolean rejected, Object argument) {
    Realm realm = reaction.jobRealm(agent, rejected);
    agent.jobs().add(new PromiseReaction.ReactionJob(realm, reaction, rejected, argument));
  }

  /** PerformPromiseThen; Java null stands for an undefined handler or capability. */
  @EcmaSpec("sec-performpromisethen")
  public static void then(
      Agent agent,
      PromiseObject promise,
      @Nullable JsFunction onFulfilled,
      @Nullable JsFunction onRejected,
      @Nullable PromiseCapability capability) {
    then(agent, promise, new HandlerReaction(capability, onFulfilled, onRejected));
  }

  /** PerformPromiseThen with a reaction of the engine. */
  public static void then(Agent agent, PromiseObject promise, PromiseReaction reaction) {
    reaction.asyncContext = agent.asyncContext;
    switch (promise.state) {
      case PENDING -> promise.append(reaction);
      case FULFILLED -> trigger(agent, reaction, false, promise.result);
      case REJECTED -> {
        markHandled(agent, promise);
        trigger(agent, reaction, true, promise.result);
      }
    }
    promise.handled = true;
  }

  /** Sets [[PromiseIsHandled]] of a rejected promise and tells the host. */
  public static void markHandled(Agent agent, PromiseObject promise) {
    if (!promise.handled) {
      agent.host().promiseHandled(agent, promise);
      promise.handled = true;
    }
  }
}
