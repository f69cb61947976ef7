package org.ashlar.vm.host.test262;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;

/** {@code $262.agent} of the agent that runs the test. */
final class Test262MainAgent {
  private Test262MainAgent() {}

  private static Test262Cluster cluster(Agent agent) {
    return ((Test262Agent) agent.host()).cluster();
  }

  @Builtin(name = "start")
  static Object start(Agent agent, Object thisValue, Object text) {
    cluster(agent).start(agent, TypeConversion.toFlatString(agent, text));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "broadcast")
  static Object broadcast(Agent agent, Object thisValue, Object buffer, Object number) {
    SharedMemory memory = buffer instanceof ArrayBufferObject bytes ? bytes.shared() : null;
    if (memory == null) {
      throw Errors.of(agent, ErrorKind.TYPE_ERROR, "not a SharedArrayBuffer");
    }
    cluster(agent).broadcast(agent, memory, number);
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "getReport")
  static Object getReport(Agent agent, Object thisValue) {
    String report = cluster(agent).nextReport();
    return report == null ? JsNull.NULL : report;
  }
}
