package org.ashlar.vm.intrinsic.control;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.intrinsic.text.TextBuilder;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** %Iterator.prototype% (clause 27.1.4). */
final class IteratorPrototype {
  private IteratorPrototype() {}

  @EcmaSpec("sec-%iterator.prototype%-%symbol.iterator%")
  @Builtin(name = "@@iterator")
  static Object iterator(Object thisValue) {
    return thisValue;
  }

  @EcmaSpec("sec-%iterator.prototype%-%symbol.dispose%")
  @Builtin(name = "@@dispose")
  static Object dispose(Agent agent, Object thisValue) {
    JsFunction method = ObjectOperations.getMethod(agent, thisValue, Keys.RETURN);
    if (method != null) {
      agent.call(method, thisValue);
    }
    return Undefined.UNDEFINED;
  }

  // ---- Accessors that let subclasses assign what they inherit ----

  @EcmaSpec("sec-get-iterator.prototype.constructor")
  @Builtin(name = "constructor", kind = BuiltinKind.GETTER)
  static Object constructor(Agent agent, Object thisValue) {
    return agent.realm.intrinsic(Intrinsic.ITERATOR);
  }

  @EcmaSpec("sec-set-iterator.prototype.constructor")
  @Builtin(name = "constructor", kind = BuiltinKind.SETTER)
  static Object setConstructor(Agent agent, Object thisValue, Object value) {
    return setOwn(agent, thisValue, Keys.CONSTRUCTOR, value);
  }

  @EcmaSpec("sec-get-iterator.prototype-%symbol.tostringtag%")
  @Builtin(name = "@@toStringTag", kind = BuiltinKind.GETTER)
  static Object tag(Object thisValue) {
    return "Iterator";
  }

  @EcmaSpec("sec-set-iterator.prototype-%symbol.tostringtag%")
  @Builtin(name = "@@toStringTag", kind = BuiltinKind.SETTER)
  static Object setTag(Agent agent, Object thisValue, Object value) {
    return setOwn(agent, thisValue, Symbol.TO_STRING_TAG, value);
  }

  private static Object setOwn(Agent agent, Object thisValue, PropertyKey key, Object value) {
    JsObject object = ObjectOperations.requireObject(agent, thisValue);
    JsObject home = agent.realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE);
    ObjectOperations.setIgnoringPrototype(agent, object, home, key, value);
    return Undefined.UNDEFINED;
  }

  // ---- Methods that return a helper ----

  /** The callback argument; what is iterated is closed if it cannot be called. */
  private static JsFunction callback(Agent agent, JsObject iterator, Object value) {
    if (value instanceof JsFunction function) {
      return function;
    }
    throw IteratorOperations.closeAfterThrow(
        agent,
        iterator,
        Errors.typeError(agent, Message.NOT_CALLABLE, ObjectOperations.display(value)));
  }

  /** The limit argument of take and drop. */
  private static double limit(Agent agent, JsObject iterator, Object value) {
    try {
      double number = TypeConversion.toDouble(agent, value);
      if (!Double.isNaN(number)) {
        double limit = TypeConversion.toIntegerOrInfinity(agent, number);
        if (limit >= 0 && (limit <= TypeConversion.MAX_SAFE_INTEGER || Double.isInfinite(limit))) {
          return limit;
        }
      }
      throw Errors.rangeError(agent, Message.MUST_BE_POSITIVE, ObjectOperations.display(value));
    } catch (ThrowCompletion thrown) {
      throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
    }
  }

  @EcmaSpec("sec-iterator.prototype.map")
  @Builtin(name = "map")
  static Object map(Agent agent, Object thisValue, Object mapper) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    JsFunction function = callback(agent, iterator, mapper);
    return new IteratorHelper.Mapping(agent, IteratorOperations.direct(agent, iterator), function);
  }

  @EcmaSpec("sec-iterator.prototype.filter")
  @Builtin(name = "filter")
  static Object filter(Agent agent, Object thisValue, Object predicate) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    JsFunction function = callback(agent, iterator, predicate);
    return new IteratorHelper.Filtering(
        agent, IteratorOperations.direct(agent, iterator), function);
  }

  @EcmaSpec("sec-iterator.prototype.take")
  @Builtin(name = "take")
  static Object take(Agent agent, Object thisValue, Object limit) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    double count = limit(agent, iterator, limit);
    return new IteratorHelper.Taking(agent, IteratorOperations.direct(agent, iterator), count);
  }

  @EcmaSpec("sec-iterator.prototype.drop")
  @Builtin(name = "drop")
  static Object drop(Agent agent, Object thisValue, Object limit) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    double count = limit(agent, iterator, limit);
    return new IteratorHelper.Dropping(agent, IteratorOperations.direct(agent, iterator), count);
  }

  @EcmaSpec("sec-iterator.prototype.flatmap")
  @Builtin(name = "flatMap")
  static Object flatMap(Agent agent, Object thisValue, Object mapper) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    JsFunction function = callback(agent, iterator, mapper);
    return new IteratorHelper.FlatMapping(
        agent, IteratorOperations.direct(agent, iterator), function);
  }

  // ---- Methods that consume ----

  @EcmaSpec("sec-iterator.prototype.toarray")
  @Builtin(name = "toArray")
  static Object toArray(Agent agent, Object thisValue) {
    IteratorRecord iterated =
        IteratorOperations.direct(agent, ObjectOperations.requireObject(agent, thisValue));
    List<Object> values = new ArrayList<>();
    for (Object value = IteratorOperations.stepValue(agent, iterated);
        value != null;
        value = IteratorOperations.stepValue(agent, iterated)) {
      values.add(value);
      if ((values.size() & 1023) == 0) {
        agent.poll();
        agent.charge(8 * 1024);
      }
    }
    return ObjectOperations.arrayFromList(agent, values);
  }

  @EcmaSpec("sec-iterator.prototype.join")
  @Builtin(name = "join")
  static Object join(Agent agent, Object thisValue, Object separator) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    String between = ",";
    if (separator != Undefined.UNDEFINED) {
      try {
        between = TypeConversion.toFlatString(agent, separator);
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
      }
    }
    IteratorRecord iterated = IteratorOperations.direct(agent, iterator);
    TextBuilder text = new TextBuilder(agent);
    boolean first = true;
    for (Object value = IteratorOperations.stepValue(agent, iterated);
        value != null;
        value = IteratorOperations.stepValue(agent, iterated)) {
      try {
        if (!first) {
          text.append(between);
        }
        if (!TestingAndComparison.isNullish(value)) {
          text.append(TypeConversion.toString(agent, value));
        }
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
      }
      first = false;
      agent.poll();
    }
    return text.toString();
  }

  /** What a consuming method does with each value: a result ends the iteration. */
  private enum Consumer {
    EACH,
    SOME,
    EVERY,
    FIND
  }

  private static @Nullable Object consume(
      Agent agent, Object thisValue, Object callback, Consumer consumer) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    JsFunction function = callback(agent, iterator, callback);
    IteratorRecord iterated = IteratorOperations.direct(agent, iterator);
    long counter = 0;
    for (Object value = IteratorOperations.stepValue(agent, iterated);
        value != null;
        value = IteratorOperations.stepValue(agent, iterated)) {
      Object answer;
      try {
        answer = agent.call(function, Undefined.UNDEFINED, value, Numbers.box(counter++));
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
      }
      if (consumer != Consumer.EACH
          && TypeConversion.toBoolean(answer) != (consumer == Consumer.EVERY)) {
        IteratorOperations.close(agent, iterator);
        return value;
      }
      agent.poll();
    }
    return null;
  }

  @EcmaSpec("sec-iterator.prototype.foreach")
  @Builtin(name = "forEach")
  static Object forEach(Agent agent, Object thisValue, Object procedure) {
    consume(agent, thisValue, procedure, Consumer.EACH);
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-iterator.prototype.some")
  @Builtin(name = "some")
  static Object some(Agent agent, Object thisValue, Object predicate) {
    return consume(agent, thisValue, predicate, Consumer.SOME) != null;
  }

  @EcmaSpec("sec-iterator.prototype.every")
  @Builtin(name = "every")
  static Object every(Agent agent, Object thisValue, Object predicate) {
    return consume(agent, thisValue, predicate, Consumer.EVERY) == null;
  }

  @EcmaSpec("sec-iterator.prototype.find")
  @Builtin(name = "find")
  static Object find(Agent agent, Object thisValue, Object predicate) {
    Object found = consume(agent, thisValue, predicate, Consumer.FIND);
    return found == null ? Undefined.UNDEFINED : found;
  }

  @EcmaSpec("sec-iterator.prototype.reduce")
  @Builtin(name = "reduce", length = 1)
  static Object reduce(Agent agent, Object thisValue, Object[] arguments) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    JsFunction reducer =
        callback(agent, iterator, arguments.length == 0 ? Undefined.UNDEFINED : arguments[0]);
    IteratorRecord iterated = IteratorOperations.direct(agent, iterator);
    long counter = 0;
    Object accumulator;
    if (arguments.length > 1) {
      accumulator = arguments[1];
    } else {
      accumulator = IteratorOperations.stepValue(agent, iterated);
      counter = 1;
      if (accumulator == null) {
        throw Errors.typeError(agent, Message.REDUCE_OF_EMPTY_ITERATOR);
      }
    }
    for (Object value = IteratorOperations.stepValue(agent, iterated);
        value != null;
        value = IteratorOperations.stepValue(agent, iterated)) {
      try {
        accumulator =
            agent.call(reducer, Undefined.UNDEFINED, accumulator, value, Numbers.box(counter++));
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
      }
      agent.poll();
    }
    return accumulator;
  }
}
