package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Removal at the front of arrays. */
final class ArrayQueue {
  private ArrayQueue() {}

  /** What shift returns, or Java null where the generic algorithm must do it. */
  static @Nullable Object shift(Agent agent, JsArray array) {
    if (!array.isDense()) {
      return null;
    }
    int length = array.length;
    if (length == 0) {
      return Undefined.UNDEFINED;
    }
    Object elements = array.elements;
    Object first = Elements.get(elements, 0);
    int used = Math.min(length, Elements.capacity(elements));
    if (used > 0) {
      System.arraycopy(elements, 1, elements, 0, used - 1);
      Elements.clear(elements, used - 1);
    }
    array.length = length - 1;
    return first == null ? Undefined.UNDEFINED : first;
  }
}
