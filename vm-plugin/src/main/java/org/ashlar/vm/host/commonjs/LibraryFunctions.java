package org.ashlar.vm.host.commonjs;

import java.util.Objects;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.resolution.BuiltinNames;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** What the JavaScript of the {@link Library} needs of the virtual machine. */
final class LibraryFunctions {
  private LibraryFunctions() {}

  @Builtin(name = "require", kind = BuiltinKind.DETACHED)
  static Object require(Agent agent, BuiltinFunction callee, Object thisValue, Object name) {
    String wanted = TypeConversion.toFlatString(agent, name);
    return wanted.startsWith("internal/")
        ? ((Library) callee.captured()).load(wanted)
        : Objects.requireNonNull(CommonJsLoader.of(callee.realm).builtin("node:" + wanted));
  }

  /** Whether a specifier names a module that is built in. */
  @Builtin(name = "isBuiltin")
  static Object isBuiltin(Agent agent, Object thisValue, Object specifier) {
    return BuiltinNames.contains(TypeConversion.toFlatString(agent, specifier));
  }

  /** The require function of a file that may not exist. */
  @Builtin(name = "createRequire")
  static Object createRequire(Agent agent, BuiltinFunction callee, Object thisValue, Object path) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    String name = TypeConversion.toFlatString(agent, path);
    return RequireFunction.create(
        loader, ModuleObject.create(callee.realm, name, null, false), name);
  }

  @Builtin(name = "builtinNames")
  static Object builtinNames(Agent agent, Object thisValue) {
    return agent.realm.newArray(BuiltinNames.ALL.toArray());
  }

  /** An error of a kind whose stack begins with its code too. */
  @Builtin(name = "codedError")
  static Object codedError(
      Agent agent, Object thisValue, Object kind, Object code, Object message) {
    String name = TypeConversion.toFlatString(agent, kind);
    ErrorKind found = ErrorKind.ERROR;
    for (ErrorKind each : ErrorKind.values()) {
      if (each.constructorName().equals(name)) {
        found = each;
      }
    }
    return HostErrors.withCode(
            agent,
            found,
            TypeConversion.toFlatString(agent, code),
            message == Undefined.UNDEFINED ? "" : TypeConversion.toFlatString(agent, message))
        .value();
  }

  /** The text of the call of a function that is running, or empty. */
  @Builtin(name = "callText")
  static Object callText(Agent agent, Object thisValue, Object function) {
    return CallText.of(agent, function);
  }

  /**
   * Calls a function with the number of each signal of a name; the result is a function that ends
   * this.
   */
  @Builtin(name = "onSignal")
  static Object onSignal(
      Agent agent, BuiltinFunction callee, Object thisValue, Object name, Object listener) {
    JsFunction function = ObjectOperations.requireFunction(agent, listener);
    String signal = TypeConversion.toFlatString(agent, name);
    Realm realm = callee.realm;
    try {
      Runnable stop =
          CommonJsLoader.of(realm)
              .hooks()
              .process()
              .onSignal(signal, number -> agent.post(new SignalJob(realm, function, number)));
      LibraryFunctionsTable table = LibraryFunctionsTable.TABLE;
      return BuiltinFunction.of(
          realm, table, table.require("stop", BuiltinKind.DETACHED), "stop", stop);
    } catch (AshlarException refused) {
      throw HostErrors.withSystemCode(
          agent, "EINVAL", "EINVAL: invalid argument, listen for " + signal);
    }
  }

  @Builtin(name = "stop", kind = BuiltinKind.DETACHED)
  static Object stop(Agent agent, BuiltinFunction callee, Object thisValue) {
    ((Runnable) callee.captured()).run();
    return Undefined.UNDEFINED;
  }

  private static final class SignalJob extends Job {
    private final JsFunction listener;
    private final int number;

    SignalJob(Realm realm, JsFunction listener, int number) {
      super(realm, null);
      this.listener = listener;
      this.number = number;
    }

    @Override
    public void run(Agent agent) {
      agent.call(listener, Undefined.UNDEFINED, number);
    }
  }
}
