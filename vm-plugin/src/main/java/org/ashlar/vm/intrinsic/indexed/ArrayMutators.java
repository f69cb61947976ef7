package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.ArrayQueue;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The methods of %Array.prototype% that change their receiver (clause 23.1.3). */
final class ArrayMutators {
  private ArrayMutators() {}

  @EcmaSpec("sec-array.prototype.push")
  @Builtin(name = "push", length = 1)
  static Object push(Agent agent, Object thisValue, Object[] items) {
    if (thisValue instanceof JsArray array
        && array.isDense()
        && !agent.elementsOnPrototypes
        && array.length <= Integer.MAX_VALUE - items.length) {
      for (Object item : items) {
        array.append(agent, item);
      }
      return array.length;
    }
    if (items.length == 1
        && thisValue instanceof JsArray queue
        && !agent.elementsOnPrototypes
        && ArrayQueue.push(queue, items[0])) {
      return Numbers.box(queue.lengthValue());
    }
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    ArrayAccess.checkLength(agent, length + items.length);
    for (Object item : items) {
      ObjectOperations.set(agent, object, ObjectOperations.indexKey(agent, length++), item);
    }
    ArrayAccess.setLength(agent, object, length);
    return Numbers.box(length);
  }

  @EcmaSpec("sec-array.prototype.pop")
  @Builtin(name = "pop")
  static Object pop(Agent agent, Object thisValue) {
    if (thisValue instanceof JsArray array && array.isDense() && !agent.elementsOnPrototypes) {
      int last = array.length - 1;
      if (last < 0) {
        return Undefined.UNDEFINED;
      }
      Object value = Elements.get(array.elements, last);
      if (value != null) {
        Elements.clear(array.elements, last);
      }
      array.length = last;
      return value == null ? Undefined.UNDEFINED : value;
    }
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    if (length == 0) {
      ArrayAccess.setLength(agent, object, 0);
      return Undefined.UNDEFINED;
    }
    Object value = ArrayAccess.get(agent, object, length - 1);
    ArrayAccess.delete(agent, object, length - 1);
    ArrayAccess.setLength(agent, object, length - 1);
    return value;
  }

  @EcmaSpec("sec-array.prototype.shift")
  @Builtin(name = "shift")
  static Object shift(Agent agent, Object thisValue) {
    if (thisValue instanceof JsArray array && !agent.elementsOnPrototypes) {
      Object shifted = ArrayQueue.shift(agent, array);
      if (shifted != null) {
        return shifted;
      }
    }
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    if (length == 0) {
      ArrayAccess.setLength(agent, object, 0);
      return Undefined.UNDEFINED;
    }
    Object first = ArrayAccess.get(agent, object, 0);
    moveDown(agent, object, 1, 0, length - 1);
    ArrayAccess.delete(agent, object, length - 1);
    ArrayAccess.setLength(agent, object, length - 1);
    return first;
  }

  /** Moves elements to lower indices, first to last. */
  private static void moveDown(Agent agent, JsObject object, long from, long to, long count) {
    for (long i = 0; i < count; i++) {
      moveOne(agent, object, from + i, to + i);
    }
  }

  /** Moves elements to higher indices, last to first. */
  private static void moveUp(Agent agent, JsObject object, long from, long to, long count) {
    for (long i = count - 1; i >= 0; i--) {
      moveOne(agent, object, from + i, to + i);
    }
  }

  private static void moveOne(Agent agent, JsObject object, long from, long to) {
    Object value = ArrayAccess.present(agent, object, from);
    if (value == null) {
      ArrayAccess.delete(agent, object, to);
    } else {
      ArrayAccess.set(agent, object, to, value);
    }
    if ((from & ArrayAccess.POLL_MASK) == 0) {
      agent.poll();
    }
  }

  @EcmaSpec("sec-array.prototype.unshift")
  @Builtin(name = "unshift", length = 1)
  static Object unshift(Agent agent, Object thisValue, Object[] items) {
    if (thisValue instanceof JsArray array
        && array.isDense()
        && !agent.elementsOnPrototypes
        && DenseElements.back(agent, array)) {
      open(agent, array, 0, items.length);
      store(agent, array, 0, items, 0);
      return array.length;
    }
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    if (items.length > 0) {
      ArrayAccess.checkLength(agent, length + items.length);
      moveUp(agent, object, 0, items.length, length);
      for (int i = 0; i < items.length; i++) {
        ArrayAccess.set(agent, object, i, items[i]);
      }
    }
    ArrayAccess.setLength(agent, object, length + items.length);
    return Numbers.box(length + items.length);
  }

  /** Makes room for {@code more} elements at an index of a dense, backed array. */
  private static void open(Agent agent, JsArray array, int at, int more) {
    int length = array.length;
    if ((long) length + more > Integer.MAX_VALUE) {
      throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
    }
    DenseElements.ensure(agent, array, (long) length + more);
    System.arraycopy(array.elements, at, array.elements, at + more, length - at);
    DenseElements.clear(array.elements, at, Math.min(at + more, length));
    array.length = length + more;
  }

  private static void store(Agent agent, JsArray array, int at, Object[] values, int from) {
    for (int i = from; i < values.length; i++) {
      DenseElements.admit(agent, array, values[i]);
      Elements.store(array.elements, at + i - from, values[i]);
    }
  }

  @EcmaSpec("sec-array.prototype.splice")
  @Builtin(name = "splice", length = 2)
  static Object splice(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    long start =
        arguments.length == 0 ? 0 : TypeConversion.toRelativeIndex(agent, arguments[0], length);
    long deleted = deleteCount(agent, arguments, length, start);
    int inserted = Math.max(arguments.length - 2, 0);
    ArrayAccess.checkLength(agent, length + inserted - deleted);
    if (ArrayAccess.isFast(agent, object)) {
      JsArray array = (JsArray) object;
      if (array.length == length && DenseElements.back(agent, array)) {
        return spliceDense(agent, array, (int) start, (int) deleted, arguments);
      }
    }
    JsObject removed = ArrayAccess.speciesCreate(agent, object, deleted);
    for (long i = 0; i < deleted; i++) {
      Object value = ArrayAccess.present(agent, object, start + i);
      if (value != null) {
        ArrayAccess.define(agent, removed, i, value);
      }
    }
    ArrayAccess.setLength(agent, removed, deleted);
    close(agent, object, length, start, deleted, inserted);
    for (int i = 0; i < inserted; i++) {
      ArrayAccess.set(agent, object, start + i, arguments[i + 2]);
    }
    ArrayAccess.setLength(agent, object, length - deleted + inserted);
    return removed;
  }

  private static long deleteCount(Agent agent, Object[] arguments, long length, long start) {
    if (arguments.length == 0) {
      return 0;
    }
    if (arguments.length == 1) {
      return length - start;
    }
    double asked = TypeConversion.toIntegerOrInfinity(agent, arguments[1]);
    return (long) Math.min(Math.max(asked, 0), length - start);
  }

  private static void close(
      Agent agent, JsObject object, long length, long start, long deleted, int inserted) {
    long tail = length - start - deleted;
    if (inserted < deleted) {
      moveDown(agent, object, start + deleted, start + inserted, tail);
      for (long i = length; i > length - deleted + inserted; i--) {
        ArrayAccess.delete(agent, object, i - 1);
      }
    } else if (inserted > deleted) {
      moveUp(agent, object, start + deleted, start + inserted, tail);
    }
  }

  private static Object spliceDense(
      Agent agent, JsArray array, int start, int deleted, Object[] arguments) {
    int inserted = Math.max(arguments.length - 2, 0);
    Object removed = DenseElements.copy(agent, array.elements, start, start + deleted);
    int length = array.length;
    if (inserted > deleted) {
      open(agent, array, start + deleted, inserted - deleted);
    } else if (inserted < deleted) {
      int from = start + deleted;
      System.arraycopy(array.elements, from, array.elements, start + inserted, length - from);
      array.length = length - deleted + inserted;
      DenseElements.clear(array.elements, array.length, length);
    }
    store(agent, array, start, arguments, 2);
    return agent.realm.newArray(removed, deleted);
  }

  @EcmaSpec("sec-array.prototype.reverse")
  @Builtin(name = "reverse")
  static Object reverse(Agent agent, Object thisValue) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    if (object instanceof JsArray array
        && array.isDense()
        && !agent.elementsOnPrototypes
        && DenseElements.back(agent, array)) {
      DenseElements.reverse(array.elements, array.length);
      return object;
    }
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    for (long low = 0, high = length - 1; low < high; low++, high--) {
      Object lower = ArrayAccess.present(agent, object, low);
      Object upper = ArrayAccess.present(agent, object, high);
      place(agent, object, low, upper, lower != null);
      place(agent, object, high, lower, upper != null);
      if ((low & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    return object;
  }

  private static void place(
      Agent agent, JsObject object, long index, @Nullable Object value, boolean occupied) {
    if (value != null) {
      ArrayAccess.set(agent, object, index, value);
    } else if (occupied) {
      ArrayAccess.delete(agent, object, index);
    }
  }

  @EcmaSpec("sec-array.prototype.fill")
  @Builtin(name = "fill", length = 1)
  static Object fill(Agent agent, Object thisValue, Object value, Object start, Object end) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    long from = TypeConversion.toRelativeIndex(agent, start, length);
    long to = TypeConversion.toRelativeEnd(agent, end, length);
    if (from == 0
        && to == length
        && object instanceof JsArray array
        && array.isDense()
        && array.length == length
        && !agent.elementsOnPrototypes) {
      array.elements = DenseElements.filled(agent, array.length, value);
      return object;
    }
    for (long i = from; i < to; i++) {
      ArrayAccess.set(agent, object, i, value);
      if ((i & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
    }
    return object;
  }

  @EcmaSpec("sec-array.prototype.copywithin")
  @Builtin(name = "copyWithin", length = 2)
  static Object copyWithin(Agent agent, Object thisValue, Object target, Object start, Object end) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    long to = TypeConversion.toRelativeIndex(agent, target, length);
    long from = TypeConversion.toRelativeIndex(agent, start, length);
    long last = TypeConversion.toRelativeEnd(agent, end, length);
    long count = Math.min(last - from, length - to);
    if (from < to && to < from + count) {
      moveUp(agent, object, from, to, count);
    } else {
      moveDown(agent, object, from, to, count);
    }
    return object;
  }

  @EcmaSpec("sec-array.prototype.sort")
  @Builtin(name = "sort", length = 1)
  static Object sort(Agent agent, Object thisValue, Object comparator) {
    return ArraySort.sort(agent, thisValue, comparator);
  }
}
