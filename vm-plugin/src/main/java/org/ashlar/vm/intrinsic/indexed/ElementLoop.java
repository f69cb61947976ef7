package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/**
 * One walk of an array method over the elements of its receiver, with the callback: what all of
 * these methods begin with, and where the walk is. The callback may change the receiver; the length
 * stays the first one.
 */
final class ElementLoop {
  final JsObject object;
  final long length;
  final JsFunction callback;
  private final boolean ascending;
  private long step = -1;

  /** Where the walk is. */
  long index;

  /** The element there. */
  Object value = Undefined.UNDEFINED;

  private ElementLoop(JsObject object, long length, JsFunction callback, boolean ascending) {
    this.object = object;
    this.length = length;
    this.callback = callback;
    this.ascending = ascending;
  }

  /**
   * A walk that stands before its first element.
   *
   * @param thisValue the method's receiver
   * @param callback must be callable, or a TypeError is thrown
   */
  static ElementLoop over(Agent agent, Object thisValue, Object callback, boolean ascending) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    return new ElementLoop(object, length, ArrayAccess.callback(agent, callback), ascending);
  }

  /** Moves to the next element; one that is not there has the value undefined. False at the end. */
  boolean next(Agent agent) {
    if (++step >= length) {
      return false;
    }
    pollAtStep(agent);
    index = ascending ? step : length - 1 - step;
    value = ArrayAccess.get(agent, object, index);
    return true;
  }

  /** Moves to the next element that is there. False at the end. */
  boolean nextPresent(Agent agent) {
    while (++step < length) {
      pollAtStep(agent);
      index = ascending ? step : length - 1 - step;
      Object found = ArrayAccess.present(agent, object, index);
      if (found != null) {
        value = found;
        return true;
      }
      if (ascending) {
        step = ArrayAccess.skipHoles(agent, object, step, length);
      }
    }
    return false;
  }

  private void pollAtStep(Agent agent) {
    if ((step & ArrayAccess.POLL_MASK) == 0) {
      agent.poll();
    }
  }

  /** Calls back with the element, its index and the receiver. */
  Object call(Agent agent, Object thisArgument) {
    return agent.call(callback, thisArgument, value, Numbers.box(index), object);
  }
}
