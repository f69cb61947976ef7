package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.value.SameValue;

/** Search by strict equality in dense storage. */
final class ElementSearch {
  private ElementSearch() {}

  static int indexOf(Agent agent, JsArray array, int from, int to, Object wanted) {
    Object elements = array.elements;
    int end = Math.min(to, Elements.capacity(elements));
    for (int start = from; start < end; start += ArrayAccess.POLL_MASK + 1) {
      int found = find(elements, start, Math.min(start + ArrayAccess.POLL_MASK + 1, end), wanted);
      if (found >= 0) {
        return found;
      }
      agent.poll();
    }
    return -1;
  }

  private static int find(Object elements, int from, int to, Object wanted) {
    if (elements instanceof int[] ints) {
      return findInt(ints, from, to, wanted);
    }
    if (elements instanceof double[] doubles) {
      return findDouble(doubles, from, to, wanted);
    }
    Object[] objects = (Object[]) elements;
    for (int i = from; i < to; i++) {
      Object value = objects[i];
      if (value == wanted ? isSelfEqual(value) : value != null && equal(value, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSelfEqual(Object value) {
    return !(value instanceof Double number) || !number.isNaN();
  }

  private static boolean equal(Object value, Object wanted) {
    return SameValue.strictlyEqual(value, wanted);
  }

  private static int findInt(int[] ints, int from, int to, Object wanted) {
    if (!(wanted instanceof Integer || wanted instanceof Double)) {
      return -1;
    }
    double number = ((Number) wanted).doubleValue();
    int value = (int) number;
    if (value != number || value == Elements.INT_HOLE) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (ints[i] == value) {
        return i;
      }
    }
    return -1;
  }

  private static int findDouble(double[] doubles, int from, int to, Object wanted) {
    if (!(wanted instanceof Integer || wanted instanceof Double)) {
      return -1;
    }
    double number = ((Number) wanted).doubleValue();
    for (int i = from; i < to; i++) {
      if (doubles[i] == number) {
        return i;
      }
    }
    return -1;
  }
}
