package org.ashlar.vm.host.console;

import java.util.Arrays;
import java.util.Locale;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** The console object. Its functions work without their this value, as in Node. */
public final class ConsoleObject {
  private static final int MILLISECONDS_PER_SECOND = 1_000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  private ConsoleObject() {}

  /** Defines the lazy global {@code console}. */
  public static void install(Realm realm, HostHooks hooks) {
    IntrinsicBuilder.on(realm, realm.global())
        .put(
            "console",
            new LazyValue() {
              @Override
              public Object materialize() {
                return of(realm, hooks);
              }
            },
            Attributes.HIDDEN);
  }

  /** The console of a realm. */
  public static JsObject of(Realm realm, HostHooks hooks) {
    return realm.hostSlot(Main.class, owner -> new Main(create(owner, hooks))).console();
  }

  private record Main(JsObject console) {}

  private static JsObject create(Realm realm, HostHooks hooks) {
    ConsoleState state =
        new ConsoleState(
            hooks, new ConsoleOutput.OfHost(hooks), ConsoleState.GROUP_INDENTATION, null);
    ConsoleInstance made =
        new ConsoleInstance(realm, realm.newObject(realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)));
    define(realm, made, ConsoleObjectTable.TABLE, state);
    Agent agent = realm.agent();
    made.rawPut(
        agent,
        agent.group().keys().intern("Console"),
        ConsoleConstructor.create(realm, state),
        Attributes.DEFAULT);
    define(realm, made, ConsoleInspectorTable.TABLE, state);
    return IntrinsicBuilder.on(realm, made).tag("console").build();
  }

  /** Defines the functions of a console, which know it whatever they are called on. */
  static void define(Realm realm, JsObject console, BuiltinTable table, ConsoleState state) {
    Agent agent = realm.agent();
    for (int id = 0; id < table.size(); id++) {
      String name = table.name(id);
      console.rawPut(
          agent,
          agent.group().keys().intern(name),
          BuiltinFunction.of(realm, table, id, name, state),
          Attributes.DEFAULT);
    }
  }

  private static ConsoleState state(BuiltinFunction callee) {
    return (ConsoleState) callee.captured();
  }

  private static Object print(
      Agent agent, BuiltinFunction callee, ConsoleSink.Level level, Object[] arguments) {
    state(callee).print(agent, level, arguments);
    return Undefined.UNDEFINED;
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  private static String label(Agent agent, Object[] arguments) {
    Object given = argument(arguments, 0);
    return given == Undefined.UNDEFINED ? "default" : TypeConversion.toFlatString(agent, given);
  }

  @Builtin(name = "log", length = 0, attributes = Attributes.DEFAULT)
  static Object log(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.LOG, arguments);
  }

  @Builtin(name = "info", length = 0, attributes = Attributes.DEFAULT)
  static Object info(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.INFO, arguments);
  }

  @Builtin(name = "debug", length = 0, attributes = Attributes.DEFAULT)
  static Object debug(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.DEBUG, arguments);
  }

  @Builtin(name = "warn", length = 0, attributes = Attributes.DEFAULT)
  static Object warn(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.WARN, arguments);
  }

  @Builtin(name = "error", length = 0, attributes = Attributes.DEFAULT)
  static Object error(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.ERROR, arguments);
  }

  @Builtin(name = "trace", length = 0, attributes = Attributes.DEFAULT)
  static Object trace(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    String text =
        new FormattedText(agent, state.options(agent, ConsoleSink.Level.TRACE)).format(arguments);
    JsObject error = agent.host().newError(agent, org.ashlar.vm.completion.ErrorKind.ERROR, text);
    String stack = String.valueOf(ErrorObject.stackText(agent, error));
    state.print(agent, ConsoleSink.Level.TRACE, stack.replaceFirst("^Error", "Trace"));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "dir", length = 0, attributes = Attributes.DEFAULT)
  static Object dir(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    InspectOptions options = state.options(agent, ConsoleSink.Level.LOG).withCustomInspect(false);
    InspectOptions chosen = InspectArguments.read(agent, argument(arguments, 1), options);
    state.print(
        agent, ConsoleSink.Level.LOG, new Inspector(agent, chosen).inspect(argument(arguments, 0)));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "dirxml", length = 0, attributes = Attributes.DEFAULT)
  static Object dirxml(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return print(agent, callee, ConsoleSink.Level.LOG, arguments);
  }

  @Builtin(name = "table", length = 1, attributes = Attributes.DEFAULT)
  static Object table(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    if (!(argument(arguments, 0) instanceof JsObject data)) {
      return print(agent, callee, ConsoleSink.Level.LOG, arguments);
    }
    ConsoleState state = state(callee);
    ConsoleTable table = new ConsoleTable(agent, state.options(agent, ConsoleSink.Level.LOG));
    state.print(agent, ConsoleSink.Level.LOG, table.format(data, argument(arguments, 1)));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "group", length = 0, attributes = Attributes.DEFAULT)
  static Object group(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    if (arguments.length > 0) {
      print(agent, callee, ConsoleSink.Level.LOG, arguments);
    }
    state(callee).indent();
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "groupCollapsed", length = 0, attributes = Attributes.DEFAULT)
  static Object groupCollapsed(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return group(agent, callee, thisValue, arguments);
  }

  @Builtin(name = "groupEnd", attributes = Attributes.DEFAULT)
  static Object groupEnd(Agent agent, BuiltinFunction callee, Object thisValue) {
    state(callee).outdent();
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "assert", length = 0, attributes = Attributes.DEFAULT)
  static Object assertTrue(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    if (TypeConversion.toBoolean(argument(arguments, 0))) {
      return Undefined.UNDEFINED;
    }
    Object[] shown =
        arguments.length > 1 ? Arrays.copyOfRange(arguments, 1, arguments.length) : new Object[0];
    if (shown.length == 0) {
      return print(agent, callee, ConsoleSink.Level.WARN, new Object[] {"Assertion failed"});
    }
    shown[0] = "Assertion failed: " + TypeConversion.toFlatString(agent, shown[0]);
    return print(agent, callee, ConsoleSink.Level.WARN, shown);
  }

  @Builtin(name = "count", length = 0, attributes = Attributes.DEFAULT)
  static Object count(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    String label = label(agent, arguments);
    int count = state(callee).counters().merge(label, 1, Integer::sum);
    state(callee).print(agent, ConsoleSink.Level.LOG, label + ": " + count);
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "countReset", length = 0, attributes = Attributes.DEFAULT)
  static Object countReset(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    String label = label(agent, arguments);
    if (state(callee).counters().remove(label) == null) {
      state(callee).warn(agent, "Count for '" + label + "' does not exist");
    }
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "time", length = 0, attributes = Attributes.DEFAULT)
  static Object time(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    String label = label(agent, arguments);
    if (state.clocks().putIfAbsent(label, state.now()) != null) {
      state.warn(agent, "Label '" + label + "' already exists for console.time()");
    }
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "timeEnd", length = 0, attributes = Attributes.DEFAULT)
  static Object timeEnd(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    showTime(agent, callee, "timeEnd", new Object[] {label(agent, arguments)});
    state(callee).clocks().remove(label(agent, arguments));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "timeLog", length = 0, attributes = Attributes.DEFAULT)
  static Object timeLog(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    showTime(agent, callee, "timeLog", arguments);
    return Undefined.UNDEFINED;
  }

  private static void showTime(
      Agent agent, BuiltinFunction callee, String function, Object[] arguments) {
    ConsoleState state = state(callee);
    String label = label(agent, arguments);
    Long started = state.clocks().get(label);
    if (started == null) {
      state.warn(agent, "No such label '" + label + "' for console." + function + "()");
      return;
    }
    Object[] shown = new Object[Math.max(arguments.length, 1) + 2];
    shown[0] = "%s: %s";
    shown[1] = label;
    shown[2] = elapsed((state.now() - started) / 1e6);
    if (arguments.length > 1) {
      System.arraycopy(arguments, 1, shown, 3, arguments.length - 1);
    }
    state.print(agent, ConsoleSink.Level.LOG, shown);
  }

  @Builtin(name = "clear", attributes = Attributes.DEFAULT)
  static Object clear(Agent agent, BuiltinFunction callee, Object thisValue) {
    state(callee).clear(agent);
    return Undefined.UNDEFINED;
  }

  private static String elapsed(double milliseconds) {
    if (milliseconds < MILLISECONDS_PER_SECOND) {
      return trimmed(String.format(Locale.ROOT, "%.3f", milliseconds)) + "ms";
    }
    double seconds = milliseconds / MILLISECONDS_PER_SECOND;
    if (seconds < SECONDS_PER_MINUTE) {
      return String.format(Locale.ROOT, "%.3fs", seconds);
    }
    long minutes = (long) (seconds / SECONDS_PER_MINUTE);
    String rest = String.format(Locale.ROOT, "%06.3f", seconds % SECONDS_PER_MINUTE);
    return minutes < MINUTES_PER_HOUR
        ? minutes + ":" + rest + " (m:ss.mmm)"
        : String.format(
            Locale.ROOT,
            "%d:%02d:%s (h:mm:ss)",
            minutes / MINUTES_PER_HOUR,
            minutes % MINUTES_PER_HOUR,
            rest.substring(0, 2));
  }

  private static String trimmed(String number) {
    return number.replaceFirst("\\.?0+$", "");
  }
}
