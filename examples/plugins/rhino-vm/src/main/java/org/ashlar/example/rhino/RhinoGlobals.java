package org.ashlar.example.rhino;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ashlar.spi.host.ConsoleSink;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** What Rhino has not: timers, {@code queueMicrotask} and a console. */
final class RhinoGlobals {
  private RhinoGlobals() {}

  static void define(RhinoAccess access, ScriptableObject scope) {
    define(scope, scope, "setTimeout", 2, (cx, s, self, args) -> timer(access, args, false));
    define(scope, scope, "setInterval", 2, (cx, s, self, args) -> timer(access, args, true));
    for (String name : new String[] {"clearTimeout", "clearInterval"}) {
      define(
          scope,
          scope,
          name,
          1,
          (cx, s, self, args) -> {
            if (args.length > 0 && args[0] instanceof Number id) {
              access.context().timers().remove(id.intValue());
            }
            return Undefined.instance;
          });
    }
    define(
        scope,
        scope,
        "queueMicrotask",
        1,
        (cx, s, self, args) -> {
          Function job = callback(args);
          cx.enqueueMicrotask(() -> job.call(Context.getCurrentContext(), scope, scope, NONE));
          return Undefined.instance;
        });
    Scriptable console = access.rhino().newObject(scope);
    for (ConsoleSink.Level level : ConsoleSink.Level.values()) {
      define(
          scope,
          console,
          level.name().toLowerCase(Locale.ROOT),
          0,
          (cx, s, self, args) -> {
            access
                .context()
                .settings()
                .hooks()
                .console()
                .print(
                    level,
                    Arrays.stream(args).map(access::display).collect(Collectors.joining(" ")));
            return Undefined.instance;
          });
    }
    ScriptableObject.defineProperty(scope, "console", console, ScriptableObject.DONTENUM);
  }

  private static final Object[] NONE = {};

  private interface Body {
    Object call(Context cx, Scriptable scope, Scriptable self, Object[] arguments);
  }

  private static void define(
      ScriptableObject scope, Scriptable target, String name, int length, Body body) {
    LambdaFunction function = new LambdaFunction(scope, name, length, body::call);
    ScriptableObject.defineProperty(target, name, function, ScriptableObject.DONTENUM);
  }

  private static Function callback(Object[] arguments) {
    if (arguments.length > 0 && arguments[0] instanceof Function function) {
      return function;
    }
    throw ScriptRuntime.constructError("TypeError", "the callback is not a function");
  }

  private static Object timer(RhinoAccess access, Object[] arguments, boolean repeat) {
    Function function = callback(arguments);
    double delay = arguments.length > 1 ? ScriptRuntime.toNumber(arguments[1]) : 0;
    Object[] rest =
        arguments.length > 2 ? Arrays.copyOfRange(arguments, 2, arguments.length) : NONE;
    return access
        .context()
        .timers()
        .add(delay, repeat, () -> access.call(function, Undefined.instance, rest));
  }
}
