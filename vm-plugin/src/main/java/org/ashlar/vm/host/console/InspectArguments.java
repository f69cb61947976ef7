package org.ashlar.vm.host.console;

import org.ashlar.vm.host.console.InspectOptions.Getters;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Reads the options object of {@code util.inspect} and {@code console.dir}. */
public final class InspectArguments {
  /** The object {@code util.inspect.defaultOptions} of a realm. */
  private static final class Defaults {
    private @Nullable JsObject object;
  }

  private InspectArguments() {}

  /** Has the options that nobody gives be those of an object, as the program changes it. */
  public static void setDefaults(Realm realm, JsObject defaults) {
    realm.hostSlot(Defaults.class, owner -> new Defaults()).object = defaults;
  }

  /** The options of a realm that nobody gave. */
  public static InspectOptions defaults(Agent agent) {
    Defaults changed = agent.realm.hostSlotIfMade(Defaults.class);
    return changed == null || changed.object == null
        ? InspectOptions.DEFAULT
        : read(agent, changed.object, InspectOptions.DEFAULT);
  }

  /** The options of a call of {@code inspect}: an object, or old programs' showHidden and depth. */
  public static InspectOptions ofCall(Agent agent, Object[] arguments) {
    InspectOptions given = defaults(agent);
    if (arguments.length > 1 && arguments[1] instanceof JsObject) {
      return read(agent, arguments[1], given);
    }
    InspectOptions.Builder options = given.toBuilder();
    if (arguments.length > 1 && arguments[1] instanceof Boolean hidden) {
      options.showHidden(hidden);
    }
    if (arguments.length > 2 && arguments[2] != Undefined.UNDEFINED) {
      options.depth(count(agent, arguments[2]));
    }
    if (arguments.length > 3 && arguments[3] != Undefined.UNDEFINED) {
      options.colors(TypeConversion.toBoolean(arguments[3]));
    }
    return options.build();
  }

  /** The given options with what the object says. */
  public static InspectOptions read(Agent agent, Object value, InspectOptions given) {
    if (!(value instanceof JsObject object)) {
      return given;
    }
    Object sorted = member(agent, object, "sorted");
    InspectOptions.Builder options =
        given.toBuilder()
            .depth(number(agent, object, "depth", given.depth()))
            .colors(flag(agent, object, "colors", given.colors()))
            .breakLength(number(agent, object, "breakLength", given.breakLength()))
            .compact(compact(agent, object, given.compact()))
            .maxArrayLength(number(agent, object, "maxArrayLength", given.maxArrayLength()))
            .maxStringLength(number(agent, object, "maxStringLength", given.maxStringLength()))
            .showHidden(flag(agent, object, "showHidden", given.showHidden()))
            .customInspect(flag(agent, object, "customInspect", given.customInspect()))
            .showProxy(flag(agent, object, "showProxy", given.showProxy()))
            .getters(getters(agent, object, given.getters()))
            .numericSeparator(flag(agent, object, "numericSeparator", given.numericSeparator()));
    if (sorted != Undefined.UNDEFINED) {
      options.sorted(TypeConversion.toBoolean(sorted), sorted instanceof JsFunction by ? by : null);
    }
    return options.build();
  }

  private static Object member(Agent agent, JsObject object, String name) {
    return object.get(agent, agent.group().keys().lookup(name));
  }

  private static int number(Agent agent, JsObject object, String name, int fallback) {
    Object value = member(agent, object, name);
    return value == Undefined.UNDEFINED ? fallback : count(agent, value);
  }

  private static int count(Agent agent, Object value) {
    if (value == JsNull.NULL) {
      return Integer.MAX_VALUE;
    }
    double number = TypeConversion.toDouble(agent, value);
    return (int) Math.clamp(number, -1, Integer.MAX_VALUE);
  }

  private static int compact(Agent agent, JsObject object, int fallback) {
    Object value = member(agent, object, "compact");
    return value instanceof Boolean all
        ? (all ? InspectOptions.COMPACT_ALL : InspectOptions.COMPACT_NONE)
        : number(agent, object, "compact", fallback);
  }

  private static Getters getters(Agent agent, JsObject object, Getters fallback) {
    Object value = member(agent, object, "getters");
    if (value == Undefined.UNDEFINED) {
      return fallback;
    }
    if (value instanceof CharSequence text) {
      return switch (Strings.flat(text)) {
        case "get" -> Getters.WITHOUT_SETTER;
        case "set" -> Getters.WITH_SETTER;
        default -> Getters.NONE;
      };
    }
    return TypeConversion.toBoolean(value) ? Getters.ALL : Getters.NONE;
  }

  private static boolean flag(Agent agent, JsObject object, String name, boolean fallback) {
    Object value = member(agent, object, name);
    return value == Undefined.UNDEFINED ? fallback : TypeConversion.toBoolean(value);
  }
}
