package org.ashlar.vm.execution;

import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The pair of functions that settles one promise, and the executor of a promise capability. */
public final class ResolvingFunctions {
  private final PromiseObject promise;
  private boolean alreadyResolved;
  private @Nullable JsFunction resolve;
  private @Nullable JsFunction reject;

  private ResolvingFunctions(PromiseObject promise) {
    this.promise = promise;
  }

  /** CreateResolvingFunctions. */
  @EcmaSpec("sec-createresolvingfunctions")
  public static ResolvingFunctions create(Realm realm, PromiseObject promise) {
    ResolvingFunctions pair = new ResolvingFunctions(promise);
    pair.resolve = detached(realm, "resolve", pair);
    pair.reject = detached(realm, "reject", pair);
    return pair;
  }

  private static JsFunction detached(Realm realm, String row, Object captured) {
    return BuiltinFunction.of(
        realm,
        ResolvingFunctionsTable.TABLE,
        ResolvingFunctionsTable.TABLE.require(row, BuiltinKind.DETACHED),
        "",
        captured);
  }

  PromiseObject promise() {
    return promise;
  }

  public JsFunction resolve() {
    return Objects.requireNonNull(resolve);
  }

  public JsFunction reject() {
    return Objects.requireNonNull(reject);
  }

  void setAlreadyResolved(boolean already) {
    alreadyResolved = already;
  }

  @EcmaSpec("sec-promise-resolve-functions")
  @Builtin(name = "resolve", length = 1, kind = BuiltinKind.DETACHED)
  static Object resolveFunction(
      Agent agent, BuiltinFunction callee, Object thisValue, Object resolution) {
    ResolvingFunctions pair = (ResolvingFunctions) callee.captured();
    if (!pair.alreadyResolved) {
      pair.alreadyResolved = true;
      PromiseOperations.resolve(agent, pair.promise, resolution);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-promise-reject-functions")
  @Builtin(name = "reject", length = 1, kind = BuiltinKind.DETACHED)
  static Object rejectFunction(
      Agent agent, BuiltinFunction callee, Object thisValue, Object reason) {
    ResolvingFunctions pair = (ResolvingFunctions) callee.captured();
    if (!pair.alreadyResolved) {
      pair.alreadyResolved = true;
      PromiseOperations.reject(agent, pair.promise, reason);
    }
    return Undefined.UNDEFINED;
  }

  /** What the executor of NewPromiseCapability receives. */
  static final class Received {
    Object resolve = Undefined.UNDEFINED;
    Object reject = Undefined.UNDEFINED;
  }

  static JsFunction executor(Realm realm, Received received) {
    return detached(realm, "executor", received);
  }

  @EcmaSpec("sec-newpromisecapability")
  @Builtin(name = "executor", length = 2, kind = BuiltinKind.DETACHED)
  static Object executorFunction(
      Agent agent, BuiltinFunction callee, Object thisValue, Object resolve, Object reject) {
    Received received = (Received) callee.captured();
    if (received.resolve != Undefined.UNDEFINED || received.reject != Undefined.UNDEFINED) {
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "Promise executor has already been invoked with non-undefined arguments");
    }
    received.resolve = resolve;
    received.reject = reject;
    return Undefined.UNDEFINED;
  }
}
