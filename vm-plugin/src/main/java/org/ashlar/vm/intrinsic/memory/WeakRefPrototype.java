package org.ashlar.vm.intrinsic.memory;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** %WeakRef.prototype% (clause 26.1.3). */
final class WeakRefPrototype {
  private WeakRefPrototype() {}

  @EcmaSpec("sec-weak-ref.prototype.deref")
  @Builtin(name = "deref")
  static Object deref(Agent agent, Object thisValue) {
    if (!(thisValue instanceof WeakRefObject reference)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "WeakRef.prototype.deref",
          ObjectOperations.display(thisValue));
    }
    Object target = reference.deref(agent);
    return target == null ? Undefined.UNDEFINED : target;
  }
}
