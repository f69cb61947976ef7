package org.ashlar.vm.host.test262;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** The {@code print} function of a test realm. */
final class Test262Print {
  private Test262Print() {}

  @Builtin(name = "print")
  static Object print(Agent agent, Object thisValue, Object value) {
    ((Test262Agent) agent.host()).run().print(TypeConversion.toFlatString(agent, value));
    return Undefined.UNDEFINED;
  }
}
