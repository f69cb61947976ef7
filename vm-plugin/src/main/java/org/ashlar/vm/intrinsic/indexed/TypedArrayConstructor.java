package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
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
import org.jspecify.annotations.Nullable;

/** The %TypedArray% constructor (clauses 23.2.1 and 23.2.2). */
final class TypedArrayConstructor {
  private TypedArrayConstructor() {}

  @EcmaSpec("sec-%typedarray%")
  @Builtin(name = "TypedArray", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget) {
    throw Errors.typeError(agent, Message.ABSTRACT_TYPED_ARRAY);
  }

  @EcmaSpec("sec-%typedarray%.from")
  @Builtin(name = "from", length = 1)
  static Object from(
      Agent agent, Object thisValue, Object source, Object mapper, Object thisArgument) {
    JsFunction constructor = ObjectOperations.requireConstructor(agent, thisValue);
    JsFunction mapping =
        mapper == Undefined.UNDEFINED ? null : ObjectOperations.requireFunction(agent, mapper);
    JsFunction method =
        ObjectOperations.getMethod(agent, source, org.ashlar.vm.value.Symbol.ITERATOR);
    JsObject from = TypeConversion.toObject(agent, source);
    // Array-likes are read one element at a time, between calls of the mapping function; iterables
    // are drained first.
    Object[] values = method == null ? null : collect(agent, source, method);
    long length = values == null ? ObjectOperations.lengthOfArrayLike(agent, from) : values.length;
    TypedArrayObject target =
        TypedArrayOperations.create(agent, constructor, length, TypeConversion.number(length));
    for (long i = 0; i < length; i++) {
      Object value =
          values == null ? from.get(agent, ObjectOperations.indexKey(agent, i)) : values[(int) i];
      Object mapped =
          mapping == null
              ? value
              : agent.call(mapping, thisArgument, value, TypeConversion.number(i));
      ObjectOperations.set(agent, target, IndexKey.of(i), mapped);
      agent.poll();
    }
    return target;
  }

  private static Object[] collect(Agent agent, Object source, JsFunction method) {
    return TypedArrayConstructors.collect(agent, TypeConversion.toObject(agent, source), method);
  }

  @EcmaSpec("sec-%typedarray%.of")
  @Builtin(name = "of")
  static Object of(Agent agent, Object thisValue, Object[] items) {
    JsFunction constructor = ObjectOperations.requireConstructor(agent, thisValue);
    TypedArrayObject target =
        TypedArrayOperations.create(agent, constructor, items.length, items.length);
    for (int i = 0; i < items.length; i++) {
      ObjectOperations.set(agent, target, IndexKey.of(i), items[i]);
    }
    return target;
  }

  @EcmaSpec("sec-get-%typedarray%-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
