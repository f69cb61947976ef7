package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.DataViewObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The DataView constructor (clause 25.3.2). */
final class DataViewConstructor {
  private DataViewConstructor() {}

  @EcmaSpec("sec-dataview-buffer-byteoffset-bytelength")
  @Builtin(name = "DataView", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent,
      @Nullable JsObject newTarget,
      Object buffer,
      Object byteOffset,
      Object byteLength) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "DataView");
    }
    if (!(buffer instanceof ArrayBufferObject bytes)) {
      throw Errors.typeError(agent, Message.FIRST_ARGUMENT_BUFFER);
    }
    long offset = TypeConversion.toIndex(agent, byteOffset);
    ArrayBufferOperations.requireAttached(agent, bytes, "DataView");
    checkOffset(agent, bytes, offset);
    boolean tracking = byteLength == Undefined.UNDEFINED && bytes.isResizable();
    long length =
        byteLength == Undefined.UNDEFINED
            ? bytes.byteLength() - offset
            : TypeConversion.toIndex(agent, byteLength);
    checkLength(agent, bytes, offset, length);
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.DATA_VIEW_PROTOTYPE);
    ArrayBufferOperations.requireAttached(agent, bytes, "DataView");
    checkOffset(agent, bytes, offset);
    if (!tracking) {
      checkLength(agent, bytes, offset, length);
    }
    return new DataViewObject(
        agent.group().roots().exotic,
        prototype,
        bytes,
        (int) offset,
        tracking ? DataViewObject.TRACKING : (int) length);
  }

  private static void checkOffset(Agent agent, ArrayBufferObject bytes, long offset) {
    if (offset > bytes.byteLength()) {
      throw Errors.rangeError(agent, Message.OFFSET_OUT_OF_BOUNDS, offset);
    }
  }

  private static void checkLength(Agent agent, ArrayBufferObject bytes, long offset, long length) {
    if (offset + length > bytes.byteLength()) {
      throw Errors.rangeError(agent, Message.INVALID_VIEW_LENGTH, "DataView", length);
    }
  }
}
