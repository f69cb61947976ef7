package org.ashlar.vm.instruction;

import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** The decorators of one class or element; the last is applied first. */
final class Decorators {
  private final Object[] values;

  /**
   * Decorators in the order of the source.
   *
   * @param array an internal array with each decorator and the object that it is called on
   */
  Decorators(Object array) {
    values = Calls.spread(array);
  }

  int count() {
    return values.length / 2;
  }

  /**
   * What a decorator answers to a value.
   *
   * @param context told that its time is over when the decorator returns
   */
  Object call(Agent agent, int index, Object value, DecoratorContext context) {
    if (!(values[2 * index] instanceof JsFunction decorator)) {
      throw Errors.typeError(
          agent, Message.DECORATOR_NOT_A_FUNCTION, ObjectOperations.display(values[2 * index]));
    }
    Object answer = agent.call(decorator, values[2 * index + 1], value, context.object(agent));
    context.finish();
    return answer;
  }

  /** The class that the decorators make of a class. */
  JsObject applyToClass(Agent agent, JsFunction definition, List<JsFunction> initializers) {
    JsObject result = definition;
    for (int i = count() - 1; i >= 0; i--) {
      Object answer = call(agent, i, result, DecoratorContext.ofClass(definition, initializers));
      if (answer != Undefined.UNDEFINED) {
        result = requireFunction(agent, "class", answer);
      }
    }
    return result;
  }

  /** What a decorator returned in the place of something callable. */
  static JsFunction requireFunction(Agent agent, String kind, Object answer) {
    if (answer instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(
        agent, Message.DECORATOR_RETURNED, kind, ObjectOperations.display(answer));
  }
}
