package org.ashlar.vm.intrinsic.structured;

import java.math.BigInteger;
import java.util.function.LongBinaryOperator;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.intrinsic.indexed.TypedArrayOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** The Atomics object (clause 25.4). */
final class AtomicsObject {
  private AtomicsObject() {}

  @EcmaSpec("sec-atomics.add")
  @Builtin(name = "add")
  static Object add(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> x + y, "add");
  }

  @EcmaSpec("sec-atomics.and")
  @Builtin(name = "and")
  static Object and(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> x & y, "and");
  }

  @EcmaSpec("sec-atomics.exchange")
  @Builtin(name = "exchange")
  static Object exchange(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> y, "exchange");
  }

  @EcmaSpec("sec-atomics.or")
  @Builtin(name = "or")
  static Object or(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> x | y, "or");
  }

  @EcmaSpec("sec-atomics.sub")
  @Builtin(name = "sub")
  static Object sub(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> x - y, "sub");
  }

  @EcmaSpec("sec-atomics.xor")
  @Builtin(name = "xor")
  static Object xor(Agent agent, Object thisValue, Object array, Object index, Object value) {
    return update(agent, array, index, value, (x, y) -> x ^ y, "xor");
  }

  @EcmaSpec("sec-atomics.load")
  @Builtin(name = "load")
  static Object load(Agent agent, Object thisValue, Object array, Object index) {
    TypedArrayObject view = requireInteger(agent, array, false, "load");
    int at = locate(agent, view, index);
    TypedArrayOperations.validate(agent, view, "Atomics.load");
    return value(view.type(), AtomicBytes.get(view.buffer().store(), at, view.type().size()));
  }

  @EcmaSpec("sec-atomics.store")
  @Builtin(name = "store")
  static Object store(Agent agent, Object thisValue, Object array, Object index, Object value) {
    TypedArrayObject view = requireWritable(agent, array, "store");
    int at = locate(agent, view, index);
    Object numeric = coerce(agent, view, value);
    TypedArrayOperations.validate(agent, view, "Atomics.store");
    AtomicBytes.update(view.buffer().store(), at, view.type().size(), (x, y) -> y, bits(numeric));
    return numeric;
  }

  @EcmaSpec("sec-atomics.compareexchange")
  @Builtin(name = "compareExchange")
  static Object compareExchange(
      Agent agent,
      Object thisValue,
      Object array,
      Object index,
      Object expected,
      Object replacement) {
    TypedArrayObject view = requireWritable(agent, array, "compareExchange");
    int at = locate(agent, view, index);
    Object wanted = coerce(agent, view, expected);
    Object fresh = coerce(agent, view, replacement);
    TypedArrayOperations.validate(agent, view, "Atomics.compareExchange");
    ElementType type = view.type();
    ByteStore narrowed = ByteStore.unshared(type.size());
    type.set(narrowed, 0, wanted);
    long expectedBits = AtomicBytes.get(narrowed, 0, type.size());
    long freshBits = bits(fresh);
    LongBinaryOperator operation = (x, y) -> x == expectedBits ? y : x;
    return value(
        type, AtomicBytes.update(view.buffer().store(), at, type.size(), operation, freshBits));
  }

  @EcmaSpec("sec-atomics.islockfree")
  @Builtin(name = "isLockFree")
  static Object isLockFree(Agent agent, Object thisValue, Object size) {
    double bytes = TypeConversion.toIntegerOrInfinity(agent, size);
    return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
  }

  @EcmaSpec("sec-atomics.pause")
  @Builtin(name = "pause", length = 0)
  static Object pause(Agent agent, Object thisValue, Object iterations) {
    boolean integral =
        iterations instanceof Integer
            || (iterations instanceof Double d && d == Math.rint(d) && !d.isInfinite());
    if (iterations != Undefined.UNDEFINED && !integral) {
      throw Errors.typeError(agent, Message.INVALID_INDEX, iterations);
    }
    Thread.onSpinWait();
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-atomics.wait")
  @Builtin(name = "wait")
  static Object waitFor(
      Agent agent, Object thisValue, Object array, Object index, Object value, Object timeout) {
    AtomicWait wait = wait(agent, array, index, value, timeout, "wait");
    if (!agent.canBlock) {
      throw Errors.typeError(agent, Message.CANNOT_BLOCK);
    }
    return wait.block(agent);
  }

  @EcmaSpec("sec-atomics.waitasync")
  @Builtin(name = "waitAsync")
  static Object waitAsync(
      Agent agent, Object thisValue, Object array, Object index, Object value, Object timeout) {
    return wait(agent, array, index, value, timeout, "waitAsync").promise(agent);
  }

  /** The first half of DoWait: what looks at arguments. */
  @EcmaSpec("sec-dowait")
  private static AtomicWait wait(
      Agent agent, Object array, Object index, Object value, Object timeout, String method) {
    TypedArrayObject view = requireInteger(agent, array, true, method);
    SharedMemory memory = view.buffer().shared();
    if (memory == null) {
      throw Errors.typeError(agent, Message.NOT_SHARED_TYPED_ARRAY, view.type().arrayName());
    }
    int at = locate(agent, view, index);
    long expected = bits(view.type().coerce(agent, value));
    double limit = TypeConversion.toDouble(agent, timeout);
    int size = view.type().size();
    return new AtomicWait(
        view.buffer().store(),
        memory,
        at,
        size,
        size == Long.BYTES ? expected : expected & 0xFFFF_FFFFL,
        Double.isNaN(limit) ? Double.POSITIVE_INFINITY : Math.max(limit, 0));
  }

  @EcmaSpec("sec-atomics.notify")
  @Builtin(name = "notify", length = 3)
  static Object notifyWaiters(
      Agent agent, Object thisValue, Object array, Object index, Object count) {
    TypedArrayObject view = requireInteger(agent, array, true, "notify");
    int at = locate(agent, view, index);
    double most =
        count == Undefined.UNDEFINED
            ? Double.POSITIVE_INFINITY
            : Math.max(TypeConversion.toIntegerOrInfinity(agent, count), 0);
    SharedMemory memory = view.buffer().shared();
    return memory == null ? 0 : memory.notifyWaiters(at, most, agent);
  }

  private static Object update(
      Agent agent,
      Object array,
      Object index,
      Object operand,
      LongBinaryOperator operation,
      String method) {
    TypedArrayObject view = requireWritable(agent, array, method);
    int at = locate(agent, view, index);
    Object numeric = coerce(agent, view, operand);
    TypedArrayOperations.validate(agent, view, "Atomics." + method);
    ElementType type = view.type();
    return value(
        type, AtomicBytes.update(view.buffer().store(), at, type.size(), operation, bits(numeric)));
  }

  /** ValidateIntegerTypedArray. */
  private static TypedArrayObject requireInteger(
      Agent agent, Object array, boolean waitable, String method) {
    Message message = waitable ? Message.NOT_WAITABLE_TYPED_ARRAY : Message.NOT_INTEGER_TYPED_ARRAY;
    if (!(array instanceof TypedArrayObject)) {
      throw Errors.typeError(agent, message, ObjectOperations.display(array));
    }
    TypedArrayObject view = TypedArrayOperations.validate(agent, array, "Atomics." + method);
    if (!view.type().isAtomic(waitable)) {
      throw Errors.typeError(agent, message, "[object " + view.type().arrayName() + "]");
    }
    return view;
  }

  /** ValidateIntegerTypedArray with access mode write. */
  private static TypedArrayObject requireWritable(Agent agent, Object array, String method) {
    if (array instanceof TypedArrayObject view) {
      ArrayBufferOperations.requireMutable(agent, view.buffer(), "Atomics." + method);
    }
    return requireInteger(agent, array, false, method);
  }

  /** ValidateAtomicAccess: the byte offset of the element. */
  private static int locate(Agent agent, TypedArrayObject view, Object index) {
    int length = view.length();
    long at = TypeConversion.toIndex(agent, index);
    if (at >= length) {
      throw Errors.rangeError(agent, Message.INVALID_INDEX, at);
    }
    return view.at(at);
  }

  /** ToBigInt, or ToIntegerOrInfinity as a number value, which is never -0. */
  private static Object coerce(Agent agent, TypedArrayObject view, Object value) {
    return view.type().isBigInt()
        ? TypeConversion.toBigInt(agent, value)
        : Numbers.box(TypeConversion.toIntegerOrInfinity(agent, value) + 0.0);
  }

  private static long bits(Object numeric) {
    return numeric instanceof BigInteger big
        ? big.longValue()
        : TypeConversion.toInt32(((Number) numeric).doubleValue());
  }

  private static Object value(ElementType type, long bits) {
    ByteStore one = ByteStore.unshared(Long.BYTES);
    one.setLong(0, bits);
    return type.get(one, 0);
  }
}
