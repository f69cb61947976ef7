package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** What the constructors of keyed collections begin with. */
final class KeyedConstructors {
  private KeyedConstructors() {}

  /** The prototype of the new object; TypeError without new. */
  static JsObject prototype(
      Agent agent, @Nullable JsObject newTarget, String name, Intrinsic fallback) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, name);
    }
    return ObjectOperations.prototypeFromConstructor(agent, newTarget, fallback);
  }
}
