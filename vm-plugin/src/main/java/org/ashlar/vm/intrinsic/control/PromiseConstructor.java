package org.ashlar.vm.intrinsic.control;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.ResolvingFunctions;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Promise constructor (clause 27.2.4); its combinators are in {@link PromiseCombinators}. */
final class PromiseConstructor {
  private PromiseConstructor() {}

  @EcmaSpec("sec-promise-executor")
  @Builtin(name = "Promise", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object executor) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.PROMISE_WITHOUT_NEW);
    }
    if (!(executor instanceof JsFunction function)) {
      throw Errors.typeError(agent, Message.PROMISE_EXECUTOR, ObjectOperations.display(executor));
    }
    PromiseObject promise =
        PromiseObject.create(
            agent.realm,
            ObjectOperations.prototypeFromConstructor(
                agent, newTarget, Intrinsic.PROMISE_PROTOTYPE));
    ResolvingFunctions pair = ResolvingFunctions.create(agent.realm, promise);
    try {
      agent.call(function, Undefined.UNDEFINED, pair.resolve(), pair.reject());
    } catch (ThrowCompletion thrown) {
      agent.call(pair.reject(), Undefined.UNDEFINED, thrown.value());
    }
    return promise;
  }

  @EcmaSpec("sec-promise.all")
  @Builtin(name = "all")
  static Object all(Agent agent, Object thisValue, Object iterable) {
    return PromiseCombinators.combine(agent, thisValue, iterable, PromiseCombinators.Kind.ALL);
  }

  @EcmaSpec("sec-promise.allsettled")
  @Builtin(name = "allSettled")
  static Object allSettled(Agent agent, Object thisValue, Object iterable) {
    return PromiseCombinators.combine(
        agent, thisValue, iterable, PromiseCombinators.Kind.ALL_SETTLED);
  }

  @EcmaSpec("sec-promise.allkeyed")
  @Builtin(name = "allKeyed")
  static Object allKeyed(Agent agent, Object thisValue, Object promises) {
    return PromiseCombinators.combineKeyed(agent, thisValue, promises, PromiseCombinators.Kind.ALL);
  }

  @EcmaSpec("sec-promise.allsettledkeyed")
  @Builtin(name = "allSettledKeyed")
  static Object allSettledKeyed(Agent agent, Object thisValue, Object promises) {
    return PromiseCombinators.combineKeyed(
        agent, thisValue, promises, PromiseCombinators.Kind.ALL_SETTLED);
  }

  @EcmaSpec("sec-promise.any")
  @Builtin(name = "any")
  static Object any(Agent agent, Object thisValue, Object iterable) {
    return PromiseCombinators.combine(agent, thisValue, iterable, PromiseCombinators.Kind.ANY);
  }

  @EcmaSpec("sec-promise.race")
  @Builtin(name = "race")
  static Object race(Agent agent, Object thisValue, Object iterable) {
    return PromiseCombinators.combine(agent, thisValue, iterable, PromiseCombinators.Kind.RACE);
  }

  @EcmaSpec("sec-promise.reject")
  @Builtin(name = "reject")
  static Object reject(Agent agent, Object thisValue, Object reason) {
    PromiseCapability capability = PromiseOperations.newCapability(agent, thisValue);
    capability.reject(agent, reason);
    return capability.promise();
  }

  @EcmaSpec("sec-promise.resolve")
  @Builtin(name = "resolve")
  static Object resolve(Agent agent, Object thisValue, Object value) {
    JsObject constructor = ObjectOperations.requireObject(agent, thisValue);
    return PromiseOperations.promiseResolve(agent, constructor, value);
  }

  @EcmaSpec("sec-promise.try")
  @Builtin(name = "try", length = 1)
  static Object attempt(Agent agent, Object thisValue, Object[] arguments) {
    JsObject constructor = ObjectOperations.requireObject(agent, thisValue);
    PromiseCapability capability = PromiseOperations.newCapability(agent, constructor);
    Object callback = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    Object[] passed =
        arguments.length <= 1
            ? JsFunction.NO_ARGUMENTS
            : Arrays.copyOfRange(arguments, 1, arguments.length);
    Object result;
    try {
      JsFunction function = ObjectOperations.requireFunction(agent, callback);
      result = agent.callAll(function, Undefined.UNDEFINED, passed);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
      return capability.promise();
    }
    capability.resolve(agent, result);
    return capability.promise();
  }

  @EcmaSpec("sec-promise.withResolvers")
  @Builtin(name = "withResolvers")
  static Object withResolvers(Agent agent, Object thisValue) {
    PromiseCapability capability = PromiseOperations.newCapability(agent, thisValue);
    JsObject made = agent.realm.newObject();
    made.rawPut(
        agent, agent.group().keys().intern("promise"), capability.promise(), Attributes.DEFAULT);
    made.rawPut(agent, Keys.RESOLVE, capability.resolveFunction(agent), Attributes.DEFAULT);
    made.rawPut(
        agent,
        agent.group().keys().intern("reject"),
        capability.rejectFunction(agent),
        Attributes.DEFAULT);
    return made;
  }

  @EcmaSpec("sec-get-promise-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
