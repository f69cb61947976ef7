package org.ashlar.vm.intrinsic.structured;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The second pass of {@code JSON.parse}, which hands every value to a function, leaves first. */
final class JsonReviver {
  /** Stack that one level takes, in the units of room. */
  private static final int WEIGHT = 120;

  private final Agent agent;
  private final JsFunction reviver;

  private JsonReviver(Agent agent, JsFunction reviver) {
    this.agent = agent;
    this.reviver = reviver;
  }

  static Object revive(Agent agent, JsFunction reviver, Object value, @Nullable JsonSource source) {
    JsObject root = agent.realm.newObject();
    StringKey empty = agent.group().keys().intern("");
    root.rawPut(agent, empty, value, Attributes.DEFAULT);
    return new JsonReviver(agent, reviver).internalize(root, empty, source);
  }

  @EcmaSpec("sec-internalizejsonproperty")
  private Object internalize(JsObject holder, PropertyKey name, @Nullable JsonSource expected) {
    agent.enterNative(WEIGHT);
    try {
      agent.poll();
      Object value = holder.get(agent, name);
      JsonSource source =
          expected != null && SameValue.sameValue(expected.value(), value) ? expected : null;
      JsObject context = agent.realm.newObject();
      if (value instanceof JsObject object) {
        reviveParts(object, source);
      } else if (source != null && source.text() != null) {
        context.rawPut(agent, Keys.SOURCE, source.text(), Attributes.DEFAULT);
      }
      return agent.call(reviver, holder, name.toValue(), value, context);
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private void reviveParts(JsObject object, @Nullable JsonSource source) {
    if (TestingAndComparison.isArray(agent, object)) {
      long length = ObjectOperations.lengthOfArrayLike(agent, object);
      for (long i = 0; i < length; i++) {
        PropertyKey key = ObjectOperations.indexKey(agent, i);
        revivePart(object, key, source == null ? null : source.element(i));
      }
      return;
    }
    // the list is made before the first call, which may delete what comes later
    for (PropertyKey key : enumerableKeys(object)) {
      revivePart(object, key, source == null ? null : source.entry(key));
    }
  }

  private List<PropertyKey> enumerableKeys(JsObject object) {
    List<PropertyKey> keys = new ArrayList<>();
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      PropertyDescriptor descriptor =
          key instanceof Symbol ? null : object.getOwnProperty(agent, key);
      if (descriptor != null && descriptor.isEnumerable()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private void revivePart(JsObject object, PropertyKey key, @Nullable JsonSource source) {
    Object made = internalize(object, key, source);
    // whether that is refused makes no difference here
    if (made == Undefined.UNDEFINED) {
      object.delete(agent, key);
    } else {
      ObjectOperations.createDataProperty(agent, object, key, made);
    }
  }
}
