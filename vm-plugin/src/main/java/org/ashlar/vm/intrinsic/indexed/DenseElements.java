package org.ashlar.vm.intrinsic.indexed;

import java.util.Arrays;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.ElementStore;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.JsArray;

/**
 * Bulk moves of dense element storage. All keep the rule that places beyond the length are holes.
 */
final class DenseElements {
  // A longer array whose storage was never allocated is left to the generic algorithms.
  private static final int MAX_BACKED_LENGTH = 1 << 24;

  private DenseElements() {}

  /**
   * Gives every index below the length a place of its own; false if the array is too long for that.
   */
  static boolean back(Agent agent, JsArray array) {
    if (Elements.capacity(array.elements) >= array.length) {
      return true;
    }
    if (array.length > MAX_BACKED_LENGTH) {
      return false;
    }
    ElementStore.reserve(agent, array, array.length);
    return true;
  }

  /** A copy of a range, which may be shorter than asked where the storage ends in holes. */
  static Object copy(Agent agent, Object elements, int from, int to) {
    int end = Math.min(to, Elements.capacity(elements));
    if (from >= end) {
      return Elements.EMPTY;
    }
    agent.charge(Elements.bytes(elements, end - (long) from));
    return switch (elements) {
      case int[] ints -> Arrays.copyOfRange(ints, from, end);
      case double[] doubles -> Arrays.copyOfRange(doubles, from, end);
      default -> Arrays.copyOfRange((Object[]) elements, from, end);
    };
  }

  /** Makes holes. */
  static void clear(Object elements, int from, int to) {
    int end = Math.min(to, Elements.capacity(elements));
    if (from >= end) {
      return;
    }
    switch (elements) {
      case int[] ints -> Arrays.fill(ints, from, end, Elements.INT_HOLE);
      case double[] doubles ->
          Arrays.fill(doubles, from, end, Double.longBitsToDouble(Elements.DOUBLE_HOLE_BITS));
      default -> Arrays.fill((Object[]) elements, from, end, null);
    }
  }

  /** Makes the storage of a backed array at least so long, growing by more than asked. */
  static void ensure(Agent agent, JsArray array, long capacity) {
    int present = Elements.capacity(array.elements);
    if (capacity > present) {
      ElementStore.reserve(
          agent, array, Elements.grownCapacity(present, capacity - 1, array.length));
    }
  }

  /** Changes the kind of storage until it takes the value. */
  static void admit(Agent agent, JsArray array, Object value) {
    if (!Elements.accepts(array.elements, value)) {
      agent.charge(Elements.bytes(array.elements, Elements.capacity(array.elements)) * 2);
      array.elements = Elements.generalize(array.elements, value);
    }
  }

  /**
   * Appends {@code count} places of another storage to a dense array whose storage kind follows.
   */
  static void append(Agent agent, JsArray target, Object source, int count) {
    if (count == 0) {
      return;
    }
    int at = target.length;
    int available = Math.min(count, Elements.capacity(source));
    if (at == 0 && Elements.capacity(target.elements) == 0) {
      target.elements = copy(agent, source, 0, available);
      target.length = count;
      return;
    }
    if (target.elements.getClass() != source.getClass()) {
      Object common = widerKind(target.elements, source);
      target.elements = convert(agent, target.elements, common);
      source = convert(agent, source, common);
    }
    ensure(agent, target, (long) at + available);
    System.arraycopy(source, 0, target.elements, at, available);
    target.length = at + count;
  }

  private static Object widerKind(Object left, Object right) {
    if (left instanceof Object[] || right instanceof Object[]) {
      return Elements.EMPTY;
    }
    return left instanceof double[] ? left : right;
  }

  /** The storage in the kind of another; itself if it is of that kind. */
  private static Object convert(Agent agent, Object elements, Object kind) {
    if (elements.getClass() == kind.getClass()) {
      return elements;
    }
    agent.charge(8L * Elements.capacity(elements));
    return kind instanceof double[]
        ? Elements.generalize(elements, 0.5)
        : Elements.toObjects(elements);
  }

  /** New storage full of one value. */
  static Object filled(Agent agent, int length, Object value) {
    if (value instanceof Integer number && number != Elements.INT_HOLE) {
      agent.charge(4L * length);
      int[] ints = new int[length];
      if (number != 0) {
        Arrays.fill(ints, number);
      }
      return ints;
    }
    if (value instanceof Integer || value instanceof Double) {
      agent.charge(8L * length);
      double[] doubles = new double[length];
      Arrays.fill(doubles, Elements.canonical(((Number) value).doubleValue()));
      return doubles;
    }
    agent.charge(4L * length);
    Object[] objects = new Object[length];
    Arrays.fill(objects, value);
    return objects;
  }

  /** Reverses the first places. */
  static void reverse(Object elements, int length) {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      swap(elements, low, high);
    }
  }

  private static void swap(Object elements, int low, int high) {
    switch (elements) {
      case int[] ints -> {
        int value = ints[low];
        ints[low] = ints[high];
        ints[high] = value;
      }
      case double[] doubles -> {
        // Raw bits: a hole is a NaN that arithmetic moves may not keep.
        double value = doubles[low];
        doubles[low] = doubles[high];
        doubles[high] = value;
      }
      default -> {
        Object[] objects = (Object[]) elements;
        Object value = objects[low];
        objects[low] = objects[high];
        objects[high] = value;
      }
    }
  }
}
