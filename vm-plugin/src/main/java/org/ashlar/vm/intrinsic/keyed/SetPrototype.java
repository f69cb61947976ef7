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

/** %Set.prototype% (clause 24.2.4), but for the set operations, which are in {@link SetAlgebra}. */
final class SetPrototype {
  private SetPrototype() {}

  static HashTable entries(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof SetObject set) {
      return set.entries;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "Set.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-set.prototype.has")
  @Builtin(name = "has")
  static Object has(Agent agent, Object thisValue, Object value) {
    return entries(agent, thisValue, "has").has(agent, value);
  }

  @EcmaSpec("sec-set.prototype.add")
  @Builtin(name = "add")
  static Object add(Agent agent, Object thisValue, Object value) {
    entries(agent, thisValue, "add").add(agent, value);
    return thisValue;
  }

  @EcmaSpec("sec-set.prototype.delete")
  @Builtin(name = "delete")
  static Object delete(Agent agent, Object thisValue, Object value) {
    return entries(agent, thisValue, "delete").remove(agent, value);
  }

  @EcmaSpec("sec-set.prototype.clear")
  @Builtin(name = "clear")
  static Object clear(Agent agent, Object thisValue) {
    entries(agent, thisValue, "clear").clear();
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-set.prototype.entries")
  @Builtin(name = "entries")
  static Object entries(Agent agent, Object thisValue) {
    return KeyedIterator.ofSet(
        agent, entries(agent, thisValue, "entries"), KeyedIterator.Kind.ENTRIES);
  }

  @EcmaSpec("sec-set.prototype.values")
  @Builtin(name = "values")
  static Object values(Agent agent, Object thisValue) {
    return KeyedIterator.ofSet(
        agent, entries(agent, thisValue, "values"), KeyedIterator.Kind.VALUES);
  }

  @EcmaSpec("sec-set.prototype.foreach")
  @Builtin(name = "forEach", length = 1)
  static Object forEach(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    HashTable entries = entries(agent, thisValue, "forEach");
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    HashTable.Cursor cursor = entries.cursor();
    while (cursor.advance()) {
      agent.call(function, thisArgument, cursor.key(), cursor.key(), thisValue);
      agent.poll();
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-get-set.prototype.size")
  @Builtin(name = "size", kind = BuiltinKind.GETTER)
  static Object size(Agent agent, Object thisValue) {
    return entries(agent, thisValue, "size").size();
  }
}
