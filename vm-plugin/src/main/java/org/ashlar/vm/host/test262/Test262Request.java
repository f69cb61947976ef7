package org.ashlar.vm.host.test262;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** One request of the runner; the keys are those of the protocol. */
record Test262Request(
    String id,
    String path,
    List<String> harness,
    String source,
    boolean module,
    boolean async,
    boolean canBlock,
    boolean parseOnly,
    long timeoutMilliseconds) {

  static Test262Request of(Agent agent, JsObject request) {
    List<String> harness = new ArrayList<>();
    Object list = member(agent, request, "harness");
    if (list instanceof JsObject files) {
      for (Object file : ObjectOperations.listFromArrayLike(agent, files)) {
        harness.add(TypeConversion.toFlatString(agent, file));
      }
    }
    Object canBlock = member(agent, request, "canBlock");
    Object timeout = member(agent, request, "timeoutMs");
    return new Test262Request(
        TypeConversion.toFlatString(agent, member(agent, request, "id")),
        TypeConversion.toFlatString(agent, member(agent, request, "path")),
        List.copyOf(harness),
        TypeConversion.toFlatString(agent, member(agent, request, "source")),
        TypeConversion.toBoolean(member(agent, request, "module")),
        TypeConversion.toBoolean(member(agent, request, "async")),
        canBlock == Undefined.UNDEFINED || TypeConversion.toBoolean(canBlock),
        TypeConversion.toBoolean(member(agent, request, "parseOnly")),
        timeout instanceof Integer milliseconds ? milliseconds : 10_000);
  }

  private static Object member(Agent agent, JsObject object, String name) {
    return object.get(agent, agent.group().keys().lookup(name));
  }
}
