package org.ashlar.vm.operation;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.value.Undefined;

/** Argument lists that come from arrays: {@code apply}, {@code Reflect} and spread. */
public final class ArgumentLists {
  private ArgumentLists() {}

  /** CreateListFromArrayLike, copying the elements of a dense array directly. */
  public static Object[] fromArrayLike(Agent agent, Object value) {
    return value instanceof JsArray array && array.isDense() && !agent.elementsOnPrototypes
        ? fromDense(agent, array)
        : ObjectOperations.listFromArrayLike(agent, value);
  }

  /** The elements of a dense array, holes as undefined; nothing may be on its prototypes. */
  public static Object[] fromDense(Agent agent, JsArray array) {
    int length = array.length;
    if (length > ObjectOperations.MAX_ARGUMENTS) {
      throw Errors.rangeError(agent, Message.TOO_MANY_ARGUMENTS);
    }
    agent.charge(length * 4L);
    Object[] list = new Object[length];
    for (int i = 0; i < length; i++) {
      Object element = Elements.get(array.elements, i);
      list[i] = element == null ? Undefined.UNDEFINED : element;
    }
    return list;
  }
}
