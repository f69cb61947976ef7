package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;

/** %AsyncDisposableStack.prototype%. */
final class AsyncDisposableStackPrototype {
  private AsyncDisposableStackPrototype() {}

  private static DisposableStackObject stack(Agent agent, Object thisValue, String method) {
    return DisposableStackObject.require(agent, thisValue, true, method);
  }

  @EcmaSpec("sec-asyncdisposablestack.prototype.adopt")
  @Builtin(name = "adopt")
  static Object adopt(Agent agent, Object thisValue, Object value, Object onDispose) {
    return stack(agent, thisValue, "adopt").adopt(agent, value, onDispose);
  }

  @EcmaSpec("sec-asyncdisposablestack.prototype.defer")
  @Builtin(name = "defer")
  static Object defer(Agent agent, Object thisValue, Object onDispose) {
    return stack(agent, thisValue, "defer").defer(agent, onDispose);
  }

  @EcmaSpec("sec-asyncdisposablestack.prototype.disposeAsync")
  @Builtin(name = "disposeAsync")
  static Object disposeAsync(Agent agent, Object thisValue) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    try {
      stack(agent, thisValue, "disposeAsync").disposeAsync(agent, capability);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
    }
    return capability.promise();
  }

  @EcmaSpec("sec-get-asyncdisposablestack.prototype.disposed")
  @Builtin(name = "disposed", kind = BuiltinKind.GETTER)
  static Object disposed(Agent agent, Object thisValue) {
    return stack(agent, thisValue, "disposed").isDisposed();
  }

  @EcmaSpec("sec-asyncdisposablestack.prototype.move")
  @Builtin(name = "move")
  static Object move(Agent agent, Object thisValue) {
    return stack(agent, thisValue, "move")
        .move(agent, agent.realm.intrinsic(Intrinsic.ASYNC_DISPOSABLE_STACK_PROTOTYPE));
  }

  @EcmaSpec("sec-asyncdisposablestack.prototype.use")
  @Builtin(name = "use")
  static Object use(Agent agent, Object thisValue, Object value) {
    return stack(agent, thisValue, "use").use(agent, value);
  }
}
