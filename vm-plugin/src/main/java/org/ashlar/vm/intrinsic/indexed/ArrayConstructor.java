package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ArgumentLists;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Array constructor (clause 23.1.2). */
final class ArrayConstructor {
  private ArrayConstructor() {}

  @EcmaSpec("sec-array")
  @Builtin(name = "Array", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    JsObject prototype =
        newTarget == null || newTarget == callee
            ? agent.realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE)
            : ObjectOperations.prototypeFromConstructor(
                agent, newTarget, Intrinsic.ARRAY_PROTOTYPE);
    if (arguments.length != 1) {
      return filled(agent, prototype, arguments);
    }
    Object length = arguments[0];
    if (!(length instanceof Integer || length instanceof Double)) {
      return filled(agent, prototype, arguments);
    }
    double number = ((Number) length).doubleValue();
    if (number != (long) number || number < 0 || number > JsArray.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
    }
    return ArrayAccess.create(agent, (long) number, prototype);
  }

  private static JsArray filled(Agent agent, JsObject prototype, Object[] values) {
    JsArray made = new JsArray(agent.group().roots().array, prototype);
    for (Object value : values) {
      made.append(agent, value);
    }
    return made;
  }

  @EcmaSpec("sec-array.isarray")
  @Builtin(name = "isArray")
  static Object isArray(Agent agent, Object thisValue, Object value) {
    return TestingAndComparison.isArray(agent, value);
  }

  @EcmaSpec("sec-array.of")
  @Builtin(name = "of", length = 0)
  static Object of(Agent agent, Object thisValue, Object[] items) {
    JsObject made = construct(agent, thisValue, items.length);
    for (int i = 0; i < items.length; i++) {
      ArrayAccess.define(agent, made, i, items[i]);
    }
    ArrayAccess.setLength(agent, made, items.length);
    return made;
  }

  /** A new object of a constructor with a length argument, or an array. */
  private static JsObject construct(Agent agent, Object constructor, long length) {
    return constructor instanceof JsFunction function && function.isConstructor()
        ? ObjectOperations.construct(agent, function, Numbers.box(length))
        : ArrayAccess.create(agent, length);
  }

  @EcmaSpec("sec-array.from")
  @Builtin(name = "from", length = 1)
  static Object from(
      Agent agent, Object thisValue, Object items, Object mapper, Object thisArgument) {
    JsFunction function =
        mapper == Undefined.UNDEFINED ? null : ObjectOperations.requireFunction(agent, mapper);
    if (function == null
        && thisValue == agent.realm.intrinsicIfMade(Intrinsic.ARRAY)
        && items instanceof JsArray array
        && array.isDense()
        && !agent.elementsOnPrototypes
        && ArrayAccess.iteratesPlainly(agent, array)) {
      return agent.realm.newArray(ArgumentLists.fromDense(agent, array));
    }
    JsFunction iteratorMethod = ObjectOperations.getMethod(agent, items, Symbol.ITERATOR);
    return iteratorMethod != null
        ? fromIterable(agent, thisValue, items, iteratorMethod, function, thisArgument)
        : fromArrayLike(agent, thisValue, items, function, thisArgument);
  }

  private static Object fromIterable(
      Agent agent,
      Object constructor,
      Object items,
      JsFunction method,
      @Nullable JsFunction mapper,
      Object thisArgument) {
    JsObject made =
        constructor instanceof JsFunction function && function.isConstructor()
            ? ObjectOperations.construct(agent, function)
            : agent.realm.newArray();
    IteratorRecord iterator = IteratorOperations.fromMethod(agent, items, method);
    long index = 0;
    for (Object value = IteratorOperations.stepValue(agent, iterator);
        value != null;
        value = IteratorOperations.stepValue(agent, iterator)) {
      try {
        Object mapped =
            mapper == null ? value : agent.call(mapper, thisArgument, value, Numbers.box(index));
        ArrayAccess.define(agent, made, index, mapped);
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
      }
      index++;
      if ((index & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    ArrayAccess.setLength(agent, made, index);
    return made;
  }

  private static Object fromArrayLike(
      Agent agent,
      Object constructor,
      Object items,
      @Nullable JsFunction mapper,
      Object thisArgument) {
    JsObject source = TypeConversion.toObject(agent, items);
    long length = ObjectOperations.lengthOfArrayLike(agent, source);
    boolean plain = constructor == agent.realm.intrinsicIfMade(Intrinsic.ARRAY);
    JsObject made =
        plain && length <= JsArray.MAX_LENGTH
            ? agent.realm.newArray()
            : construct(agent, constructor, length);
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.get(agent, source, i);
      Object mapped =
          mapper == null ? value : agent.call(mapper, thisArgument, value, Numbers.box(i));
      ArrayAccess.define(agent, made, i, mapped);
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    ArrayAccess.setLength(agent, made, length);
    return made;
  }

  @EcmaSpec("sec-get-array-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
