package org.ashlar.vm.instruction;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The iteration of an array whose protocol nobody patched, in place of an iterator object. It lives
 * in the register of the iterator and guest code never sees it.
 */
public final class ArrayIteration {
  private @Nullable JsArray array;
  private int index;

  private ArrayIteration(JsArray array) {
    this.array = array;
  }

  /** The iteration of an array, or Java null if the protocol has to be followed. */
  static @Nullable ArrayIteration of(Agent agent, Object value) {
    return value instanceof JsArray array && isIntact(agent, array)
        ? new ArrayIteration(array)
        : null;
  }

  /** Whether iterating an array does just what indexing does. */
  static boolean isIntact(Agent agent, JsArray array) {
    Realm realm = agent.realm;
    return realm.arrayIterationIntact
        && array.prototype == realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE)
        && (array.shape == agent.group().roots().array
            || (!array.isDictionary() && array.shape.lookup(Symbol.ITERATOR) == null));
  }

  /** The next value, or Java null when done. */
  @Nullable Object next(Agent agent) {
    JsArray from = array;
    if (from == null) {
      return null;
    }
    int at = index;
    if (at >= from.lengthValue()) {
      array = null;
      return null;
    }
    index = at + 1;
    return from.getElement(agent, at);
  }

  /** What a method lookup on the iterator object would find. */
  JsObject standIn(Agent agent) {
    return agent.realm.intrinsic(Intrinsic.ARRAY_ITERATOR_PROTOTYPE);
  }
}
