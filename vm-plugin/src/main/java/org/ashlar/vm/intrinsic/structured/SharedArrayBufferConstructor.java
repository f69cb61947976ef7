package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.jspecify.annotations.Nullable;

/** The SharedArrayBuffer constructor (clauses 25.2.3 and 25.2.4). */
final class SharedArrayBufferConstructor {
  private SharedArrayBufferConstructor() {}

  @EcmaSpec("sec-sharedarraybuffer-length")
  @Builtin(name = "SharedArrayBuffer", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, @Nullable JsObject newTarget, Object length, Object options) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "SharedArrayBuffer");
    }
    long bytes = TypeConversion.toIndex(agent, length);
    long max = ArrayBufferOperations.maxByteLengthOption(agent, options);
    ArrayBufferOperations.requireWithinMaximum(agent, bytes, max);
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.SHARED_ARRAY_BUFFER_PROTOTYPE);
    return ArrayBufferOperations.allocate(agent, prototype, bytes, max, true);
  }

  @EcmaSpec("sec-sharedarraybuffer-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
