package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** %Map.prototype% (clause 24.1.3). */
final class MapPrototype {
  private MapPrototype() {}

  private static HashTable entries(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof MapObject map) {
      return map.entries;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "Map.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-map.prototype.get")
  @Builtin(name = "get")
  static Object get(Agent agent, Object thisValue, Object key) {
    Object value = entries(agent, thisValue, "get").get(agent, key);
    return value == null ? Undefined.UNDEFINED : value;
  }

  @EcmaSpec("sec-map.prototype.set")
  @Builtin(name = "set")
  static Object set(Agent agent, Object thisValue, Object key, Object value) {
    entries(agent, thisValue, "set").put(agent, key, value);
    return thisValue;
  }

  @EcmaSpec("sec-map.prototype.has")
  @Builtin(name = "has")
  static Object has(Agent agent, Object thisValue, Object key) {
    return entries(agent, thisValue, "has").has(agent, key);
  }

  @EcmaSpec("sec-map.prototype.delete")
  @Builtin(name = "delete")
  static Object delete(Agent agent, Object thisValue, Object key) {
    return entries(agent, thisValue, "delete").remove(agent, key);
  }

  @EcmaSpec("sec-map.prototype.clear")
  @Builtin(name = "clear")
  static Object clear(Agent agent, Object thisValue) {
    entries(agent, thisValue, "clear").clear();
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-map.prototype.getorinsert")
  @Builtin(name = "getOrInsert")
  static Object getOrInsert(Agent agent, Object thisValue, Object key, Object value) {
    HashTable entries = entries(agent, thisValue, "getOrInsert");
    Object present = entries.get(agent, key);
    if (present != null) {
      return present;
    }
    entries.put(agent, key, value);
    return value;
  }

  @EcmaSpec("sec-map.prototype.getorinsertcomputed")
  @Builtin(name = "getOrInsertComputed")
  static Object getOrInsertComputed(Agent agent, Object thisValue, Object key, Object callback) {
    HashTable entries = entries(agent, thisValue, "getOrInsertComputed");
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    Object present = entries.get(agent, key);
    if (present != null) {
      return present;
    }
    Object normal = HashStore.normalize(key);
    Object value = agent.call(function, Undefined.UNDEFINED, normal);
    entries.put(agent, normal, value);
    return value;
  }

  @EcmaSpec("sec-map.prototype.foreach")
  @Builtin(name = "forEach", length = 1)
  static Object forEach(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    HashTable entries = entries(agent, thisValue, "forEach");
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    HashTable.Cursor cursor = entries.cursor();
    while (cursor.advance()) {
      agent.call(function, thisArgument, cursor.value(), cursor.key(), thisValue);
      agent.poll();
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-map.prototype.entries")
  @Builtin(name = "entries")
  static Object entries(Agent agent, Object thisValue) {
    return KeyedIterator.ofMap(
        agent, entries(agent, thisValue, "entries"), KeyedIterator.Kind.ENTRIES);
  }

  @EcmaSpec("sec-map.prototype.keys")
  @Builtin(name = "keys")
  static Object keys(Agent agent, Object thisValue) {
    return KeyedIterator.ofMap(agent, entries(agent, thisValue, "keys"), KeyedIterator.Kind.KEYS);
  }

  @EcmaSpec("sec-map.prototype.values")
  @Builtin(name = "values")
  static Object values(Agent agent, Object thisValue) {
    return KeyedIterator.ofMap(
        agent, entries(agent, thisValue, "values"), KeyedIterator.Kind.VALUES);
  }

  @EcmaSpec("sec-get-map.prototype.size")
  @Builtin(name = "size", kind = BuiltinKind.GETTER)
  static Object size(Agent agent, Object thisValue) {
    return entries(agent, thisValue, "size").size();
  }
}
