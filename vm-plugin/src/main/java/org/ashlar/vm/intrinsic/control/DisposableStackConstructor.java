package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** The DisposableStack constructor. */
final class DisposableStackConstructor {
  private DisposableStackConstructor() {}

  @EcmaSpec("sec-disposablestack")
  @Builtin(name = "DisposableStack", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "DisposableStack");
    }
    return new DisposableStackObject(
        agent,
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.DISPOSABLE_STACK_PROTOTYPE),
        false);
  }
}
