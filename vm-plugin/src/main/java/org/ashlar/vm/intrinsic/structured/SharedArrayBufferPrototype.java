package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** Properties of SharedArrayBuffer.prototype (clause 25.2.5). */
final class SharedArrayBufferPrototype {
  private SharedArrayBufferPrototype() {}

  @EcmaSpec("sec-get-sharedarraybuffer.prototype.bytelength")
  @Builtin(name = "byteLength", kind = BuiltinKind.GETTER)
  static Object byteLength(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, true, "byteLength").byteLength();
  }

  @EcmaSpec("sec-get-sharedarraybuffer.prototype.maxbytelength")
  @Builtin(name = "maxByteLength", kind = BuiltinKind.GETTER)
  static Object maxByteLength(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, true, "maxByteLength").maxByteLength();
  }

  @EcmaSpec("sec-get-sharedarraybuffer.prototype.growable")
  @Builtin(name = "growable", kind = BuiltinKind.GETTER)
  static Object growable(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, true, "growable").isResizable();
  }

  @EcmaSpec("sec-sharedarraybuffer.prototype.grow")
  @Builtin(name = "grow")
  static Object grow(Agent agent, Object thisValue, Object newLength) {
    ArrayBufferObject buffer = ArrayBufferOperations.require(agent, thisValue, true, "grow");
    SharedMemory memory = buffer.shared();
    if (memory == null || !memory.isGrowable()) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "SharedArrayBuffer.prototype.grow",
          ObjectOperations.display(buffer));
    }
    long wanted = TypeConversion.toIndex(agent, newLength);
    if (wanted > memory.maximumLength() || !memory.grow((int) wanted)) {
      throw Errors.rangeError(agent, Message.INVALID_BUFFER_LENGTH);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-sharedarraybuffer.prototype.slice")
  @Builtin(name = "slice")
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    ArrayBufferObject buffer = ArrayBufferOperations.require(agent, thisValue, true, "slice");
    return ArrayBufferPrototype.slice(agent, buffer, start, end, Intrinsic.SHARED_ARRAY_BUFFER);
  }
}
