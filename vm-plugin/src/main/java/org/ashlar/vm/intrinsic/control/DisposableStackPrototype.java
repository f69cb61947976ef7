package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;

/** %DisposableStack.prototype%. */
final class DisposableStackPrototype {
  private DisposableStackPrototype() {}

  private static DisposableStackObject stack(Agent agent, Object thisValue, String method) {
    return DisposableStackObject.require(agent, thisValue, false, method);
  }

  @EcmaSpec("sec-disposablestack.prototype.adopt")
  @Builtin(name = "adopt")
  static Object adopt(Agent agent, Object thisValue, Object value, Object onDispose) {
    return stack(agent, thisValue, "adopt").adopt(agent, value, onDispose);
  }

  @EcmaSpec("sec-disposablestack.prototype.defer")
  @Builtin(name = "defer")
  static Object defer(Agent agent, Object thisValue, Object onDispose) {
    return stack(agent, thisValue, "defer").defer(agent, onDispose);
  }

  @EcmaSpec("sec-disposablestack.prototype.dispose")
  @Builtin(name = "dispose")
  static Object dispose(Agent agent, Object thisValue) {
    return stack(agent, thisValue, "dispose").dispose(agent);
  }

  @EcmaSpec("sec-get-disposablestack.prototype.disposed")
  @Builtin(name = "disposed", kind = BuiltinKind.GETTER)
  static Object disposed(Agent agent, Object thisValue) {
    return stack(agent, thisValue, "disposed").isDisposed();
  }

  @EcmaSpec("sec-disposablestack.prototype.move")
  @Builtin(name = "move")
  static Object move(Agent agent, Object thisValue) {
    return stack(agent, thisValue, "move")
        .move(agent, agent.realm.intrinsic(Intrinsic.DISPOSABLE_STACK_PROTOTYPE));
  }

  @EcmaSpec("sec-disposablestack.prototype.use")
  @Builtin(name = "use")
  static Object use(Agent agent, Object thisValue, Object value) {
    return stack(agent, thisValue, "use").use(agent, value);
  }
}
