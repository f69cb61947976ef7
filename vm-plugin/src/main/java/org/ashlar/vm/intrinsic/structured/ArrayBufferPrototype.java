package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** Properties of ArrayBuffer.prototype (clause 25.1.6). */
final class ArrayBufferPrototype {
  private ArrayBufferPrototype() {}

  @EcmaSpec("sec-get-arraybuffer.prototype.bytelength")
  @Builtin(name = "byteLength", kind = BuiltinKind.GETTER)
  static Object byteLength(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, false, "byteLength").byteLength();
  }

  @EcmaSpec("sec-get-arraybuffer.prototype.maxbytelength")
  @Builtin(name = "maxByteLength", kind = BuiltinKind.GETTER)
  static Object maxByteLength(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, false, "maxByteLength").maxByteLength();
  }

  @EcmaSpec("sec-get-arraybuffer.prototype.resizable")
  @Builtin(name = "resizable", kind = BuiltinKind.GETTER)
  static Object resizable(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, false, "resizable").isResizable();
  }

  @EcmaSpec("sec-get-arraybuffer.prototype.detached")
  @Builtin(name = "detached", kind = BuiltinKind.GETTER)
  static Object detached(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, false, "detached").isDetached();
  }

  @EcmaSpec("sec-get-arraybuffer.prototype.immutable")
  @Builtin(name = "immutable", kind = BuiltinKind.GETTER)
  static Object immutable(Agent agent, Object thisValue) {
    return ArrayBufferOperations.require(agent, thisValue, false, "immutable").isImmutable();
  }

  @EcmaSpec("sec-arraybuffer.prototype.slice")
  @Builtin(name = "slice")
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    ArrayBufferObject buffer = ArrayBufferOperations.require(agent, thisValue, false, "slice");
    ArrayBufferOperations.requireAttached(agent, buffer, "ArrayBuffer.prototype.slice");
    return slice(agent, buffer, start, end, Intrinsic.ARRAY_BUFFER);
  }

  /** The common part of both slice methods. */
  static Object slice(
      Agent agent, ArrayBufferObject buffer, Object start, Object end, Intrinsic constructor) {
    int length = buffer.byteLength();
    int first = (int) TypeConversion.toRelativeIndex(agent, start, length);
    int last = (int) TypeConversion.toRelativeEnd(agent, end, length);
    int count = Math.max(last - first, 0);
    JsFunction species = ObjectOperations.speciesConstructor(agent, buffer, constructor);
    JsObject made = ObjectOperations.construct(agent, species, count);
    String method =
        constructor == Intrinsic.ARRAY_BUFFER
            ? "ArrayBuffer.prototype.slice"
            : "SharedArrayBuffer.prototype.slice";
    if (!(made instanceof ArrayBufferObject target) || target.isShared() != buffer.isShared()) {
      throw Errors.typeError(
          agent, Message.INCOMPATIBLE_RECEIVER, method, ObjectOperations.display(made));
    }
    ArrayBufferOperations.requireAttached(agent, target, method);
    ArrayBufferOperations.requireMutable(agent, target, method);
    if (target == buffer
        || target.byteLength() < count
        || (buffer.isShared() && ByteStore.isSameBlock(target.store(), buffer.store()))) {
      throw Errors.typeError(agent, Message.SPECIES_BUFFER_UNFIT);
    }
    ArrayBufferOperations.requireAttached(agent, buffer, method);
    int available = Math.min(count, Math.max(buffer.byteLength() - first, 0));
    if (available > 0) {
      ByteStore.copy(buffer.store(), first, target.store(), 0, available);
    }
    return target;
  }

  @EcmaSpec("sec-arraybuffer.prototype.slicetoimmutable")
  @Builtin(name = "sliceToImmutable")
  static Object sliceToImmutable(Agent agent, Object thisValue, Object start, Object end) {
    String method = "ArrayBuffer.prototype.sliceToImmutable";
    ArrayBufferObject buffer =
        ArrayBufferOperations.require(agent, thisValue, false, "sliceToImmutable");
    ArrayBufferOperations.requireAttached(agent, buffer, method);
    int length = buffer.byteLength();
    int first = (int) TypeConversion.toRelativeIndex(agent, start, length);
    int last = (int) TypeConversion.toRelativeEnd(agent, end, length);
    ArrayBufferOperations.requireAttached(agent, buffer, method);
    if (buffer.byteLength() < last) {
      throw Errors.rangeError(agent, Message.INVALID_BUFFER_LENGTH);
    }
    int count = Math.max(last - first, 0);
    if (buffer.isImmutable() && count == length) {
      return ArrayBufferOperations.over(agent, buffer.store(), count, ArrayBufferObject.IMMUTABLE);
    }
    JsObject prototype = agent.realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE);
    ArrayBufferObject made =
        ArrayBufferOperations.allocate(agent, prototype, count, ArrayBufferObject.IMMUTABLE, false);
    ByteStore.copy(buffer.store(), first, made.store(), 0, count);
    return made;
  }

  @EcmaSpec("sec-arraybuffer.prototype.resize")
  @Builtin(name = "resize")
  static Object resize(Agent agent, Object thisValue, Object newLength) {
    ArrayBufferObject buffer = ArrayBufferOperations.require(agent, thisValue, false, "resize");
    if (!buffer.isResizable()) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "ArrayBuffer.prototype.resize",
          ObjectOperations.display(buffer));
    }
    long wanted = TypeConversion.toIndex(agent, newLength);
    ArrayBufferOperations.requireAttached(agent, buffer, "ArrayBuffer.prototype.resize");
    if (wanted > buffer.maxByteLength()) {
      throw Errors.rangeError(agent, Message.INVALID_BUFFER_LENGTH);
    }
    buffer.resize((int) wanted);
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-arraybuffer.prototype.transfer")
  @Builtin(name = "transfer", length = 0)
  static Object transfer(Agent agent, Object thisValue, Object newLength) {
    return transfer(agent, thisValue, newLength, Kept.RESIZABILITY, "transfer");
  }

  @EcmaSpec("sec-arraybuffer.prototype.transfertofixedlength")
  @Builtin(name = "transferToFixedLength", length = 0)
  static Object transferToFixedLength(Agent agent, Object thisValue, Object newLength) {
    return transfer(agent, thisValue, newLength, Kept.NOTHING, "transferToFixedLength");
  }

  @EcmaSpec("sec-arraybuffer.prototype.transfertoimmutable")
  @Builtin(name = "transferToImmutable", length = 0)
  static Object transferToImmutable(Agent agent, Object thisValue, Object newLength) {
    return transfer(agent, thisValue, newLength, Kept.CONTENT, "transferToImmutable");
  }

  /** What a transfer keeps, now or for ever. */
  private enum Kept {
    /** The new buffer has a fixed length. */
    NOTHING,
    /** The new buffer is resizable if the old one was. */
    RESIZABILITY,
    /** The new buffer is immutable. */
    CONTENT
  }

  @EcmaSpec("sec-arraybuffercopyanddetach")
  private static Object transfer(
      Agent agent, Object thisValue, Object newLength, Kept kept, String method) {
    ArrayBufferObject buffer = ArrayBufferOperations.require(agent, thisValue, false, method);
    long wanted =
        newLength == Undefined.UNDEFINED
            ? buffer.byteLength()
            : TypeConversion.toIndex(agent, newLength);
    ArrayBufferOperations.requireAttached(agent, buffer, "ArrayBuffer.prototype." + method);
    ArrayBufferOperations.requireMutable(agent, buffer, "ArrayBuffer.prototype." + method);
    int max =
        switch (kept) {
          case NOTHING -> ArrayBufferObject.FIXED;
          case RESIZABILITY ->
              buffer.isResizable() ? buffer.maxByteLength() : ArrayBufferObject.FIXED;
          case CONTENT -> ArrayBufferObject.IMMUTABLE;
        };
    ArrayBufferObject moved = moved(agent, buffer, wanted, max);
    buffer.detach();
    return moved;
  }

  /** A buffer with the same content, over the same block where that has the right size. */
  private static ArrayBufferObject moved(
      Agent agent, ArrayBufferObject buffer, long wanted, int max) {
    if (wanted == buffer.byteLength() && buffer.store().size() == Math.max(wanted, max)) {
      return ArrayBufferOperations.over(agent, buffer.store(), (int) wanted, max);
    }
    JsObject prototype = agent.realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE);
    ArrayBufferObject copy = ArrayBufferOperations.allocate(agent, prototype, wanted, max, false);
    ByteStore.copy(buffer.store(), 0, copy.store(), 0, (int) Math.min(wanted, buffer.byteLength()));
    return copy;
  }
}
