package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;

/** %IteratorHelperPrototype% (clause 27.1.2.1). */
final class IteratorHelperPrototype {
  private IteratorHelperPrototype() {}

  private static IteratorHelper helper(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof IteratorHelper helper) {
      return helper;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "Iterator Helper.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-%iteratorhelperprototype%.next")
  @Builtin(name = "next")
  static Object next(Agent agent, Object thisValue) {
    return helper(agent, thisValue, "next").next(agent);
  }

  @EcmaSpec("sec-%iteratorhelperprototype%.return")
  @Builtin(name = "return")
  static Object finish(Agent agent, Object thisValue) {
    return helper(agent, thisValue, "return").finish(agent);
  }
}
