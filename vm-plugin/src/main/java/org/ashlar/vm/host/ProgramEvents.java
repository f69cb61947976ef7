package org.ashlar.vm.host;

import java.util.Objects;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.host.commonjs.ProcessEvents;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * What the process object of a context hears when an error is handled by nobody and when the
 * program comes to its end. Used by the agent's thread.
 */
final class ProgramEvents {
  private static final int EXIT_CODE_ERROR = 1;

  /** What Node ends with if a listener of uncaughtException fails itself. */
  private static final int EXIT_CODE_LISTENER_FAILED = 7;

  private static final int EXIT_CODE_UNSETTLED = 13;

  private final VmContext context;
  private final Agent agent;
  private final RejectionPolicy policy;
  private @Nullable PromiseObject main;
  private boolean ended;

  ProgramEvents(VmContext context) {
    this.context = context;
    this.agent = context.agent();
    this.policy = RejectionPolicy.of(context.option(RejectionPolicy.OPTION, "throw"));
  }

  private HostProcess process() {
    return context.settings().hooks().process();
  }

  private Realm realm() {
    return context.access().realm();
  }

  /** The promise of the main module's evaluation. */
  void started(PromiseObject promise) {
    main = promise;
  }

  /**
   * Whether an error that nobody handled was taken by a listener or, where the context is a whole
   * program, ended it. False if whoever waits for the context is to learn of it.
   */
  boolean handled(ErrorCode code, Object thrown, @Nullable JsObject promise) {
    if (ended) {
      return false;
    }
    try {
      if (code == ErrorCode.UNHANDLED_REJECTION) {
        return rejection(thrown, Objects.requireNonNull(promise));
      }
      return uncaught(code, thrown);
    } catch (ThrowCompletion failed) {
      return fail(ErrorCode.SCRIPT_ERROR, failed.value(), EXIT_CODE_LISTENER_FAILED);
    }
  }

  private boolean rejection(Object reason, JsObject promise) {
    if (policy == RejectionPolicy.STRICT) {
      boolean handled = uncaught(ErrorCode.UNHANDLED_REJECTION, reason);
      if (handled) {
        tellRejection(reason, promise);
      }
      return handled;
    }
    boolean told = tellRejection(reason, promise);
    switch (policy) {
      case WARN ->
          ProcessEvents.warn(agent, realm(), warning(reason), "UnhandledPromiseRejectionWarning");
      case NONE -> {}
      default -> {
        if (!told && !uncaught(ErrorCode.UNHANDLED_REJECTION, reason)) {
          if (policy == RejectionPolicy.EXIT) {
            throw context.exit(EXIT_CODE_ERROR);
          }
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Tells listeners of unhandledRejection; false if there is none. What one of them throws is an
   * error that nobody handled, like any other.
   */
  private boolean tellRejection(Object reason, JsObject promise) {
    if (!listens("unhandledRejection")) {
      return false;
    }
    context.rejections().tell(promise);
    try {
      emit("unhandledRejection", reason, promise);
    } catch (ThrowCompletion failed) {
      context.report(ErrorCode.SCRIPT_ERROR, failed.value());
    }
    return true;
  }

  private boolean uncaught(ErrorCode code, Object thrown) {
    if (listens("uncaughtExceptionMonitor")) {
      emit("uncaughtExceptionMonitor", asThrown(code, thrown), origin(code));
    }
    if (listens("uncaughtException")) {
      emit("uncaughtException", asThrown(code, thrown), origin(code));
      return true;
    }
    return process().wholeProgram() && fail(code, asThrown(code, thrown), EXIT_CODE_ERROR);
  }

  private String warning(Object reason) {
    return "Nothing handles the rejection of a promise: "
        + Thrown.describe(agent, reason).display();
  }

  /** A rejection is handled that the program was told of as unhandled. */
  void handledLate(JsObject promise) {
    context
        .ticks()
        .add(
            new Job(realm(), null) {
              @Override
              public void run(Agent running) {
                if (listens("rejectionHandled")) {
                  emit("rejectionHandled", promise);
                }
              }
            });
  }

  /** What is thrown for a rejection: its reason, if that is an error. */
  private Object asThrown(ErrorCode code, Object reason) {
    if (code != ErrorCode.UNHANDLED_REJECTION || reason instanceof ErrorObject) {
      return reason;
    }
    return HostErrors.unhandledRejection(agent, reason);
  }

  private static String origin(ErrorCode code) {
    return code == ErrorCode.UNHANDLED_REJECTION ? "unhandledRejection" : "uncaughtException";
  }

  private boolean listens(String event) {
    return ProcessEvents.hasListeners(realm(), event);
  }

  private void emit(String event, Object... arguments) {
    ProcessEvents.emit(agent, realm(), event, arguments);
  }

  private boolean fail(ErrorCode code, Object thrown, int status) {
    if (!process().wholeProgram()) {
      return false;
    }
    ended = true;
    process().uncaught(Thrown.uncaught(agent, code, thrown));
    ProcessEvents.failed(agent, realm(), status);
    throw context.exit(toldStatus(status));
  }

  /** The exit code, after listeners of exit were told; one that fails ends the program too. */
  private int toldStatus(int otherwise) {
    try {
      return ProcessEvents.status(agent, realm(), otherwise);
    } catch (ThrowCompletion failed) {
      process().uncaught(Thrown.uncaught(agent, ErrorCode.SCRIPT_ERROR, failed.value()));
      return ProcessEvents.chosenStatus(realm(), EXIT_CODE_ERROR);
    }
  }

  /** Tells listeners of beforeExit that nothing is left to do, so that they may find something. */
  void beforeExit() {
    if (!ended
        && process().wholeProgram()
        && !isUnsettled()
        && ProcessEvents.isAwaited(realm(), "beforeExit")) {
      try {
        emit("beforeExit", ProcessEvents.chosenStatus(realm(), 0));
      } catch (ThrowCompletion failed) {
        handled(ErrorCode.SCRIPT_ERROR, failed.value(), null);
      }
    }
  }

  /**
   * Nothing is left to do. A whole program whose exit code or listeners matter ends here; for any
   * other context this does nothing.
   */
  void idle() {
    if (ended || !process().wholeProgram()) {
      return;
    }
    int otherwise = isUnsettled() ? EXIT_CODE_UNSETTLED : 0;
    ended = true;
    if (otherwise != 0) {
      process().unsettled();
    }
    int status = toldStatus(otherwise);
    if (status != 0 || ProcessEvents.isUsed(realm())) {
      throw context.exit(status);
    }
  }

  private boolean isUnsettled() {
    PromiseObject promise = main;
    return promise != null && promise.state() == PromiseObject.State.PENDING;
  }
}
