package org.ashlar.vm.host.filesystem;

import java.util.Arrays;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The three forms of an operation. */
final class FileFunctions {
  private FileFunctions() {}

  static BuiltinFunction synchronous(Realm realm, FileOperation operation) {
    return make(realm, operation, "synchronous", operation.functionName() + "Sync", 0);
  }

  static BuiltinFunction callback(Realm realm, FileOperation operation) {
    return make(realm, operation, "callback", operation.functionName(), 1);
  }

  static BuiltinFunction promise(Realm realm, FileOperation operation) {
    return make(realm, operation, "promise", operation.functionName(), 0);
  }

  /** The method of file handles. */
  static BuiltinFunction method(Realm realm, FileOperation operation) {
    return make(realm, operation, "method", operation.methodName(), -1);
  }

  private static BuiltinFunction make(
      Realm realm, FileOperation operation, String form, String name, int moreParameters) {
    FileFunctionsTable table = FileFunctionsTable.TABLE;
    BuiltinFunction made =
        BuiltinFunction.of(
            realm, table, table.require(form, BuiltinKind.DETACHED), name, operation);
    made.rawPut(
        realm.agent(),
        Keys.LENGTH,
        operation.parameters() + moreParameters,
        Attributes.CONFIGURABLE);
    return made;
  }

  private static FileCall<?> prepare(
      Agent agent, BuiltinFunction callee, Object[] arguments, boolean promise) {
    FileOperation operation = (FileOperation) callee.captured();
    return operation.prepare(new FileArguments(agent, callee.realm, arguments), promise);
  }

  @Builtin(name = "synchronous", kind = BuiltinKind.DETACHED)
  static Object synchronous(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    return performNow(agent, callee, prepare(agent, callee, arguments, false), arguments);
  }

  private static <T extends @Nullable Object> Object performNow(
      Agent agent, BuiltinFunction callee, FileCall<T> call, Object[] arguments) {
    T value;
    try {
      HostFiles files = files(callee);
      value = Background.of(callee.realm).performHere(() -> call.perform(files));
    } catch (AshlarException failure) {
      if (mayBeMissing(agent, callee, failure, arguments)) {
        return Undefined.UNDEFINED;
      }
      throw call.error(agent, failure);
    }
    Object result = call.result(agent, value);
    return result instanceof OpenFileCalls.Transfer transfer ? (Object) transfer.count() : result;
  }

  /** The synchronous stat can be told not to throw if nothing is there. */
  private static boolean mayBeMissing(
      Agent agent, BuiltinFunction callee, AshlarException failure, Object[] arguments) {
    Object operation = callee.captured();
    SystemError error = HostErrors.systemError(failure);
    return (operation == FileOperation.STAT || operation == FileOperation.LSTAT)
        && (error == SystemError.ENOENT || error == SystemError.ENOTDIR)
        && Boolean.FALSE.equals(
            new FileArguments(agent, callee.realm, arguments).option(1, "throwIfNoEntry"));
  }

  @Builtin(name = "callback", kind = BuiltinKind.DETACHED)
  static Object callback(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    int last = arguments.length - 1;
    if (last < 0 || !(arguments[last] instanceof JsFunction function)) {
      throw HostErrors.wrongType(
          agent,
          "\"cb\" argument",
          "of type function",
          last < 1 ? Undefined.UNDEFINED : arguments[last]);
    }
    try {
      FileCall<?> call = prepare(agent, callee, Arrays.copyOf(arguments, last), false);
      start(callee, call, new Callback(function));
    } catch (ThrowCompletion refused) {
      if (!isDenied(agent, refused)) {
        throw refused;
      }
      Background.of(callee.realm).nextTick(function, refused.value());
    }
    return Undefined.UNDEFINED;
  }

  /** Wrong arguments are the program's mistake; a missing permission is a result like others. */
  private static boolean isDenied(Agent agent, ThrowCompletion refused) {
    return refused.value() instanceof JsObject error
        && error.rawGet(agent.group().keys().intern("code")) instanceof CharSequence code
        && "ERR_ACCESS_DENIED".contentEquals(code);
  }

  @Builtin(name = "promise", kind = BuiltinKind.DETACHED)
  static Object promise(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    PromiseCapability capability = PromiseCapability.intrinsic(PromiseOperations.newPromise(agent));
    try {
      FileCall<?> call = prepare(agent, callee, arguments, true);
      start(callee, call, new Promised(capability));
    } catch (ThrowCompletion refused) {
      capability.reject(agent, refused.value());
    }
    return capability.promise();
  }

  @Builtin(name = "method", kind = BuiltinKind.DETACHED)
  static Object method(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    FileOperation operation = (FileOperation) callee.captured();
    PromiseCapability capability = PromiseCapability.intrinsic(PromiseOperations.newPromise(agent));
    if (operation == FileOperation.CLOSE
        && thisValue instanceof FileHandle handle
        && handle.isClosed()) {
      capability.resolve(agent, Undefined.UNDEFINED);
      return capability.promise();
    }
    try {
      Object[] all = new Object[arguments.length + 1];
      all[0] = descriptor(agent, thisValue, operation);
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      start(callee, prepare(agent, callee, all, true), new Promised(capability));
    } catch (ThrowCompletion refused) {
      capability.reject(agent, refused.value());
    }
    return capability.promise();
  }

  private static int descriptor(Agent agent, Object handle, FileOperation operation) {
    int descriptor = FileHandle.descriptorFor(agent, handle, operation);
    if (descriptor < 0) {
      throw HostErrors.closed(agent, operation.methodName());
    }
    return descriptor;
  }

  /** The files as they are granted to an operation. */
  private static HostFiles files(BuiltinFunction callee) {
    FileOperation operation = (FileOperation) callee.captured();
    return Background.of(callee.realm).hooks().files(operation.looking());
  }

  private static <T extends @Nullable Object> void start(
      BuiltinFunction callee, FileCall<T> call, Outcome outcome) {
    Background background = Background.of(callee.realm);
    HostFiles files = files(callee);
    background.perform(() -> call.perform(files), new Completion<>(call, outcome));
  }

  /** Whom to tell. */
  private interface Outcome {
    void succeeded(Agent agent, Object value);

    void failed(Agent agent, Object error);
  }

  private record Callback(JsFunction function) implements Outcome {
    @Override
    public void succeeded(Agent agent, Object value) {
      if (value instanceof OpenFileCalls.Transfer transfer) {
        agent.call(function, Undefined.UNDEFINED, JsNull.NULL, transfer.count(), transfer.buffer());
      } else if (value == Undefined.UNDEFINED) {
        agent.call(function, Undefined.UNDEFINED, JsNull.NULL);
      } else {
        agent.call(function, Undefined.UNDEFINED, JsNull.NULL, value);
      }
    }

    @Override
    public void failed(Agent agent, Object error) {
      agent.call(function, Undefined.UNDEFINED, error);
    }
  }

  private record Promised(PromiseCapability capability) implements Outcome {
    @Override
    public void succeeded(Agent agent, Object value) {
      capability.resolve(
          agent,
          value instanceof OpenFileCalls.Transfer transfer ? object(agent, transfer) : value);
    }

    private static JsObject object(Agent agent, OpenFileCalls.Transfer transfer) {
      JsObject object = agent.realm.newObject(null);
      object.rawPut(
          agent,
          agent.group().keys().intern(transfer.countName()),
          transfer.count(),
          Attributes.DEFAULT);
      object.rawPut(
          agent, agent.group().keys().intern("buffer"), transfer.buffer(), Attributes.DEFAULT);
      return object;
    }

    @Override
    public void failed(Agent agent, Object error) {
      capability.reject(agent, error);
    }
  }

  /** Turns what came back into guest values. */
  private record Completion<T extends @Nullable Object>(FileCall<T> call, Outcome outcome)
      implements Background.Completion<T> {
    @Override
    public void succeeded(Agent agent, T value) {
      Object result;
      try {
        result = call.result(agent, value);
      } catch (ThrowCompletion refused) {
        outcome.failed(agent, refused.value());
        return;
      }
      outcome.succeeded(agent, result);
    }

    @Override
    public void failed(Agent agent, Throwable failure) {
      ThrowCompletion error =
          failure instanceof AshlarException known
              ? call.error(agent, known)
              : HostErrors.unexpected(agent, failure);
      outcome.failed(agent, error.value());
    }
  }
}
