package org.ashlar.engine;

import java.util.List;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.vm.GuestAccess;

/** Evaluates sources inside a context and completes the calls that wait for the results. */
final class Evaluation {
  private final PlatformContext context;

  Evaluation(PlatformContext context) {
    this.context = context;
  }

  /** Only what a module leads to is followed; a script may yield a promise. */
  void evaluate(GuestAccess access, Source source, GuestCall<Value> call) {
    if (source.kind() == Source.Kind.MODULE) {
      module(access, source, call);
    } else {
      call.complete(context.conversion().toValue(access, access.evaluate(source)));
    }
  }

  /** As {@link #evaluate}, but a promise is followed whatever led to it. */
  void evaluateAndFollow(GuestAccess access, Source source, GuestCall<Value> call) {
    if (source.kind() == Source.Kind.MODULE) {
      module(access, source, call);
    } else {
      follow(access, access.evaluate(source), call);
    }
  }

  /** A module whose top level still waits when nothing is left to do never settles. */
  private void module(GuestAccess access, Source source, GuestCall<Value> call) {
    follow(access, access.evaluate(source), call);
    context
        .guest()
        .whenQuiet()
        .whenComplete(
            (quiet, ended) -> {
              if (ended == null && !call.isDone()) {
                call.fail(
                    new ScriptException(
                        ErrorCode.TOP_LEVEL_AWAIT_UNSETTLED,
                        new ScriptException.Details("", source.name(), List.of(), null),
                        null));
              }
            });
  }

  /**
   * Completes a call with a value, or with what a promise is settled with. One that never settles
   * leaves the call open until the context ends.
   */
  void follow(GuestAccess access, Object value, GuestCall<Value> call) {
    HostConversion conversion = context.conversion();
    if (access.type(value) != Value.Type.PROMISE) {
      call.complete(conversion.toValue(access, value));
      return;
    }
    access.whenSettled(
        value,
        (later, fulfilled, settled) -> {
          if (fulfilled) {
            call.complete(conversion.toValue(later, settled));
          } else {
            call.fail(
                context.toHost(later, ErrorCode.SCRIPT_ERROR, later.describe(settled), settled));
          }
        });
  }
}
