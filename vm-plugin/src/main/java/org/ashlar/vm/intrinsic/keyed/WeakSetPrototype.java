package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;

/** %WeakSet.prototype% (clause 24.4.3). */
final class WeakSetPrototype {
  private WeakSetPrototype() {}

  private static WeakTable entries(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof WeakSetObject set) {
      return set.entries;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "WeakSet.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-weakset.prototype.add")
  @Builtin(name = "add")
  static Object add(Agent agent, Object thisValue, Object value) {
    WeakTable entries = entries(agent, thisValue, "add");
    if (!WeakTable.accepts(value)) {
      throw Errors.typeError(agent, Message.INVALID_WEAK_VALUE);
    }
    // The value of an entry would be held by the key; the key itself is no more than that.
    entries.put(agent, value, true);
    return thisValue;
  }

  @EcmaSpec("sec-weakset.prototype.has")
  @Builtin(name = "has")
  static Object has(Agent agent, Object thisValue, Object value) {
    return entries(agent, thisValue, "has").get(value) != null;
  }

  @EcmaSpec("sec-weakset.prototype.delete")
  @Builtin(name = "delete")
  static Object delete(Agent agent, Object thisValue, Object value) {
    return entries(agent, thisValue, "delete").remove(value);
  }
}
