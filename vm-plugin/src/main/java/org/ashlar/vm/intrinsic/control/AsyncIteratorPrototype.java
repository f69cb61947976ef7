package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/** The methods of %AsyncIteratorPrototype% (clause 27.1.4). */
final class AsyncIteratorPrototype {
  private AsyncIteratorPrototype() {}

  @EcmaSpec("sec-%asynciteratorprototype%-%symbol.asynciterator%")
  @Builtin(name = "@@asyncIterator")
  static Object asyncIterator(Object thisValue) {
    return thisValue;
  }

  @EcmaSpec("sec-%asynciteratorprototype%-%symbol.asyncdispose%")
  @Builtin(name = "@@asyncDispose")
  static Object asyncDispose(Agent agent, Object thisValue) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    try {
      JsFunction method = ObjectOperations.getMethod(agent, thisValue, Keys.RETURN);
      if (method == null) {
        capability.resolve(agent, Undefined.UNDEFINED);
      } else {
        Object result = agent.call(method, thisValue);
        PromiseObject wrapped = PromiseOperations.promiseResolve(agent, result);
        int id = AsyncIteratorPrototypeTable.TABLE.require("toUndefined", BuiltinKind.DETACHED);
        JsFunction unwrap =
            BuiltinFunction.of(agent.realm, AsyncIteratorPrototypeTable.TABLE, id, "", null);
        PromiseOperations.then(agent, wrapped, unwrap, null, capability);
      }
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
    }
    return capability.promise();
  }

  @Builtin(name = "toUndefined", length = 1, kind = BuiltinKind.DETACHED)
  static Object toUndefined(Object thisValue) {
    return Undefined.UNDEFINED;
  }
}
