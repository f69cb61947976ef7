package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Symbol;

/** Abstract operations on typed arrays (clauses 23.2.4 and 23.2.5.1). */
public final class TypedArrayOperations {
  private TypedArrayOperations() {}

  /** ValidateTypedArray. */
  @EcmaSpec("sec-validatetypedarray")
  public static TypedArrayObject validate(Agent agent, Object value, String method) {
    if (!(value instanceof TypedArrayObject array)) {
      throw Errors.typeError(agent, Message.NOT_TYPED_ARRAY);
    }
    if (array.buffer().isDetached()) {
      throw Errors.typeError(agent, Message.DETACHED_BUFFER, method);
    }
    if (array.isOutOfBounds()) {
      throw Errors.typeError(agent, Message.VIEW_OUT_OF_BOUNDS, method);
    }
    return array;
  }

  /** ValidateTypedArray with access mode write. */
  @EcmaSpec("sec-validatetypedarray")
  public static TypedArrayObject validateWritable(Agent agent, Object value, String method) {
    requireMutable(agent, value, method);
    return validate(agent, value, method);
  }

  /** TypeError if the value is a typed array over an immutable buffer. */
  static void requireMutable(Agent agent, Object value, String method) {
    if (value instanceof TypedArrayObject array) {
      ArrayBufferOperations.requireMutable(agent, array.buffer(), method);
    }
  }

  /** A new typed array over its own zeroed buffer. */
  @EcmaSpec("sec-allocatetypedarray")
  static TypedArrayObject allocate(Agent agent, JsObject prototype, ElementType type, long length) {
    if (length * type.size() > ArrayBufferOperations.MAX_BYTES) {
      throw Errors.rangeError(agent, Message.INVALID_TYPED_ARRAY_LENGTH, length);
    }
    ArrayBufferObject buffer = ArrayBufferOperations.allocate(agent, length * type.size());
    return over(agent, prototype, type, buffer, 0, (int) length);
  }

  /** A new typed array over a buffer. */
  static TypedArrayObject over(
      Agent agent,
      JsObject prototype,
      ElementType type,
      ArrayBufferObject buffer,
      int byteOffset,
      int length) {
    return new TypedArrayObject(
        agent.group().roots().exotic, prototype, type, buffer, byteOffset, length);
  }

  /** A new typed array of the realm's own class. */
  static TypedArrayObject ofSameType(Agent agent, TypedArrayObject example, int length) {
    return allocate(
        agent, agent.realm.intrinsic(example.type().prototype()), example.type(), length);
  }

  /**
   * TypedArrayCreateFromConstructor with the length it must at least have, because it is about to
   * be filled, or -1.
   */
  @EcmaSpec("sec-typedarraycreatefromctor")
  static TypedArrayObject create(
      Agent agent, JsFunction constructor, long length, Object... arguments) {
    JsObject made = ObjectOperations.construct(agent, constructor, arguments);
    TypedArrayObject array =
        length >= 0
            ? validateWritable(agent, made, "TypedArray")
            : validate(agent, made, "TypedArray");
    if (length >= 0 && array.length() < length) {
      throw Errors.typeError(agent, Message.SPECIES_TOO_SMALL);
    }
    return array;
  }

  /** TypedArraySpeciesCreate. */
  @EcmaSpec("typedarray-species-create")
  static TypedArrayObject speciesCreate(
      Agent agent, TypedArrayObject example, long length, Object... arguments) {
    JsFunction constructor =
        ObjectOperations.speciesConstructor(agent, example, example.type().constructor());
    TypedArrayObject made = create(agent, constructor, length, arguments);
    if (made.type().isBigInt() != example.type().isBigInt()) {
      throw Errors.typeError(agent, Message.CONTENT_TYPE_MISMATCH);
    }
    return made;
  }

  /**
   * The iterator method of a source of elements, or Java null if it is to be read as an array-like.
   */
  static @org.jspecify.annotations.Nullable JsFunction iteratorMethod(
      Agent agent, JsObject source) {
    return ObjectOperations.getMethod(agent, source, Symbol.ITERATOR);
  }

  /** Stores values one by one through [[Set]] as the algorithms that copy do. */
  static void fill(Agent agent, TypedArrayObject target, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      target.storeElement(i, target.type().coerce(agent, values[i]));
      if ((i & 1023) == 1023) {
        agent.poll();
      }
    }
  }
}
