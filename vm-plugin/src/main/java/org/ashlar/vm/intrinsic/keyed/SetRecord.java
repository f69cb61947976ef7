package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;

/** A Set Record (clause 24.2.1.1): any object that looks like a set. */
record SetRecord(JsObject set, double size, JsFunction hasMethod, JsFunction keysMethod) {
  @EcmaSpec("sec-getsetrecord")
  static SetRecord of(Agent agent, Object value) {
    JsObject set = ObjectOperations.requireObject(agent, value);
    double number = TypeConversion.toDouble(agent, set.get(agent, Keys.SIZE));
    if (Double.isNaN(number)) {
      throw Errors.typeError(agent, Message.SET_SIZE_NOT_NUMBER);
    }
    double size = TypeConversion.toIntegerOrInfinity(agent, number);
    if (size < 0) {
      throw Errors.rangeError(agent, Message.SET_SIZE_NEGATIVE, (long) size);
    }
    JsFunction has = method(agent, set, set.get(agent, Keys.HAS), "has");
    JsFunction keys = method(agent, set, set.get(agent, Keys.KEYS), "keys");
    return new SetRecord(set, size, has, keys);
  }

  private static JsFunction method(Agent agent, JsObject set, Object value, String name) {
    if (value instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(
        agent, Message.SET_METHOD_NOT_FUNCTION, name, ObjectOperations.display(set));
  }

  boolean has(Agent agent, Object key) {
    return TypeConversion.toBoolean(agent.call(hasMethod, set, key));
  }

  /** The keys as an iterator. */
  IteratorRecord keys(Agent agent) {
    Object iterator = agent.call(keysMethod, set);
    return IteratorOperations.direct(agent, ObjectOperations.requireObject(agent, iterator));
  }
}
