package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.AsyncGeneratorObject;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;

/** %AsyncGeneratorPrototype% (clause 27.6.1). A wrong receiver rejects the promise. */
final class AsyncGeneratorPrototype {
  private AsyncGeneratorPrototype() {}

  private static JsObject wrongReceiver(Agent agent, Object thisValue, String method) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    capability.reject(
        agent,
        Errors.typeError(
                agent, Message.GENERATOR_RECEIVER, method, ObjectOperations.display(thisValue))
            .value());
    return capability.promise();
  }

  @EcmaSpec("sec-asyncgenerator-prototype-next")
  @Builtin(name = "next")
  static Object next(Agent agent, Object thisValue, Object value) {
    return thisValue instanceof AsyncGeneratorObject generator
        ? generator.next(agent, value)
        : wrongReceiver(agent, thisValue, "next");
  }

  @EcmaSpec("sec-asyncgenerator-prototype-return")
  @Builtin(name = "return")
  static Object finish(Agent agent, Object thisValue, Object value) {
    return thisValue instanceof AsyncGeneratorObject generator
        ? generator.finish(agent, value)
        : wrongReceiver(agent, thisValue, "return");
  }

  @EcmaSpec("sec-asyncgenerator-prototype-throw")
  @Builtin(name = "throw")
  static Object fail(Agent agent, Object thisValue, Object reason) {
    return thisValue instanceof AsyncGeneratorObject generator
        ? generator.fail(agent, reason)
        : wrongReceiver(agent, thisValue, "throw");
  }
}
