package org.ashlar.vm.instruction;

import java.util.Objects;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.DirectIterator;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Iteration by instructions (clause 7.4): the record is in registers. */
public final class Iteration {
  private Iteration() {}

  /** The iterator of a register's value; an error names the value as the program does. */
  public static Object iteratorOfRegister(Agent agent, Frame frame, int register) {
    Object value = Objects.requireNonNull(frame.registers[register]);
    Object iterator = iteratorOrNull(agent, value);
    if (iterator == null) {
      throw Errors.typeError(
          agent, Message.NOT_ITERABLE, CallSites.describe(frame, register, value));
    }
    return iterator;
  }

  /** The iterator of a value: an object, or an {@link ArrayIteration}. */
  public static Object iterator(Agent agent, Object value) {
    Object iterator = iteratorOrNull(agent, value);
    if (iterator == null) {
      throw Errors.typeError(agent, Message.NOT_ITERABLE, ObjectOperations.display(value));
    }
    return iterator;
  }

  @EcmaSpec("sec-getiterator")
  private static @Nullable Object iteratorOrNull(Agent agent, Object value) {
    ArrayIteration quick = ArrayIteration.of(agent, value);
    if (quick != null) {
      return quick;
    }
    JsFunction method = null;
    if (!Comparison.isNullish(value)) {
      Object found = ObjectOperations.getV(agent, value, Symbol.ITERATOR);
      method = found instanceof JsFunction function ? function : null;
    }
    return method == null ? null : requireIterator(agent, agent.call(method, value));
  }

  private static JsObject requireIterator(Agent agent, Object iterator) {
    if (iterator instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(agent, Message.ITERATOR_NOT_OBJECT, ObjectOperations.display(iterator));
  }

  /** The next method of an iterator. */
  public static Object nextMethod(Agent agent, Object iterator) {
    return iterator instanceof JsObject object ? object.get(agent, Keys.NEXT) : Undefined.UNDEFINED;
  }

  /** GetIterator(value, async). */
  public static Object asyncIterator(Agent agent, Object value) {
    JsFunction method = ObjectOperations.getMethod(agent, value, Symbol.ASYNC_ITERATOR);
    if (method != null) {
      return requireIterator(agent, agent.call(method, value));
    }
    JsFunction sync = ObjectOperations.getMethod(agent, value, Symbol.ITERATOR);
    if (sync == null) {
      throw Errors.typeError(agent, Message.NOT_ASYNC_ITERABLE, ObjectOperations.display(value));
    }
    JsObject iterator = requireIterator(agent, agent.call(sync, value));
    return AsyncFromSync.create(agent, iterator, iterator.get(agent, Keys.NEXT));
  }

  /** The next value, or Java null when done. */
  public static @Nullable Object step(Agent agent, Object iterator, Object next) {
    if (iterator instanceof ArrayIteration quick) {
      return quick.next(agent);
    }
    if (iterator instanceof DirectIterator direct && direct.isNextMethod(agent, next)) {
      return direct.step(agent);
    }
    return result(agent, callNext(agent, iterator, next));
  }

  private static Object callNext(Agent agent, Object iterator, Object next) {
    if (next instanceof JsFunction function) {
      return agent.call(function, iterator);
    }
    throw Errors.typeError(agent, Message.NOT_CALLABLE, ObjectOperations.display(next));
  }

  /** Call(next, iterator, value), its result not looked into. */
  public static Object callNext(Agent agent, Object iterator, Object next, Object value) {
    if (iterator instanceof ArrayIteration quick) {
      Object item = quick.next(agent);
      return item == null
          ? agent.realm.newIteratorResult(Undefined.UNDEFINED, true)
          : agent.realm.newIteratorResult(item, false);
    }
    if (next instanceof JsFunction function) {
      return agent.call(function, iterator, value);
    }
    throw Errors.typeError(agent, Message.NOT_CALLABLE, ObjectOperations.display(next));
  }

  /** The value of a result object, or Java null if it says done. */
  public static @Nullable Object result(Agent agent, Object result) {
    JsObject object = requireResult(agent, result);
    return TypeConversion.toBoolean(object.get(agent, Keys.DONE))
        ? null
        : object.get(agent, Keys.VALUE);
  }

  /** The value of a result object that says done. */
  public static JsObject requireResult(Agent agent, Object result) {
    if (result instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(
        agent, Message.ITERATOR_RESULT_NOT_OBJECT, ObjectOperations.display(result));
  }

  /** IteratorClose after a normal, return or break completion. */
  @EcmaSpec("sec-iteratorclose")
  public static void close(Agent agent, Object iterator) {
    JsFunction method = method(agent, iterator, Keys.RETURN);
    if (method != null) {
      Object result = agent.call(method, iterator);
      if (!(result instanceof JsObject)) {
        throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(result));
      }
    }
  }

  /** IteratorClose after a throw completion. */
  public static void closeSilently(Agent agent, Object iterator) {
    try {
      JsFunction method = method(agent, iterator, Keys.RETURN);
      if (method != null) {
        agent.call(method, iterator);
      }
    } catch (ThrowCompletion dropped) {
      // The completion that closes the iterator is the one that counts.
      return;
    }
  }

  private static @Nullable JsFunction method(Agent agent, Object iterator, StringKey key) {
    if (iterator instanceof ArrayIteration quick) {
      // The flag also says that no prototype of array iterators has a return method.
      return key == Keys.RETURN && agent.realm.arrayIterationIntact
          ? null
          : ObjectOperations.getMethod(agent, quick.standIn(agent), key);
    }
    return ObjectOperations.getMethod(agent, iterator, key);
  }

  /** GetMethod: undefined or a function. */
  public static Object getMethod(Agent agent, Object object, StringKey key) {
    JsFunction found = method(agent, object, key);
    return found == null ? Undefined.UNDEFINED : found;
  }

  /** Appends all values of an iterable to an array that is being built. */
  public static void spread(Agent agent, Object array, Object iterable) {
    append(agent, (JsArray) array, iterator(agent, iterable));
  }

  /** Appends all values of what a register holds to an array that is being built. */
  public static void spreadRegister(Agent agent, Object array, Frame frame, int register) {
    append(agent, (JsArray) array, iteratorOfRegister(agent, frame, register));
  }

  private static void append(Agent agent, JsArray target, Object iterator) {
    Object next = nextMethod(agent, iterator);
    int steps = 0;
    for (Object value = step(agent, iterator, next);
        value != null;
        value = step(agent, iterator, next)) {
      target.append(agent, value);
      if ((++steps & 1023) == 0) {
        agent.poll();
      }
    }
  }
}
