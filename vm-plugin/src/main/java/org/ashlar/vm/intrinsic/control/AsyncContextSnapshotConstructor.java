package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** The AsyncContext.Snapshot constructor. */
final class AsyncContextSnapshotConstructor {
  private AsyncContextSnapshotConstructor() {}

  @Builtin(name = "Snapshot", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "AsyncContext.Snapshot");
    }
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.ASYNC_CONTEXT_SNAPSHOT_PROTOTYPE);
    return new AsyncContextSnapshotObject(agent, prototype);
  }

  /** A function and the mapping in which it is called. */
  private record Wrapped(JsFunction function, @Nullable AsyncContextMapping mapping) {}

  /** Property of the constructor: a function that is always called in the present context. */
  @Builtin(name = "wrap", kind = BuiltinKind.METHOD)
  static Object wrap(Agent agent, Object thisValue, Object callee) {
    JsFunction function = ObjectOperations.requireFunction(agent, callee);
    AsyncContextSnapshotConstructorTable table = AsyncContextSnapshotConstructorTable.TABLE;
    int id = table.require("callWrapped", BuiltinKind.DETACHED);
    return BuiltinFunction.of(
        agent.realm, table, id, "wrapped", new Wrapped(function, agent.asyncContext));
  }

  @Builtin(name = "callWrapped", kind = BuiltinKind.DETACHED)
  static Object callWrapped(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    Wrapped wrapped = (Wrapped) callee.captured();
    return AsyncContextMapping.call(agent, wrapped.mapping, wrapped.function, thisValue, arguments);
  }
}
