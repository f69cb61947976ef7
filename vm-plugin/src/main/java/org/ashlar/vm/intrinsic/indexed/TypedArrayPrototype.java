package org.ashlar.vm.intrinsic.indexed;

import java.math.BigInteger;
import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Undefined;

/** Accessors of %TypedArray%.prototype and the methods that write or copy (clause 23.2.3). */
final class TypedArrayPrototype {
  private TypedArrayPrototype() {}

  private static TypedArrayObject require(Agent agent, Object value) {
    if (value instanceof TypedArrayObject array) {
      return array;
    }
    throw Errors.typeError(agent, Message.NOT_TYPED_ARRAY);
  }

  @EcmaSpec("sec-get-%typedarray%.prototype.buffer")
  @Builtin(name = "buffer", kind = BuiltinKind.GETTER)
  static Object buffer(Agent agent, Object thisValue) {
    return require(agent, thisValue).buffer();
  }

  @EcmaSpec("sec-get-%typedarray%.prototype.bytelength")
  @Builtin(name = "byteLength", kind = BuiltinKind.GETTER)
  static Object byteLength(Agent agent, Object thisValue) {
    TypedArrayObject array = require(agent, thisValue);
    return array.length() * array.type().size();
  }

  @EcmaSpec("sec-get-%typedarray%.prototype.byteoffset")
  @Builtin(name = "byteOffset", kind = BuiltinKind.GETTER)
  static Object byteOffset(Agent agent, Object thisValue) {
    TypedArrayObject array = require(agent, thisValue);
    return array.isOutOfBounds() ? 0 : array.byteOffset();
  }

  @EcmaSpec("sec-get-%typedarray%.prototype.length")
  @Builtin(name = "length", kind = BuiltinKind.GETTER)
  static Object length(Agent agent, Object thisValue) {
    return require(agent, thisValue).length();
  }

  @EcmaSpec("sec-get-%typedarray%.prototype-%symbol.tostringtag%")
  @Builtin(name = "@@toStringTag", kind = BuiltinKind.GETTER)
  static Object tag(Object thisValue) {
    return thisValue instanceof TypedArrayObject array
        ? array.type().arrayName()
        : Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-%typedarray%.prototype.set")
  @Builtin(name = "set", length = 1)
  static Object set(Agent agent, Object thisValue, Object source, Object offset) {
    TypedArrayObject target = require(agent, thisValue);
    TypedArrayOperations.requireMutable(agent, target, "%TypedArray%.prototype.set");
    double at = TypeConversion.toIntegerOrInfinity(agent, offset);
    if (at < 0) {
      throw Errors.rangeError(agent, Message.SOURCE_TOO_LARGE);
    }
    if (source instanceof TypedArrayObject other) {
      setFromTypedArray(agent, target, at, other);
    } else {
      setFromArrayLike(agent, target, at, source);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-settypedarrayfromtypedarray")
  private static void setFromTypedArray(
      Agent agent, TypedArrayObject target, double at, TypedArrayObject source) {
    TypedArrayOperations.validate(agent, target, "%TypedArray%.prototype.set");
    TypedArrayOperations.validate(agent, source, "%TypedArray%.prototype.set");
    if (source.type().isBigInt() != target.type().isBigInt()) {
      throw Errors.typeError(agent, Message.CONTENT_TYPE_MISMATCH);
    }
    int count = source.length();
    if (count + at > target.length()) {
      throw Errors.rangeError(agent, Message.SOURCE_TOO_LARGE);
    }
    int first = (int) at;
    if (source.type() == target.type()) {
      ByteStore.copy(
          source.buffer().store(),
          source.at(0),
          target.buffer().store(),
          target.at(first),
          count * source.type().size());
      return;
    }
    Object[] values = new Object[count];
    agent.charge(count * 8L);
    for (int i = 0; i < count; i++) {
      values[i] = Objects.requireNonNull(source.element(i));
    }
    for (int i = 0; i < count; i++) {
      target.storeElement(first + (long) i, values[i]);
    }
  }

  @EcmaSpec("sec-settypedarrayfromarraylike")
  private static void setFromArrayLike(
      Agent agent, TypedArrayObject target, double at, Object source) {
    TypedArrayOperations.validate(agent, target, "%TypedArray%.prototype.set");
    int length = target.length();
    JsObject from = TypeConversion.toObject(agent, source);
    long count = ObjectOperations.lengthOfArrayLike(agent, from);
    if (count + at > length) {
      throw Errors.rangeError(agent, Message.SOURCE_TOO_LARGE);
    }
    for (int i = 0; i < count; i++) {
      Object value = target.type().coerce(agent, from.getElement(agent, i));
      target.storeElement((long) at + i, value);
      agent.poll();
    }
  }

  @EcmaSpec("sec-%typedarray%.prototype.subarray")
  @Builtin(name = "subarray")
  static Object subarray(Agent agent, Object thisValue, Object begin, Object end) {
    TypedArrayObject array = require(agent, thisValue);
    int length = array.length();
    long first = TypeConversion.toRelativeIndex(agent, begin, length);
    long offset = array.byteOffset() + first * array.type().size();
    if (array.isLengthTracking() && end == Undefined.UNDEFINED) {
      return TypedArrayOperations.speciesCreate(
          agent, array, -1, array.buffer(), TypeConversion.number(offset));
    }
    long count = Math.max(TypeConversion.toRelativeEnd(agent, end, length) - first, 0);
    return TypedArrayOperations.speciesCreate(
        agent,
        array,
        -1,
        array.buffer(),
        TypeConversion.number(offset),
        TypeConversion.number(count));
  }

  @EcmaSpec("sec-%typedarray%.prototype.slice")
  @Builtin(name = "slice")
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    TypedArrayObject array =
        TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype.slice");
    int length = array.length();
    long first = TypeConversion.toRelativeIndex(agent, start, length);
    long last = TypeConversion.toRelativeEnd(agent, end, length);
    long count = Math.max(last - first, 0);
    TypedArrayObject made =
        TypedArrayOperations.speciesCreate(agent, array, count, TypeConversion.number(count));
    if (count == 0) {
      return made;
    }
    TypedArrayOperations.validate(agent, array, "%TypedArray%.prototype.slice");
    last = Math.min(last, array.length());
    if (array.type() == made.type()) {
      int size = array.type().size();
      int bytes = (int) Math.min(Math.max(last - first, 0), made.length()) * size;
      // Byte by byte from the front, which differs from a block copy when both views overlap.
      ByteStore from = array.buffer().store();
      ByteStore to = made.buffer().store();
      if (!ByteStore.isSameBlock(from, to)) {
        ByteStore.copy(from, array.at(first), to, made.at(0), bytes);
      } else {
        for (int i = 0; i < bytes; i++) {
          to.setByte(made.at(0) + i, from.getByte(array.at(first) + i));
        }
      }
      return made;
    }
    for (long i = first; i < last; i++) {
      made.storeElement(i - first, Objects.requireNonNull(array.element(i)));
    }
    return made;
  }

  @EcmaSpec("sec-%typedarray%.prototype.copywithin")
  @Builtin(name = "copyWithin", length = 2)
  static Object copyWithin(Agent agent, Object thisValue, Object target, Object start, Object end) {
    TypedArrayObject array =
        TypedArrayOperations.validateWritable(
            agent, thisValue, "%TypedArray%.prototype.copyWithin");
    int length = array.length();
    long to = TypeConversion.toRelativeIndex(agent, target, length);
    long from = TypeConversion.toRelativeIndex(agent, start, length);
    long last = TypeConversion.toRelativeEnd(agent, end, length);
    long count = Math.min(last - from, length - to);
    if (count > 0) {
      TypedArrayOperations.validate(agent, array, "%TypedArray%.prototype.copyWithin");
      int now = array.length();
      count = Math.min(count, Math.min(now - from, now - to));
      if (count > 0) {
        ByteStore store = array.buffer().store();
        ByteStore.copy(
            store, array.at(from), store, array.at(to), (int) count * array.type().size());
      }
    }
    return array;
  }

  @EcmaSpec("sec-%typedarray%.prototype.fill")
  @Builtin(name = "fill", length = 1)
  static Object fill(Agent agent, Object thisValue, Object value, Object start, Object end) {
    TypedArrayObject array =
        TypedArrayOperations.validateWritable(agent, thisValue, "%TypedArray%.prototype.fill");
    int length = array.length();
    Object numeric = array.type().coerce(agent, value);
    long first = TypeConversion.toRelativeIndex(agent, start, length);
    long last = TypeConversion.toRelativeEnd(agent, end, length);
    TypedArrayOperations.validate(agent, array, "%TypedArray%.prototype.fill");
    last = Math.min(last, array.length());
    for (long i = first; i < last; i++) {
      array.type().set(array.buffer().store(), array.at(i), numeric);
    }
    return array;
  }

  @EcmaSpec("sec-%typedarray%.prototype.reverse")
  @Builtin(name = "reverse")
  static Object reverse(Agent agent, Object thisValue) {
    TypedArrayObject array =
        TypedArrayOperations.validateWritable(agent, thisValue, "%TypedArray%.prototype.reverse");
    reverseInto(array, array);
    return array;
  }

  @EcmaSpec("sec-%typedarray%.prototype.toreversed")
  @Builtin(name = "toReversed")
  static Object toReversed(Agent agent, Object thisValue) {
    TypedArrayObject array =
        TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype.toReversed");
    TypedArrayObject made = TypedArrayOperations.ofSameType(agent, array, array.length());
    reverseInto(array, made);
    return made;
  }

  private static void reverseInto(TypedArrayObject source, TypedArrayObject target) {
    int length = source.length();
    for (int i = 0, j = length - 1; i <= j; i++, j--) {
      Object low = Objects.requireNonNull(source.element(i));
      Object high = Objects.requireNonNull(source.element(j));
      target.storeElement(i, high);
      target.storeElement(j, low);
    }
  }

  @EcmaSpec("sec-%typedarray%.prototype.with")
  @Builtin(name = "with")
  static Object with(Agent agent, Object thisValue, Object index, Object value) {
    TypedArrayObject array =
        TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype.with");
    int length = array.length();
    double relative = TypeConversion.toIntegerOrInfinity(agent, index);
    double at = relative >= 0 ? relative : length + relative;
    Object numeric = array.type().coerce(agent, value);
    if (!(at >= 0 && at < array.length())) {
      throw Errors.rangeError(agent, Message.INVALID_TYPED_ARRAY_INDEX);
    }
    TypedArrayObject made = TypedArrayOperations.ofSameType(agent, array, length);
    for (int i = 0; i < length; i++) {
      Object element = i == (int) at ? numeric : array.element(i);
      made.storeElement(i, element == null ? defaultOf(made.type()) : element);
    }
    return made;
  }

  // An element that a shrunken buffer lost reads as undefined, which converts to NaN or throws; NaN
  // is all a number type can get.
  private static Object defaultOf(ElementType type) {
    return type.isBigInt() ? BigInteger.ZERO : (Object) Double.NaN;
  }

  @EcmaSpec("sec-%typedarray%.prototype.sort")
  @Builtin(name = "sort", length = 1)
  static Object sort(Agent agent, Object thisValue, Object comparator) {
    JsFunction compare = requireComparator(agent, comparator);
    TypedArrayObject array =
        TypedArrayOperations.validateWritable(agent, thisValue, "%TypedArray%.prototype.sort");
    Object[] sorted = TypedArraySort.sorted(agent, array, compare);
    int now = array.length();
    for (int i = 0; i < Math.min(sorted.length, now); i++) {
      array.storeElement(i, sorted[i]);
    }
    return array;
  }

  @EcmaSpec("sec-%typedarray%.prototype.tosorted")
  @Builtin(name = "toSorted", length = 1)
  static Object toSorted(Agent agent, Object thisValue, Object comparator) {
    JsFunction compare = requireComparator(agent, comparator);
    TypedArrayObject array =
        TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype.toSorted");
    TypedArrayObject made = TypedArrayOperations.ofSameType(agent, array, array.length());
    Object[] sorted = TypedArraySort.sorted(agent, array, compare);
    for (int i = 0; i < sorted.length; i++) {
      made.storeElement(i, sorted[i]);
    }
    return made;
  }

  private static @org.jspecify.annotations.Nullable JsFunction requireComparator(
      Agent agent, Object comparator) {
    if (comparator == Undefined.UNDEFINED) {
      return null;
    }
    if (comparator instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.COMPARATOR_NOT_FUNCTION);
  }

  /** Key of an element for algorithms that go through [[Set]]. */
  static IndexKey key(long index) {
    return IndexKey.of(index);
  }
}
