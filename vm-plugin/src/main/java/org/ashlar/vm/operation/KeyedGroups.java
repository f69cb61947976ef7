package org.ashlar.vm.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The result of GroupBy (clause 7.3): lists of values by key, in order of first use. */
public final class KeyedGroups {
  private record Group(Object key, List<Object> values) {}

  private final Map<Object, Group> groups = new LinkedHashMap<>();

  private KeyedGroups() {}

  /** GroupBy with property keys. */
  @EcmaSpec("sec-groupby")
  public static KeyedGroups byPropertyKey(Agent agent, Object items, Object callback) {
    return group(agent, items, callback, true);
  }

  /** GroupBy with keys compared by SameValueZero. */
  @EcmaSpec("sec-groupby")
  public static KeyedGroups byValue(Agent agent, Object items, Object callback) {
    return group(agent, items, callback, false);
  }

  private static KeyedGroups group(
      Agent agent, Object items, Object callback, boolean propertyKeys) {
    TestingAndComparison.requireObjectCoercible(agent, items, "groupBy");
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    KeyedGroups made = new KeyedGroups();
    IteratorRecord iterator = IteratorOperations.getIterator(agent, items);
    long index = 0;
    for (Object value = IteratorOperations.stepValue(agent, iterator);
        value != null;
        value = IteratorOperations.stepValue(agent, iterator)) {
      try {
        Object key = agent.call(function, Undefined.UNDEFINED, value, Numbers.box(index));
        made.add(propertyKeys ? TypeConversion.toPropertyKey(agent, key) : key, value);
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
      }
      index++;
    }
    return made;
  }

  private void add(Object key, Object value) {
    groups
        .computeIfAbsent(identity(key), unused -> new Group(normalized(key), new ArrayList<>()))
        .values
        .add(value);
  }

  /** A Java object that is equal for values that SameValueZero takes for equal. */
  private static Object identity(Object key) {
    if (key instanceof CharSequence text) {
      return Strings.flat(text);
    }
    return key instanceof Integer || key instanceof Double
        ? (Object) (((Number) key).doubleValue() + 0.0)
        : key;
  }

  private static Object normalized(Object key) {
    return key instanceof Double number && number == 0 ? (Object) 0 : key;
  }

  /** Each key with its values. */
  public void forEach(BiConsumer<Object, List<Object>> consumer) {
    for (Group group : groups.values()) {
      consumer.accept(group.key, group.values);
    }
  }
}
