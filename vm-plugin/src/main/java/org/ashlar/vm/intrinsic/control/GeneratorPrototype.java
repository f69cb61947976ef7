package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.GeneratorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;

/** %GeneratorPrototype% (clause 27.5.1). */
final class GeneratorPrototype {
  private GeneratorPrototype() {}

  private static GeneratorObject generator(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof GeneratorObject generator) {
      return generator;
    }
    throw Errors.typeError(
        agent, Message.GENERATOR_RECEIVER, method, ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-generator.prototype.next")
  @Builtin(name = "next")
  static Object next(Agent agent, Object thisValue, Object value) {
    return generator(agent, thisValue, "next").next(agent, value);
  }

  @EcmaSpec("sec-generator.prototype.return")
  @Builtin(name = "return")
  static Object finish(Agent agent, Object thisValue, Object value) {
    return generator(agent, thisValue, "return").finish(agent, value);
  }

  @EcmaSpec("sec-generator.prototype.throw")
  @Builtin(name = "throw")
  static Object fail(Agent agent, Object thisValue, Object reason) {
    return generator(agent, thisValue, "throw").fail(agent, reason);
  }
}
