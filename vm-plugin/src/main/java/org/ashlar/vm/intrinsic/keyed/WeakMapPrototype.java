package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** %WeakMap.prototype% (clause 24.3.3). */
final class WeakMapPrototype {
  private WeakMapPrototype() {}

  private static WeakTable entries(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof WeakMapObject map) {
      return map.entries;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "WeakMap.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  private static void checkKey(Agent agent, Object key) {
    if (!WeakTable.accepts(key)) {
      throw Errors.typeError(agent, Message.INVALID_WEAK_KEY);
    }
  }

  @EcmaSpec("sec-weakmap.prototype.get")
  @Builtin(name = "get")
  static Object get(Agent agent, Object thisValue, Object key) {
    Object value = entries(agent, thisValue, "get").get(key);
    return value == null ? Undefined.UNDEFINED : value;
  }

  @EcmaSpec("sec-weakmap.prototype.set")
  @Builtin(name = "set")
  static Object set(Agent agent, Object thisValue, Object key, Object value) {
    WeakTable entries = entries(agent, thisValue, "set");
    checkKey(agent, key);
    entries.put(agent, key, value);
    return thisValue;
  }

  @EcmaSpec("sec-weakmap.prototype.has")
  @Builtin(name = "has")
  static Object has(Agent agent, Object thisValue, Object key) {
    return entries(agent, thisValue, "has").get(key) != null;
  }

  @EcmaSpec("sec-weakmap.prototype.delete")
  @Builtin(name = "delete")
  static Object delete(Agent agent, Object thisValue, Object key) {
    return entries(agent, thisValue, "delete").remove(key);
  }

  @EcmaSpec("sec-weakmap.prototype.getorinsert")
  @Builtin(name = "getOrInsert")
  static Object getOrInsert(Agent agent, Object thisValue, Object key, Object value) {
    WeakTable entries = entries(agent, thisValue, "getOrInsert");
    checkKey(agent, key);
    Object present = entries.get(key);
    if (present != null) {
      return present;
    }
    entries.put(agent, key, value);
    return value;
  }

  @EcmaSpec("sec-weakmap.prototype.getorinsertcomputed")
  @Builtin(name = "getOrInsertComputed")
  static Object getOrInsertComputed(Agent agent, Object thisValue, Object key, Object callback) {
    WeakTable entries = entries(agent, thisValue, "getOrInsertComputed");
    checkKey(agent, key);
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    Object present = entries.get(key);
    if (present != null) {
      return present;
    }
    Object value = agent.call(function, Undefined.UNDEFINED, key);
    entries.put(agent, key, value);
    return value;
  }
}
