package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** %Promise.prototype% (clause 27.2.5). */
final class PromisePrototype {
  private PromisePrototype() {}

  @EcmaSpec("sec-promise.prototype.then")
  @Builtin(name = "then")
  static Object then(Agent agent, Object thisValue, Object onFulfilled, Object onRejected) {
    if (!(thisValue instanceof PromiseObject promise)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "Promise.prototype.then",
          ObjectOperations.display(thisValue));
    }
    PromiseCapability capability =
        isPlain(agent, promise)
            ? PromiseOperations.newCapability(agent)
            : PromiseOperations.newCapability(
                agent, ObjectOperations.speciesConstructor(agent, promise, Intrinsic.PROMISE));
    PromiseOperations.then(agent, promise, handler(onFulfilled), handler(onRejected), capability);
    return capability.promise();
  }

  /** Whether the species constructor is %Promise% for sure. */
  private static boolean isPlain(Agent agent, PromiseObject promise) {
    return agent.realm.promiseThenIntact
        && promise.shape == agent.group().roots().exotic
        && promise.prototype == agent.realm.intrinsicIfMade(Intrinsic.PROMISE_PROTOTYPE);
  }

  private static @Nullable JsFunction handler(Object value) {
    return value instanceof JsFunction function ? function : null;
  }

  @EcmaSpec("sec-promise.prototype.catch")
  @Builtin(name = "catch")
  static Object handle(Agent agent, Object thisValue, Object onRejected) {
    return ObjectOperations.invoke(agent, thisValue, Keys.THEN, Undefined.UNDEFINED, onRejected);
  }

  /** What the two functions of finally share. */
  private record Finally(JsFunction onFinally, JsFunction constructor) {
    JsFunction function(Agent agent, String row) {
      PromisePrototypeTable table = PromisePrototypeTable.TABLE;
      int id = table.require(row, BuiltinKind.DETACHED);
      return BuiltinFunction.of(agent.realm, table, id, "", this);
    }
  }

  @EcmaSpec("sec-promise.prototype.finally")
  @Builtin(name = "finally")
  static Object last(Agent agent, Object thisValue, Object onFinally) {
    JsObject promise = ObjectOperations.requireObject(agent, thisValue);
    JsFunction constructor = ObjectOperations.speciesConstructor(agent, promise, Intrinsic.PROMISE);
    if (!(onFinally instanceof JsFunction function)) {
      return ObjectOperations.invoke(agent, promise, Keys.THEN, onFinally, onFinally);
    }
    Finally state = new Finally(function, constructor);
    return ObjectOperations.invoke(
        agent,
        promise,
        Keys.THEN,
        state.function(agent, "thenFinally"),
        state.function(agent, "catchFinally"));
  }

  @EcmaSpec("sec-thenfinallyfunctions")
  @Builtin(name = "thenFinally", kind = BuiltinKind.DETACHED)
  static Object thenFinally(Agent agent, BuiltinFunction callee, Object thisValue, Object value) {
    return afterFinally(agent, (Finally) callee.captured(), value, "returnValue");
  }

  @EcmaSpec("sec-catchfinallyfunctions")
  @Builtin(name = "catchFinally", kind = BuiltinKind.DETACHED)
  static Object catchFinally(Agent agent, BuiltinFunction callee, Object thisValue, Object reason) {
    return afterFinally(agent, (Finally) callee.captured(), reason, "throwReason");
  }

  private static Object afterFinally(Agent agent, Finally state, Object outcome, String row) {
    Object result = agent.call(state.onFinally, Undefined.UNDEFINED);
    JsObject promise = PromiseOperations.promiseResolve(agent, state.constructor, result);
    PromisePrototypeTable table = PromisePrototypeTable.TABLE;
    JsFunction passOn =
        BuiltinFunction.of(
            agent.realm, table, table.require(row, BuiltinKind.DETACHED), "", outcome);
    return ObjectOperations.invoke(agent, promise, Keys.THEN, passOn);
  }

  @Builtin(name = "returnValue", kind = BuiltinKind.DETACHED)
  static Object returnValue(BuiltinFunction callee, Object thisValue) {
    return callee.captured();
  }

  @Builtin(name = "throwReason", kind = BuiltinKind.DETACHED)
  static Object throwReason(BuiltinFunction callee, Object thisValue) {
    throw new ThrowCompletion(callee.captured());
  }
}
