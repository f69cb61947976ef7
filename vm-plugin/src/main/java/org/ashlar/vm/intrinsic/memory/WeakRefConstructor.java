package org.ashlar.vm.intrinsic.memory;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/** The WeakRef constructor (clause 26.1.1). */
final class WeakRefConstructor {
  private WeakRefConstructor() {}

  /** CanBeHeldWeakly. */
  static boolean canBeHeldWeakly(Object value) {
    return value instanceof JsObject || (value instanceof Symbol symbol && !symbol.isRegistered());
  }

  @EcmaSpec("sec-weak-ref-target")
  @Builtin(name = "WeakRef", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object target) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "WeakRef");
    }
    if (!canBeHeldWeakly(target)) {
      throw Errors.typeError(agent, Message.INVALID_WEAK_TARGET, "WeakRef");
    }
    return new WeakRefObject(
        agent,
        ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.WEAK_REF_PROTOTYPE),
        target);
  }
}
