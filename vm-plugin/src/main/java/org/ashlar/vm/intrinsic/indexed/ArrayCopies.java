package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.NumberToText;

/** The methods of %Array.prototype% that return a changed copy. Copies have no holes. */
final class ArrayCopies {
  private ArrayCopies() {}

  /** A place for so many values; RangeError if no array is so long. */
  private static Object[] allocate(Agent agent, long length) {
    if (length > JsArray.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
    }
    agent.charge(4 * length);
    return new Object[(int) length];
  }

  private static void copy(
      Agent agent, JsObject object, long from, Object[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = ArrayAccess.get(agent, object, from + i);
      if ((i & ArrayAccess.POLL_MASK) == ArrayAccess.POLL_MASK) {
        agent.poll();
      }
    }
  }

  @EcmaSpec("sec-array.prototype.toreversed")
  @Builtin(name = "toReversed")
  static Object toReversed(Agent agent, Object thisValue) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    Object[] values = allocate(agent, length);
    for (int i = 0; i < values.length; i++) {
      values[i] = ArrayAccess.get(agent, object, length - 1 - i);
      if ((i & ArrayAccess.POLL_MASK) == ArrayAccess.POLL_MASK) {
        agent.poll();
      }
    }
    return agent.realm.newArray(values);
  }

  @EcmaSpec("sec-array.prototype.tosorted")
  @Builtin(name = "toSorted")
  static Object toSorted(Agent agent, Object thisValue, Object comparator) {
    JsFunction function = ArraySort.comparator(agent, comparator);
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    Object[] values = allocate(agent, length);
    copy(agent, object, 0, values, 0, values.length);
    ArraySort.sortValues(agent, values, values.length, function);
    return agent.realm.newArray(values);
  }

  @EcmaSpec("sec-array.prototype.tospliced")
  @Builtin(name = "toSpliced", length = 2)
  static Object toSpliced(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    long start =
        arguments.length == 0 ? 0 : TypeConversion.toRelativeIndex(agent, arguments[0], length);
    long skipped = arguments.length == 0 ? 0 : length - start;
    if (arguments.length > 1) {
      double asked = TypeConversion.toIntegerOrInfinity(agent, arguments[1]);
      skipped = (long) Math.min(Math.max(asked, 0), length - start);
    }
    int inserted = Math.max(arguments.length - 2, 0);
    ArrayAccess.checkLength(agent, length + inserted - skipped);
    Object[] values = allocate(agent, length + inserted - skipped);
    copy(agent, object, 0, values, 0, (int) start);
    if (inserted > 0) {
      System.arraycopy(arguments, 2, values, (int) start, inserted);
    }
    int at = (int) start + inserted;
    copy(agent, object, start + skipped, values, at, values.length - at);
    return agent.realm.newArray(values);
  }

  @EcmaSpec("sec-array.prototype.with")
  @Builtin(name = "with")
  static Object with(Agent agent, Object thisValue, Object index, Object value) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    double relative = TypeConversion.toIntegerOrInfinity(agent, index);
    double at = relative >= 0 ? relative : length + relative;
    if (at >= length || at < 0) {
      throw Errors.rangeError(agent, Message.INVALID_INDEX, NumberToText.toText(relative));
    }
    Object[] values = allocate(agent, length);
    for (int i = 0; i < values.length; i++) {
      values[i] = i == at ? value : ArrayAccess.get(agent, object, i);
    }
    return agent.realm.newArray(values);
  }
}
