package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;

/** How constructors of keyed collections take over what an iterable yields. */
final class Filling {
  private Filling() {}

  /** The method that adds, which a program may have replaced. */
  private static JsFunction adder(Agent agent, JsObject target, String name) {
    PropertyKey key = agent.group().keys().internKey(name);
    Object adder = target.get(agent, key);
    if (adder instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(
        agent, Message.ADDER_NOT_FUNCTION, ObjectOperations.display(adder), name);
  }

  private static boolean isPristine(JsFunction adder, BuiltinTable table, String name) {
    return adder instanceof BuiltinFunction builtin
        && builtin.table == table
        && builtin.id == table.require(name, BuiltinKind.METHOD);
  }

  /** AddEntriesFromIterable into a map or weak map. */
  @EcmaSpec("sec-add-entries-from-iterable")
  static void entries(Agent agent, JsObject target, Object iterable) {
    if (TestingAndComparison.isNullish(iterable)) {
      return;
    }
    JsFunction adder = adder(agent, target, "set");
    HashTable direct =
        target instanceof MapObject map && isPristine(adder, MapPrototypeTable.TABLE, "set")
            ? map.entries
            : null;
    IteratorRecord iterator = IteratorOperations.getIterator(agent, iterable);
    for (Object entry = IteratorOperations.stepValue(agent, iterator);
        entry != null;
        entry = IteratorOperations.stepValue(agent, iterator)) {
      try {
        if (!(entry instanceof JsObject pair)) {
          throw Errors.typeError(agent, Message.ENTRY_NOT_OBJECT, ObjectOperations.display(entry));
        }
        Object key = pair.get(agent, IndexKey.of(0));
        Object value = pair.get(agent, IndexKey.of(1));
        if (direct != null) {
          direct.put(agent, key, value);
        } else {
          agent.call(adder, target, key, value);
        }
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
      }
      agent.poll();
    }
  }

  /** Adds each value to a set or weak set. */
  static void values(Agent agent, JsObject target, Object iterable) {
    if (TestingAndComparison.isNullish(iterable)) {
      return;
    }
    JsFunction adder = adder(agent, target, "add");
    HashTable direct =
        target instanceof SetObject set && isPristine(adder, SetPrototypeTable.TABLE, "add")
            ? set.entries
            : null;
    IteratorRecord iterator = IteratorOperations.getIterator(agent, iterable);
    for (Object value = IteratorOperations.stepValue(agent, iterator);
        value != null;
        value = IteratorOperations.stepValue(agent, iterator)) {
      if (direct != null) {
        direct.add(agent, value);
      } else {
        try {
          agent.call(adder, target, value);
        } catch (ThrowCompletion thrown) {
          throw IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
        }
      }
      agent.poll();
    }
  }
}
