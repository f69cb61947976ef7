package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.DataViewObject;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.jspecify.annotations.Nullable;

/** The ArrayBuffer constructor (clauses 25.1.4 and 25.1.5). */
final class ArrayBufferConstructor {
  private ArrayBufferConstructor() {}

  @EcmaSpec("sec-arraybuffer-length")
  @Builtin(name = "ArrayBuffer", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, @Nullable JsObject newTarget, Object length, Object options) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "ArrayBuffer");
    }
    long bytes = TypeConversion.toIndex(agent, length);
    long max = ArrayBufferOperations.maxByteLengthOption(agent, options);
    ArrayBufferOperations.requireWithinMaximum(agent, bytes, max);
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.ARRAY_BUFFER_PROTOTYPE);
    return ArrayBufferOperations.allocate(agent, prototype, bytes, max, false);
  }

  @EcmaSpec("sec-arraybuffer.isview")
  @Builtin(name = "isView")
  static Object isView(Object thisValue, Object value) {
    return value instanceof TypedArrayObject || value instanceof DataViewObject;
  }

  @EcmaSpec("sec-get-arraybuffer-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
