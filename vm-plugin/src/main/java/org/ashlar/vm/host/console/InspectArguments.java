package org.ashlar.vm.host.console;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;

/** Reads the options object of {@code util.inspect} and {@code console.dir}. */
public final class InspectArguments {
  private InspectArguments() {}

  /** The given options with what the object says. */
  public static InspectOptions read(Agent agent, Object value, InspectOptions given) {
    if (!(value instanceof JsObject object)) {
      return given;
    }
    return new InspectOptions(
        number(agent, object, "depth", given.depth()),
        flag(agent, object, "colors", given.colors()),
        number(agent, object, "breakLength", given.breakLength()),
        compact(agent, object, given.compact()),
        number(agent, object, "maxArrayLength", given.maxArrayLength()),
        number(agent, object, "maxStringLength", given.maxStringLength()),
        flag(agent, object, "showHidden", given.showHidden()),
        flag(agent, object, "sorted", given.sorted()),
        flag(agent, object, "customInspect", given.customInspect()));
  }

  private static Object member(Agent agent, JsObject object, String name) {
    return object.get(agent, agent.group().keys().lookup(name));
  }

  private static int number(Agent agent, JsObject object, String name, int fallback) {
    Object value = member(agent, object, name);
    if (value == Undefined.UNDEFINED) {
      return fallback;
    }
    if (value == JsNull.NULL) {
      return Integer.MAX_VALUE;
    }
    double number = TypeConversion.toDouble(agent, value);
    return (int) Math.clamp(number, -1, Integer.MAX_VALUE);
  }

  private static int compact(Agent agent, JsObject object, int fallback) {
    Object value = member(agent, object, "compact");
    return value instanceof Boolean b
        ? (b ? Integer.MAX_VALUE : 0)
        : number(agent, object, "compact", fallback);
  }

  private static boolean flag(Agent agent, JsObject object, String name, boolean fallback) {
    Object value = member(agent, object, name);
    return value == Undefined.UNDEFINED ? fallback : TypeConversion.toBoolean(value);
  }
}
