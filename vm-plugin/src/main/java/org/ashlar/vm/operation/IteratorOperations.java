package org.ashlar.vm.operation;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Operations on iterators (clause 7.4), synchronous ones; the async ones are with the async
 * generators.
 */
public final class IteratorOperations {
  private IteratorOperations() {}

  /** GetIterator(value, sync). */
  @EcmaSpec("sec-getiterator")
  public static IteratorRecord getIterator(Agent agent, Object value) {
    JsFunction method = ObjectOperations.getMethod(agent, value, Symbol.ITERATOR);
    if (method == null) {
      throw Errors.typeError(agent, Message.NOT_ITERABLE, ObjectOperations.display(value));
    }
    return fromMethod(agent, value, method);
  }

  @EcmaSpec("sec-getiteratorfrommethod")
  public static IteratorRecord fromMethod(Agent agent, Object value, JsFunction method) {
    Object iterator = agent.call(method, value);
    if (!(iterator instanceof JsObject object)) {
      throw Errors.typeError(
          agent, Message.ITERATOR_NOT_OBJECT, ObjectOperations.display(iterator));
    }
    return direct(agent, object);
  }

  @EcmaSpec("sec-getiteratordirect")
  public static IteratorRecord direct(Agent agent, JsObject iterator) {
    return new IteratorRecord(iterator, iterator.get(agent, Keys.NEXT));
  }

  /** IteratorNext. */
  @EcmaSpec("sec-iteratornext")
  public static JsObject next(Agent agent, IteratorRecord record) {
    try {
      Object result = ObjectOperations.call(agent, record.nextMethod(), record.iterator());
      if (result instanceof JsObject object) {
        return object;
      }
      throw Errors.typeError(
          agent, Message.ITERATOR_RESULT_NOT_OBJECT, ObjectOperations.display(result));
    } catch (ThrowCompletion thrown) {
      record.setDone();
      throw thrown;
    }
  }

  /** IteratorStepValue: the next value, or Java null when done. */
  @EcmaSpec("sec-iteratorstepvalue")
  public static @Nullable Object stepValue(Agent agent, IteratorRecord record) {
    if (record.iterator() instanceof DirectIterator direct
        && direct.isNextMethod(agent, record.nextMethod())) {
      return stepDirectly(agent, record, direct);
    }
    JsObject result = next(agent, record);
    try {
      if (TypeConversion.toBoolean(result.get(agent, Keys.DONE))) {
        record.setDone();
        return null;
      }
      return result.get(agent, Keys.VALUE);
    } catch (ThrowCompletion thrown) {
      record.setDone();
      throw thrown;
    }
  }

  private static @Nullable Object stepDirectly(
      Agent agent, IteratorRecord record, DirectIterator direct) {
    try {
      Object value = direct.step(agent);
      if (value == null) {
        record.setDone();
      }
      return value;
    } catch (ThrowCompletion thrown) {
      record.setDone();
      throw thrown;
    }
  }

  /** IteratorClose for a completion that is no throw. */
  @EcmaSpec("sec-iteratorclose")
  public static void close(Agent agent, JsObject iterator) {
    JsFunction method = ObjectOperations.getMethod(agent, iterator, Keys.RETURN);
    if (method != null) {
      Object result = agent.call(method, iterator);
      if (!(result instanceof JsObject)) {
        throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(result));
      }
    }
  }

  /**
   * IteratorClose for a throw completion, which is returned to be thrown on; errors of closing are
   * dropped.
   */
  public static ThrowCompletion closeAfterThrow(
      Agent agent, JsObject iterator, ThrowCompletion thrown) {
    try {
      JsFunction method = ObjectOperations.getMethod(agent, iterator, Keys.RETURN);
      if (method != null) {
        agent.call(method, iterator);
      }
    } catch (ThrowCompletion dropped) {
      return thrown;
    }
    return thrown;
  }

  /** CreateIterResultObject. */
  @EcmaSpec("sec-createiterresultobject")
  public static JsObject result(Agent agent, Object value, boolean done) {
    return agent.realm.newIteratorResult(value, done);
  }
}
