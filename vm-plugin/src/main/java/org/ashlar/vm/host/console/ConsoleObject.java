package org.ashlar.vm.host.console;

import java.util.Arrays;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
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
  private ConsoleObject() {}

  /** Defines the lazy global {@code console}. */
  public static void install(Realm realm, HostHooks hooks) {
    IntrinsicBuilder.on(realm, realm.global())
        .put(
            "console",
            new LazyValue() {
              @Override
              public Object materialize() {
                realm.hostSlot(ConsoleState.class, owner -> new ConsoleState(hooks));
                return create(realm);
              }
            },
            Attributes.HIDDEN);
  }

  private static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(
            realm, realm.newObject(realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)))
        .functions(ConsoleObjectTable.TABLE)
        .tag("console")
        .build();
  }

  private static ConsoleState state(BuiltinFunction callee) {
    return callee.realm.hostSlot(
        ConsoleState.class,
        realm -> {
          throw new AssertionError("a console function without a console");
        });
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
    String stack = String.valueOf(error.rawGet(org.ashlar.vm.value.Keys.STACK));
    state.print(ConsoleSink.Level.TRACE, stack.replaceFirst("^Error", "Trace"));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "dir", length = 0, attributes = Attributes.DEFAULT)
  static Object dir(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    InspectOptions options = state.options(agent, ConsoleSink.Level.LOG).withCustomInspect(false);
    InspectOptions chosen = InspectArguments.read(agent, argument(arguments, 1), options);
    state.print(
        ConsoleSink.Level.LOG, new Inspector(agent, chosen).inspect(argument(arguments, 0)));
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
    state.print(ConsoleSink.Level.LOG, table.format(data, argument(arguments, 1)));
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
    if (shown.length > 0 && shown[0] instanceof CharSequence text) {
      shown[0] = "Assertion failed: " + text;
      return print(agent, callee, ConsoleSink.Level.WARN, shown);
    }
    Object[] all = new Object[shown.length + 1];
    all[0] = shown.length == 0 ? "Assertion failed" : "Assertion failed:";
    System.arraycopy(shown, 0, all, 1, shown.length);
    return print(agent, callee, ConsoleSink.Level.WARN, all);
  }

  @Builtin(name = "count", length = 0, attributes = Attributes.DEFAULT)
  static Object count(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    String label = label(agent, arguments);
    int count = state(callee).counters().merge(label, 1, Integer::sum);
    state(callee).print(ConsoleSink.Level.LOG, label + ": " + count);
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "countReset", length = 0, attributes = Attributes.DEFAULT)
  static Object countReset(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    String label = label(agent, arguments);
    if (state(callee).counters().remove(label) == null) {
      state(callee)
          .print(ConsoleSink.Level.WARN, "Warning: Count for '" + label + "' does not exist");
    }
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "time", length = 0, attributes = Attributes.DEFAULT)
  static Object time(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    String label = label(agent, arguments);
    if (state.clocks().putIfAbsent(label, state.now()) != null) {
      state.print(
          ConsoleSink.Level.WARN,
          "Warning: Label '" + label + "' already exists for console.time()");
    }
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "timeEnd", length = 0, attributes = Attributes.DEFAULT)
  static Object timeEnd(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    timeLog(agent, callee, thisValue, new Object[] {label(agent, arguments)});
    state(callee).clocks().remove(label(agent, arguments));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "timeLog", length = 0, attributes = Attributes.DEFAULT)
  static Object timeLog(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    ConsoleState state = state(callee);
    String label = label(agent, arguments);
    Long started = state.clocks().get(label);
    if (started == null) {
      state.print(
          ConsoleSink.Level.WARN, "Warning: No such label '" + label + "' for console.timeLog()");
      return Undefined.UNDEFINED;
    }
    String text = label + ": " + elapsed((state.now() - started) / 1e6);
    for (int i = 1; i < arguments.length; i++) {
      text +=
          " "
              + new Inspector(agent, state.options(agent, ConsoleSink.Level.LOG))
                  .display(arguments[i]);
    }
    state.print(ConsoleSink.Level.LOG, text);
    return Undefined.UNDEFINED;
  }

  private static String elapsed(double milliseconds) {
    if (milliseconds >= 1000) {
      return String.format(java.util.Locale.ROOT, "%.3fs", milliseconds / 1000);
    }
    String text = String.format(java.util.Locale.ROOT, "%.3f", milliseconds);
    return text.replaceFirst("\\.?0+$", "") + "ms";
  }
}
