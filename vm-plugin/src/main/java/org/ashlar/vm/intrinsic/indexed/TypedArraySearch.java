package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The methods of %TypedArray%.prototype that look elements up or turn them into text (clause
 * 23.2.3).
 */
final class TypedArraySearch {
  private TypedArraySearch() {}

  private static TypedArrayObject validate(Agent agent, Object thisValue, String method) {
    return TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype." + method);
  }

  @EcmaSpec("sec-%typedarray%.prototype.at")
  @Builtin(name = "at")
  static Object at(Agent agent, Object thisValue, Object index) {
    TypedArrayObject array = validate(agent, thisValue, "at");
    int length = array.length();
    double relative = TypeConversion.toIntegerOrInfinity(agent, index);
    double at = relative >= 0 ? relative : length + relative;
    Object value = at < 0 || at >= length ? null : array.element((long) at);
    return value == null ? Undefined.UNDEFINED : value;
  }

  @EcmaSpec("sec-%typedarray%.prototype.includes")
  @Builtin(name = "includes", length = 1)
  static Object includes(Agent agent, Object thisValue, Object sought, Object fromIndex) {
    TypedArrayObject array = validate(agent, thisValue, "includes");
    int length = array.length();
    if (length == 0) {
      return false;
    }
    long start = TypeConversion.toRelativeIndex(agent, fromIndex, length);
    for (long i = start; i < length; i++) {
      Object value = array.element(i);
      if (SameValue.sameValueZero(value == null ? Undefined.UNDEFINED : value, sought)) {
        return true;
      }
    }
    return false;
  }

  @EcmaSpec("sec-%typedarray%.prototype.indexof")
  @Builtin(name = "indexOf", length = 1)
  static Object indexOf(Agent agent, Object thisValue, Object sought, Object fromIndex) {
    TypedArrayObject array = validate(agent, thisValue, "indexOf");
    int length = array.length();
    if (length == 0) {
      return -1;
    }
    long start = TypeConversion.toRelativeIndex(agent, fromIndex, length);
    for (long i = start; i < length; i++) {
      if (isEqual(array.element(i), sought)) {
        return (int) i;
      }
    }
    return -1;
  }

  @EcmaSpec("sec-%typedarray%.prototype.lastindexof")
  @Builtin(name = "lastIndexOf", length = 1)
  static Object lastIndexOf(Agent agent, Object thisValue, Object[] arguments) {
    TypedArrayObject array = validate(agent, thisValue, "lastIndexOf");
    int length = array.length();
    if (length == 0) {
      return -1;
    }
    Object sought = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    double from =
        arguments.length > 1 ? TypeConversion.toIntegerOrInfinity(agent, arguments[1]) : length - 1;
    double start = from >= 0 ? Math.min(from, length - 1) : length + from;
    for (long i = (long) Math.max(start, -1); i >= 0; i--) {
      if (isEqual(array.element(i), sought)) {
        return (int) i;
      }
    }
    return -1;
  }

  private static boolean isEqual(@Nullable Object element, Object sought) {
    return element != null && SameValue.strictlyEqual(element, sought);
  }

  @EcmaSpec("sec-%typedarray%.prototype.join")
  @Builtin(name = "join", length = 1)
  static Object join(Agent agent, Object thisValue, Object separator) {
    TypedArrayObject array = validate(agent, thisValue, "join");
    int length = array.length();
    String between =
        separator == Undefined.UNDEFINED ? "," : TypeConversion.toFlatString(agent, separator);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : between);
      Object value = array.element(i);
      if (value != null) {
        text.append(TypeConversion.toString(agent, value));
      }
      if ((i & 1023) == 1023) {
        agent.charge(4096);
        agent.poll();
      }
    }
    return text.toString();
  }

  @EcmaSpec("sec-%typedarray%.prototype.tolocalestring")
  @Builtin(name = "toLocaleString", length = 0)
  static Object toLocaleString(Agent agent, Object thisValue) {
    TypedArrayObject array = validate(agent, thisValue, "toLocaleString");
    int length = array.length();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : ",");
      Object value = array.element(i);
      if (value != null) {
        Object part =
            ObjectOperations.invoke(agent, value, agent.group().keys().intern("toLocaleString"));
        text.append(TypeConversion.toString(agent, part));
      }
    }
    return text.toString();
  }
}
