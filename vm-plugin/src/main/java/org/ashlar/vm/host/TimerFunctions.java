package org.ashlar.vm.host;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * setTimeout and its kin, and queueMicrotask. A started timer is an object with the methods that
 * Node's have.
 */
public final class TimerFunctions {
  private TimerFunctions() {}

  /** Puts the functions on a realm's global object. */
  public static void install(Realm realm) {
    IntrinsicBuilder.on(realm, realm.global()).functions(TimerFunctionsTable.TABLE);
  }

  static TimerQueue timers(Agent agent) {
    return ((TimerHost) agent.host()).timers();
  }

  private static JsFunction callback(Agent agent, Object[] arguments) {
    Object first = argument(arguments, 0);
    if (first instanceof JsFunction function) {
      return function;
    }
    JsObject error =
        agent
            .host()
            .newError(
                agent,
                ErrorKind.TYPE_ERROR,
                "The \"callback\" argument must be of type function. Received "
                    + ObjectOperations.display(first));
    error.rawPut(
        agent, agent.group().keys().intern("code"), "ERR_INVALID_ARG_TYPE", Attributes.DEFAULT);
    throw new org.ashlar.vm.completion.ThrowCompletion(error);
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  private static Object[] rest(Object[] arguments, int from) {
    return arguments.length <= from
        ? JsFunction.NO_ARGUMENTS
        : Arrays.copyOfRange(arguments, from, arguments.length);
  }

  @Builtin(name = "setTimeout", length = 2, attributes = Attributes.DEFAULT)
  static Object setTimeout(Agent agent, Object thisValue, Object[] arguments) {
    return start(agent, arguments, false);
  }

  @Builtin(name = "setInterval", length = 2, attributes = Attributes.DEFAULT)
  static Object setInterval(Agent agent, Object thisValue, Object[] arguments) {
    return start(agent, arguments, true);
  }

  private static Object start(Agent agent, Object[] arguments, boolean repeat) {
    JsFunction function = callback(agent, arguments);
    double delay = TypeConversion.toDouble(agent, argument(arguments, 1));
    return wrap(agent, timers(agent).start(agent, function, rest(arguments, 2), delay, repeat));
  }

  @Builtin(name = "setImmediate", length = 1, attributes = Attributes.DEFAULT)
  static Object setImmediate(Agent agent, Object thisValue, Object[] arguments) {
    JsFunction function = callback(agent, arguments);
    return wrap(agent, timers(agent).startImmediate(agent, function, rest(arguments, 1)));
  }

  @Builtin(name = "clearTimeout", attributes = Attributes.DEFAULT)
  static Object clearTimeout(Agent agent, Object thisValue, Object timer) {
    return clear(agent, timer);
  }

  @Builtin(name = "clearInterval", attributes = Attributes.DEFAULT)
  static Object clearInterval(Agent agent, Object thisValue, Object timer) {
    return clear(agent, timer);
  }

  @Builtin(name = "clearImmediate", attributes = Attributes.DEFAULT)
  static Object clearImmediate(Agent agent, Object thisValue, Object timer) {
    return clear(agent, timer);
  }

  private static Object clear(Agent agent, Object timer) {
    TimerQueue.Timer found = find(agent, timer);
    if (found != null) {
      timers(agent).stop(found);
    }
    return Undefined.UNDEFINED;
  }

  private static TimerQueue.@Nullable Timer find(Agent agent, Object timer) {
    if (timer instanceof TimerObject object) {
      return object.timer;
    }
    return timer instanceof Integer id ? timers(agent).find(id) : null;
  }

  @Builtin(name = "queueMicrotask", attributes = Attributes.DEFAULT)
  static Object queueMicrotask(Agent agent, Object thisValue, Object callback) {
    JsFunction function = callback(agent, new Object[] {callback});
    agent
        .jobs()
        .add(
            new Job(agent.realm, agent.asyncContext) {
              @Override
              public void run(Agent running) {
                running.call(function, Undefined.UNDEFINED);
              }
            });
    return Undefined.UNDEFINED;
  }

  // ---- Timer objects ----

  /** What setTimeout returns. */
  static final class TimerObject extends JsObject {
    final TimerQueue.Timer timer;

    TimerObject(Agent agent, JsObject prototype, TimerQueue.Timer timer) {
      super(agent.group().roots().exotic, prototype);
      this.timer = timer;
    }

    @Override
    public String className() {
      return "Timeout";
    }
  }

  private static Object wrap(Agent agent, TimerQueue.Timer timer) {
    JsObject prototype =
        agent.realm.hostSlot(TimerPrototype.class, TimerFunctions::makePrototype).object();
    return new TimerObject(agent, prototype, timer);
  }

  private record TimerPrototype(JsObject object) {}

  private static TimerPrototype makePrototype(Realm realm) {
    return new TimerPrototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(TimerMethodsTable.TABLE)
            .tag("Timeout")
            .build());
  }

  static TimerObject require(Agent agent, Object value) {
    if (value instanceof TimerObject timer) {
      return timer;
    }
    throw Errors.of(agent, ErrorKind.TYPE_ERROR, "this is not a timer");
  }
}
