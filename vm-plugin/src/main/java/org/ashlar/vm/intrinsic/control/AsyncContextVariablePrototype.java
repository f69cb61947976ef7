package org.ashlar.vm.intrinsic.control;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** AsyncContext.Variable.prototype. */
final class AsyncContextVariablePrototype {
  private AsyncContextVariablePrototype() {}

  @Builtin(name = "name", kind = BuiltinKind.GETTER)
  static Object name(Agent agent, Object thisValue) {
    return AsyncContextVariableObject.require(agent, thisValue, "name").name();
  }

  @Builtin(name = "get")
  static Object get(Agent agent, Object thisValue) {
    return AsyncContextVariableObject.require(agent, thisValue, "get").value(agent);
  }

  @Builtin(name = "run", length = 2)
  static Object run(Agent agent, Object thisValue, Object[] arguments) {
    AsyncContextVariableObject variable =
        AsyncContextVariableObject.require(agent, thisValue, "run");
    Object value = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    Object callee = arguments.length > 1 ? arguments[1] : Undefined.UNDEFINED;
    JsFunction function = ObjectOperations.requireFunction(agent, callee);
    Object[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
    AsyncContextMapping inside = AsyncContextMapping.with(agent.asyncContext, variable, value);
    return AsyncContextMapping.call(agent, inside, function, Undefined.UNDEFINED, rest);
  }
}
