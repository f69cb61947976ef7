package org.ashlar.vm.intrinsic.control;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** AsyncContext.Snapshot.prototype. */
final class AsyncContextSnapshotPrototype {
  private AsyncContextSnapshotPrototype() {}

  @Builtin(name = "run", length = 1)
  static Object run(Agent agent, Object thisValue, Object[] arguments) {
    AsyncContextSnapshotObject snapshot =
        AsyncContextSnapshotObject.require(agent, thisValue, "run");
    Object callee = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    JsFunction function = ObjectOperations.requireFunction(agent, callee);
    Object[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    return AsyncContextMapping.call(agent, snapshot.mapping(), function, Undefined.UNDEFINED, rest);
  }
}
