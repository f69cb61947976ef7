package org.ashlar.vm.intrinsic.indexed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The constructors of the typed array classes (clause 23.2.5): one algorithm, a row for each
 * element type.
 */
final class TypedArrayConstructors {
  private TypedArrayConstructors() {}

  @Builtin(name = "Int8Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object int8Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.INT8);
  }

  @Builtin(name = "Uint8Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object uint8Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.UINT8);
  }

  @Builtin(name = "Uint8ClampedArray", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object uint8ClampedArray(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.UINT8_CLAMPED);
  }

  @Builtin(name = "Int16Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object int16Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.INT16);
  }

  @Builtin(name = "Uint16Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object uint16Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.UINT16);
  }

  @Builtin(name = "Int32Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object int32Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.INT32);
  }

  @Builtin(name = "Uint32Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object uint32Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.UINT32);
  }

  @Builtin(name = "BigInt64Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object bigInt64Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.BIGINT64);
  }

  @Builtin(name = "BigUint64Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object bigUint64Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.BIGUINT64);
  }

  @Builtin(name = "Float16Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object float16Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.FLOAT16);
  }

  @Builtin(name = "Float32Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object float32Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.FLOAT32);
  }

  @Builtin(name = "Float64Array", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object float64Array(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    return construct(agent, newTarget, arguments, ElementType.FLOAT64);
  }

  @EcmaSpec("sec-typedarray")
  private static Object construct(
      Agent agent, @Nullable JsObject newTarget, Object[] arguments, ElementType type) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, type.arrayName());
    }
    Object first = argument(arguments, 0);
    if (!(first instanceof JsObject source)) {
      long length = TypeConversion.toIndex(agent, first);
      return TypedArrayOperations.allocate(agent, prototype(agent, newTarget, type), type, length);
    }
    JsObject prototype = prototype(agent, newTarget, type);
    if (source instanceof TypedArrayObject other) {
      return fromTypedArray(agent, prototype, type, other);
    }
    if (source instanceof ArrayBufferObject buffer) {
      return fromBuffer(
          agent, prototype, type, buffer, argument(arguments, 1), argument(arguments, 2));
    }
    JsFunction method = TypedArrayOperations.iteratorMethod(agent, source);
    Object[] values =
        method == null
            ? ObjectOperations.listFromArrayLike(agent, source)
            : collect(agent, source, method);
    TypedArrayObject made = TypedArrayOperations.allocate(agent, prototype, type, values.length);
    TypedArrayOperations.fill(agent, made, values);
    return made;
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  private static JsObject prototype(Agent agent, JsObject newTarget, ElementType type) {
    return ObjectOperations.prototypeFromConstructor(agent, newTarget, type.prototype());
  }

  /** IteratorToList over a method that was already read. */
  static Object[] collect(Agent agent, JsObject source, JsFunction method) {
    IteratorRecord record = IteratorOperations.fromMethod(agent, source, method);
    List<Object> values = new ArrayList<>();
    for (Object value = IteratorOperations.stepValue(agent, record);
        value != null;
        value = IteratorOperations.stepValue(agent, record)) {
      values.add(value);
      if ((values.size() & 1023) == 0) {
        agent.charge(4096);
        agent.poll();
      }
    }
    return values.toArray();
  }

  @EcmaSpec("sec-initializetypedarrayfromtypedarray")
  private static Object fromTypedArray(
      Agent agent, JsObject prototype, ElementType type, TypedArrayObject source) {
    TypedArrayOperations.validate(agent, source, type.arrayName());
    int length = source.length();
    if (type.isBigInt() != source.type().isBigInt()) {
      throw Errors.typeError(agent, Message.CONTENT_TYPE_MISMATCH);
    }
    TypedArrayObject made = TypedArrayOperations.allocate(agent, prototype, type, length);
    if (type == source.type()) {
      ByteStore.copy(
          source.buffer().store(),
          source.byteOffset(),
          made.buffer().store(),
          0,
          length * type.size());
      return made;
    }
    for (int i = 0; i < length; i++) {
      made.storeElement(i, Objects.requireNonNull(source.element(i)));
      if ((i & 1023) == 1023) {
        agent.poll();
      }
    }
    return made;
  }

  @EcmaSpec("sec-initializetypedarrayfromarraybuffer")
  private static Object fromBuffer(
      Agent agent,
      JsObject prototype,
      ElementType type,
      ArrayBufferObject buffer,
      Object byteOffset,
      Object length) {
    long offset = TypeConversion.toIndex(agent, byteOffset);
    if (offset % type.size() != 0) {
      throw Errors.rangeError(agent, Message.UNALIGNED_OFFSET, type.arrayName(), type.size());
    }
    long wanted = length == Undefined.UNDEFINED ? -1 : TypeConversion.toIndex(agent, length);
    if (buffer.isDetached()) {
      throw Errors.typeError(agent, Message.DETACHED_BUFFER, type.arrayName());
    }
    int bytes = buffer.byteLength();
    if (wanted < 0 && buffer.isResizable()) {
      if (offset > bytes) {
        throw Errors.rangeError(agent, Message.OFFSET_OUT_OF_BOUNDS, offset);
      }
      return TypedArrayOperations.over(
          agent, prototype, type, buffer, (int) offset, TypedArrayObject.TRACKING);
    }
    if (wanted < 0) {
      if (bytes % type.size() != 0) {
        throw Errors.rangeError(agent, Message.UNALIGNED_LENGTH, type.arrayName(), type.size());
      }
      if (offset > bytes) {
        throw Errors.rangeError(agent, Message.OFFSET_OUT_OF_BOUNDS, offset);
      }
      wanted = (bytes - offset) / type.size();
    } else if (offset + wanted * type.size() > bytes || wanted > Integer.MAX_VALUE) {
      throw Errors.rangeError(agent, Message.INVALID_TYPED_ARRAY_LENGTH, wanted);
    }
    return TypedArrayOperations.over(agent, prototype, type, buffer, (int) offset, (int) wanted);
  }
}
