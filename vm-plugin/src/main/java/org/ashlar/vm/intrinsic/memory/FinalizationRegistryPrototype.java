package org.ashlar.vm.intrinsic.memory;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Undefined;

/** %FinalizationRegistry.prototype% (clause 26.2.3). */
final class FinalizationRegistryPrototype {
  private FinalizationRegistryPrototype() {}

  private static FinalizationRegistryObject registry(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof FinalizationRegistryObject registry) {
      return registry;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "FinalizationRegistry.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-finalization-registry.prototype.register")
  @Builtin(name = "register", length = 2)
  static Object register(
      Agent agent, Object thisValue, Object target, Object heldValue, Object token) {
    FinalizationRegistryObject registry = registry(agent, thisValue, "register");
    if (!WeakRefConstructor.canBeHeldWeakly(target)) {
      throw Errors.typeError(
          agent, Message.INVALID_WEAK_TARGET, "FinalizationRegistry.prototype.register");
    }
    if (SameValue.sameValue(target, heldValue)) {
      throw Errors.typeError(agent, Message.TARGET_IS_HELD_VALUE);
    }
    boolean weakToken = WeakRefConstructor.canBeHeldWeakly(token);
    if (!weakToken && token != Undefined.UNDEFINED) {
      throw Errors.typeError(
          agent, Message.INVALID_UNREGISTER_TOKEN, ObjectOperations.display(token));
    }
    registry.register(agent, target, heldValue, weakToken ? token : null);
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-finalization-registry.prototype.unregister")
  @Builtin(name = "unregister")
  static Object unregister(Agent agent, Object thisValue, Object token) {
    FinalizationRegistryObject registry = registry(agent, thisValue, "unregister");
    if (!WeakRefConstructor.canBeHeldWeakly(token)) {
      throw Errors.typeError(
          agent, Message.INVALID_UNREGISTER_TOKEN, ObjectOperations.display(token));
    }
    return registry.unregister(token);
  }
}
