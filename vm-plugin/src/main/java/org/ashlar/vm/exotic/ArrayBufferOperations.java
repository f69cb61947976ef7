package org.ashlar.vm.exotic;

import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;

/** Abstract operations on array buffers (clause 25.1.3). */
public final class ArrayBufferOperations {
  /** Longest buffer: what a Java array holds, less its header. */
  public static final int MAX_BYTES = Integer.MAX_VALUE - 16;

  private ArrayBufferOperations() {}

  /** AllocateArrayBuffer with a fixed length and the realm's own prototype. */
  public static ArrayBufferObject allocate(Agent agent, long bytes) {
    return allocate(
        agent,
        agent.realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE),
        bytes,
        ArrayBufferObject.FIXED,
        false);
  }

  /** The prototype comes first because finding it may run guest code. */
  @EcmaSpec("sec-allocatearraybuffer")
  public static ArrayBufferObject allocate(
      Agent agent, JsObject prototype, long bytes, long maxBytes, boolean shared) {
    requireWithinMaximum(agent, bytes, maxBytes);
    long block = Math.max(bytes, maxBytes);
    if (block > MAX_BYTES) {
      throw Errors.rangeError(agent, Message.BUFFER_ALLOCATION_FAILED);
    }
    agent.charge(block);
    ByteStore store;
    try {
      store =
          shared
              ? ByteStore.of(memory((int) bytes, (int) maxBytes))
              : ByteStore.unshared((int) block);
    } catch (OutOfMemoryError refused) {
      // One request larger than the heap fails cleanly before anything else is harmed.
      throw Errors.rangeError(agent, Message.BUFFER_ALLOCATION_FAILED);
    }
    return new ArrayBufferObject(
        agent.group().roots().exotic, prototype, store, (int) bytes, (int) maxBytes);
  }

  private static SharedMemory memory(int bytes, int maxBytes) {
    return maxBytes == ArrayBufferObject.FIXED
        ? SharedMemory.ofLength(bytes)
        : SharedMemory.growable(bytes, maxBytes);
  }

  /** A SharedArrayBuffer of the realm's own class over memory that other agents see too. */
  public static ArrayBufferObject over(Agent agent, SharedMemory memory) {
    return new ArrayBufferObject(
        agent.group().roots().exotic,
        agent.realm.intrinsic(Intrinsic.SHARED_ARRAY_BUFFER_PROTOTYPE),
        ByteStore.of(memory),
        memory.length(),
        memory.isGrowable() ? memory.maximumLength() : ArrayBufferObject.FIXED);
  }

  /** RangeError if a buffer would be longer than its maximum; looked at before its prototype is. */
  public static void requireWithinMaximum(Agent agent, long bytes, long maxBytes) {
    if (maxBytes >= 0 && bytes > maxBytes) {
      throw Errors.rangeError(agent, Message.INVALID_BUFFER_LENGTH);
    }
  }

  /** A buffer of the realm's own class over a block that already exists. */
  public static ArrayBufferObject over(Agent agent, ByteStore store, int bytes, int maxBytes) {
    return new ArrayBufferObject(
        agent.group().roots().exotic,
        agent.realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE),
        store,
        bytes,
        maxBytes);
  }

  /** An immutable buffer over an array that nobody changes from now on. */
  public static ArrayBufferObject immutable(Agent agent, byte[] bytes) {
    return over(agent, ByteStore.of(bytes), bytes.length, ArrayBufferObject.IMMUTABLE);
  }

  /** DetachArrayBuffer; TypeError if the buffer is immutable. */
  @EcmaSpec("sec-detacharraybuffer")
  public static void detach(Agent agent, ArrayBufferObject buffer) {
    requireMutable(agent, buffer, "DetachArrayBuffer");
    buffer.detach();
  }

  /** TypeError if the buffer is immutable. */
  public static void requireMutable(Agent agent, ArrayBufferObject buffer, String method) {
    if (buffer.isImmutable()) {
      throw Errors.typeError(agent, Message.IMMUTABLE_BUFFER, method);
    }
  }

  /** GetArrayBufferMaxByteLengthOption: FIXED where the specification says empty. */
  @EcmaSpec("sec-getarraybuffermaxbytelengthoption")
  public static long maxByteLengthOption(Agent agent, Object options) {
    if (!(options instanceof JsObject object)) {
      return ArrayBufferObject.FIXED;
    }
    StringKey key = agent.group().keys().intern("maxByteLength");
    Object max = object.get(agent, key);
    return max == Undefined.UNDEFINED
        ? ArrayBufferObject.FIXED
        : TypeConversion.toIndex(agent, max);
  }

  /** The this value of a method of ArrayBuffer or SharedArrayBuffer. */
  public static ArrayBufferObject require(
      Agent agent, Object value, boolean shared, String method) {
    if (value instanceof ArrayBufferObject buffer && buffer.isShared() == shared) {
      return buffer;
    }
    String owner = shared ? "SharedArrayBuffer.prototype." : "ArrayBuffer.prototype.";
    throw Errors.typeError(
        agent, Message.INCOMPATIBLE_RECEIVER, owner + method, ObjectOperations.display(value));
  }

  /** TypeError if the buffer is detached. */
  public static void requireAttached(Agent agent, ArrayBufferObject buffer, String method) {
    if (buffer.isDetached()) {
      throw Errors.typeError(agent, Message.DETACHED_BUFFER, method);
    }
  }
}
