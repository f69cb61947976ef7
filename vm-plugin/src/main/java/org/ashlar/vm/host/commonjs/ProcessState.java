package org.ashlar.vm.host.commonjs;

import java.util.Objects;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.TextToNumber;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** What belongs to one process object besides its properties. Used by the agent's thread. */
final class ProcessState {
  private final JsObject object;
  private final HostHooks hooks;
  private final ProcessHost host;
  private final long started;
  private Object exitCode = Undefined.UNDEFINED;
  private boolean exiting;

  ProcessState(JsObject object, HostHooks hooks, ProcessHost host, long started) {
    this.object = object;
    this.hooks = hooks;
    this.host = host;
    this.started = started;
  }

  static ProcessState of(Realm realm) {
    return Objects.requireNonNull(find(realm), "a realm whose process object was not made");
  }

  /** The state, or Java null as long as the program did not touch its process object. */
  static @Nullable ProcessState find(Realm realm) {
    return realm.hostSlotIfMade(ProcessState.class);
  }

  JsObject object() {
    return object;
  }

  HostHooks hooks() {
    return hooks;
  }

  ProcessHost host() {
    return host;
  }

  /** The monotonic time at which the object was made, in nanoseconds. */
  long started() {
    return started;
  }

  Object exitCode() {
    return exitCode;
  }

  /** The code that the process ends with if nothing changes it, 0 to 255. */
  int status(int otherwise) {
    return exitCode == Undefined.UNDEFINED || exitCode == JsNull.NULL
        ? otherwise
        : (int) (long) number(exitCode) & 0xFF;
  }

  void setExitCode(Agent agent, Object code) {
    if (code != Undefined.UNDEFINED && code != JsNull.NULL) {
      requireInteger(agent, code);
    }
    exitCode = code;
  }

  private static void requireInteger(Agent agent, Object code) {
    if (!(code instanceof Number) && !(code instanceof CharSequence)) {
      throw HostErrors.invalidType(agent, "code", "of type number", code);
    }
    double number = number(code);
    boolean blank = code instanceof CharSequence text && Strings.flat(text).isBlank();
    if (blank || Double.isNaN(number) && code instanceof CharSequence) {
      throw HostErrors.invalidType(agent, "code", "of type number", code);
    }
    if (number != Math.rint(number) || Double.isInfinite(number)) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.RANGE_ERROR,
          "ERR_OUT_OF_RANGE",
          "The value of \"code\" is out of range. It must be an integer. Received "
              + ObjectOperations.display(code));
    }
  }

  private static double number(Object code) {
    return code instanceof CharSequence text
        ? ((Number) TextToNumber.stringToNumber(text)).doubleValue()
        : ((Number) code).doubleValue();
  }

  /** Notes that the process exits; false if it was exiting before. */
  boolean beginExit() {
    boolean first = !exiting;
    exiting = true;
    return first;
  }
}
