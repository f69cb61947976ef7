package org.ashlar.vm.host.console;

import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** {@code console.Console}: makes consoles over streams of the program. */
final class ConsoleConstructor {
  private static final int MOST_INDENTATION = 1_000;

  private ConsoleConstructor() {}

  static JsObject create(Realm realm, ConsoleState main) {
    Agent agent = realm.agent();
    int id = ConsoleConstructorTable.TABLE.require("Console", BuiltinKind.CONSTRUCTOR);
    BuiltinFunction made =
        BuiltinFunction.of(realm, ConsoleConstructorTable.TABLE, id, "Console", main);
    JsObject prototype = realm.newObject(realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    prototype.rawPut(agent, Keys.CONSTRUCTOR, made, Attributes.HIDDEN);
    IntrinsicBuilder.on(realm, prototype).tag("console").build();
    made.rawPut(agent, Keys.PROTOTYPE, prototype, 0);
    return IntrinsicBuilder.on(realm, made).functions(ConsoleConstructorTable.TABLE).build();
  }

  /** Works without {@code new}, too. */
  @Builtin(name = "Console", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    Object first = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    JsObject options =
        first instanceof JsObject object && !(member(agent, object, "write") instanceof JsFunction)
            ? object
            : null;
    Object output = options == null ? first : member(agent, options, "stdout");
    Object errors =
        options != null
            ? member(agent, options, "stderr")
            : arguments.length > 1 ? arguments[1] : Undefined.UNDEFINED;
    JsObject standard = writable(agent, "stdout", output);
    JsObject failing = errors == Undefined.UNDEFINED ? standard : writable(agent, "stderr", errors);
    HostHooks hooks = ((ConsoleState) callee.captured()).hooks();
    ConsoleState state =
        new ConsoleState(
            hooks,
            new ConsoleOutput.OfStreams(hooks, standard, failing, colors(agent, options)),
            indentation(agent, options),
            inspection(agent, options));
    Object prototype = (newTarget == null ? callee : newTarget).get(agent, Keys.PROTOTYPE);
    ConsoleInstance made =
        new ConsoleInstance(
            callee.realm,
            prototype instanceof JsObject given
                ? given
                : (JsObject) callee.get(agent, Keys.PROTOTYPE));
    ConsoleObject.define(callee.realm, made, ConsoleObjectTable.TABLE, state);
    return made;
  }

  @Builtin(name = "@@hasInstance", length = 1)
  static Object hasInstance(Object thisValue, Object value) {
    return value instanceof ConsoleInstance;
  }

  private static Object member(Agent agent, JsObject object, String name) {
    return object.get(agent, agent.group().keys().intern(name));
  }

  private static JsObject writable(Agent agent, String name, Object stream) {
    if (stream instanceof JsObject object && member(agent, object, "write") instanceof JsFunction) {
      return object;
    }
    throw HostErrors.withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_CONSOLE_WRITABLE_STREAM",
        "Console expects a writable stream instance for " + name);
  }

  private static @Nullable Boolean colors(Agent agent, @Nullable JsObject options) {
    Object mode = options == null ? Undefined.UNDEFINED : member(agent, options, "colorMode");
    if (mode instanceof Boolean wanted) {
      return wanted;
    }
    if (mode == Undefined.UNDEFINED
        || (mode instanceof CharSequence text && text.toString().equals("auto"))) {
      return null;
    }
    throw HostErrors.wrongValue(
        agent, "argument 'colorMode' must be one of: 'auto', true, false", mode);
  }

  private static int indentation(Agent agent, @Nullable JsObject options) {
    Object wanted =
        options == null ? Undefined.UNDEFINED : member(agent, options, "groupIndentation");
    if (wanted == Undefined.UNDEFINED) {
      return ConsoleState.GROUP_INDENTATION;
    }
    double count = TypeConversion.toIntegerOrInfinity(agent, wanted);
    if (!(count >= 0 && count <= MOST_INDENTATION)) {
      throw HostErrors.outOfRange(
          agent, "groupIndentation", ">= 0 && <= " + MOST_INDENTATION, wanted);
    }
    return (int) count;
  }

  private static @Nullable Object inspection(Agent agent, @Nullable JsObject options) {
    Object given = options == null ? Undefined.UNDEFINED : member(agent, options, "inspectOptions");
    return given == Undefined.UNDEFINED ? null : given;
  }
}
