package org.ashlar.vm.intrinsic.memory;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** The FinalizationRegistry constructor (clause 26.2.1). */
final class FinalizationRegistryConstructor {
  private FinalizationRegistryConstructor() {}

  @EcmaSpec("sec-finalization-registry-cleanup-callback")
  @Builtin(name = "FinalizationRegistry", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object cleanup) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "FinalizationRegistry");
    }
    if (!(cleanup instanceof JsFunction function)) {
      throw Errors.typeError(agent, Message.CLEANUP_NOT_FUNCTION);
    }
    return new FinalizationRegistryObject(
        agent,
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.FINALIZATION_REGISTRY_PROTOTYPE),
        function);
  }
}
