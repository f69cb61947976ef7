package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** The methods of %Array.prototype% that look at elements without a callback, but for texts. */
final class ArrayAccessors {
  private ArrayAccessors() {}

  @EcmaSpec("sec-array.prototype.at")
  @Builtin(name = "at")
  static Object at(Agent agent, Object thisValue, Object index) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    double relative = TypeConversion.toIntegerOrInfinity(agent, index);
    double at = relative >= 0 ? relative : length + relative;
    return at < 0 || at >= length ? Undefined.UNDEFINED : ArrayAccess.get(agent, object, (long) at);
  }

  @EcmaSpec("sec-array.prototype.concat")
  @Builtin(name = "concat", length = 1)
  static Object concat(Agent agent, Object thisValue, Object[] items) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    JsObject made = ArrayAccess.speciesCreate(agent, object, 0);
    long length = appendItem(agent, made, 0, object);
    for (Object item : items) {
      length = appendItem(agent, made, length, item);
    }
    ArrayAccess.setLength(agent, made, length);
    return made;
  }

  private static long appendItem(Agent agent, JsObject made, long at, Object item) {
    if (!(item instanceof JsObject object) || !isConcatSpreadable(agent, object)) {
      ArrayAccess.checkLength(agent, at + 1);
      ArrayAccess.define(agent, made, at, item);
      return at + 1;
    }
    if (object instanceof JsArray source
        && source.isDense()
        && !agent.elementsOnPrototypes
        && made instanceof JsArray target
        && target.isDense()
        && target.length == at
        && at + source.length <= Integer.MAX_VALUE) {
      DenseElements.append(agent, target, source.elements, source.length);
      return target.length;
    }
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    ArrayAccess.checkLength(agent, at + length);
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      ArrayAccess.define(agent, made, at + i, value);
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    return at + length;
  }

  @EcmaSpec("sec-isconcatspreadable")
  private static boolean isConcatSpreadable(Agent agent, JsObject object) {
    Object spreadable = object.get(agent, Symbol.IS_CONCAT_SPREADABLE);
    return spreadable == Undefined.UNDEFINED
        ? TestingAndComparison.isArray(agent, object)
        : TypeConversion.toBoolean(spreadable);
  }

  @EcmaSpec("sec-array.prototype.slice")
  @Builtin(name = "slice")
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    long from = TypeConversion.toRelativeIndex(agent, start, length);
    long to = TypeConversion.toRelativeEnd(agent, end, length);
    long count = Math.max(to - from, 0);
    if (ArrayAccess.isFast(agent, object)) {
      JsArray array = (JsArray) object;
      int last = (int) Math.min(to, array.length);
      Object copy = DenseElements.copy(agent, array.elements, (int) from, last);
      return agent.realm.newArray(copy, (int) count);
    }
    JsObject made = ArrayAccess.speciesCreate(agent, object, count);
    long at = 0;
    for (long i = from; i < to; i++, at++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        long last = ArrayAccess.skipHoles(agent, object, i, to);
        at += last - i;
        i = last;
        continue;
      }
      ArrayAccess.define(agent, made, at, value);
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    ArrayAccess.setLength(agent, made, count);
    return made;
  }

  @EcmaSpec("sec-array.prototype.indexof")
  @Builtin(name = "indexOf", length = 1)
  static Object indexOf(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    Object wanted = argument(arguments, 0);
    if (length == 0) {
      return -1;
    }
    long from = TypeConversion.toRelativeIndex(agent, argument(arguments, 1), length);
    if (object instanceof JsArray array && array.isDense() && !agent.elementsOnPrototypes) {
      return ElementSearch.indexOf(agent, array, (int) from, (int) length, wanted);
    }
    for (long i = from; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
      } else if (SameValue.strictlyEqual(value, wanted)) {
        return Numbers.box(i);
      }
    }
    return -1;
  }

  @EcmaSpec("sec-array.prototype.lastindexof")
  @Builtin(name = "lastIndexOf", length = 1)
  static Object lastIndexOf(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    if (length == 0) {
      return -1;
    }
    double relative =
        arguments.length > 1 ? TypeConversion.toIntegerOrInfinity(agent, arguments[1]) : length - 1;
    double from = relative >= 0 ? Math.min(relative, length - 1) : length + relative;
    Object wanted = argument(arguments, 0);
    for (long i = (long) from; from >= 0 && i >= 0; i--) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value != null && SameValue.strictlyEqual(value, wanted)) {
        return Numbers.box(i);
      }
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    return -1;
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-array.prototype.includes")
  @Builtin(name = "includes", length = 1)
  static Object includes(Agent agent, Object thisValue, Object wanted, Object fromIndex) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    if (length == 0) {
      return false;
    }
    long from = TypeConversion.toRelativeIndex(agent, fromIndex, length);
    if (object instanceof JsArray array
        && array.elements instanceof int[]
        && !agent.elementsOnPrototypes
        && wanted instanceof Integer) {
      return ElementSearch.indexOf(agent, array, (int) from, (int) length, wanted) >= 0;
    }
    for (long i = from; i < length; i++) {
      if (SameValue.sameValueZero(ArrayAccess.get(agent, object, i), wanted)) {
        return true;
      }
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    return false;
  }

  @EcmaSpec("sec-array.prototype.flat")
  @Builtin(name = "flat", length = 0)
  static Object flat(Agent agent, Object thisValue, Object depth) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    double levels =
        depth == Undefined.UNDEFINED ? 1 : TypeConversion.toIntegerOrInfinity(agent, depth);
    JsObject made = ArrayAccess.speciesCreate(agent, object, 0);
    Flattening.into(agent, made, object, length, 0, Math.max(levels, 0));
    return made;
  }

  @EcmaSpec("sec-array.prototype.flatmap")
  @Builtin(name = "flatMap", length = 1)
  static Object flatMap(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, true);
    JsObject made = ArrayAccess.speciesCreate(agent, elements.object, 0);
    long at = 0;
    while (elements.nextPresent(agent)) {
      at = Flattening.appendMapped(agent, made, at, elements.call(agent, thisArgument));
    }
    return made;
  }
}
