package org.ashlar.vm.host;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;

/** Methods of timer objects. */
final class TimerMethods {
  private TimerMethods() {}

  @Builtin(name = "ref")
  static Object ref(Agent agent, Object thisValue) {
    TimerFunctions.timers(agent)
        .setReferenced(TimerFunctions.require(agent, thisValue).timer, true);
    return thisValue;
  }

  @Builtin(name = "unref")
  static Object unref(Agent agent, Object thisValue) {
    TimerFunctions.timers(agent)
        .setReferenced(TimerFunctions.require(agent, thisValue).timer, false);
    return thisValue;
  }

  @Builtin(name = "hasRef")
  static Object hasRef(Agent agent, Object thisValue) {
    return TimerFunctions.timers(agent)
        .isReferenced(TimerFunctions.require(agent, thisValue).timer);
  }

  @Builtin(name = "close")
  static Object close(Agent agent, Object thisValue) {
    TimerFunctions.timers(agent).stop(TimerFunctions.require(agent, thisValue).timer);
    return thisValue;
  }

  @Builtin(name = "@@toPrimitive", length = 0, kind = BuiltinKind.METHOD)
  static Object toPrimitive(Agent agent, Object thisValue) {
    return TimerFunctions.require(agent, thisValue).timer.id();
  }
}
