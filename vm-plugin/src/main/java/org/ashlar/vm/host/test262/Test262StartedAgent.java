package org.ashlar.vm.host.test262;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** {@code $262.agent} of an agent that a test started; the functions know which. */
final class Test262StartedAgent {
  private Test262StartedAgent() {}

  private static Test262Member member(BuiltinFunction callee) {
    return (Test262Member) callee.captured();
  }

  @Builtin(name = "receiveBroadcast", kind = BuiltinKind.DETACHED)
  static Object receiveBroadcast(
      Agent agent, BuiltinFunction callee, Object thisValue, Object receiver) {
    member(callee).receive(ObjectOperations.requireFunction(agent, receiver));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "report", kind = BuiltinKind.DETACHED)
  static Object report(Agent agent, BuiltinFunction callee, Object thisValue, Object message) {
    member(callee).cluster().report(TypeConversion.toFlatString(agent, message));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "leaving", kind = BuiltinKind.DETACHED)
  static Object leaving(Agent agent, BuiltinFunction callee, Object thisValue) {
    member(callee).leave();
    return Undefined.UNDEFINED;
  }
}
