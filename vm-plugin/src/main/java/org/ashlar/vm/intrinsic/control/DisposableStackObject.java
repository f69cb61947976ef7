package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.DisposalScope;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** A DisposableStack or AsyncDisposableStack instance. */
final class DisposableStackObject extends JsObject {
  private final boolean async;
  private DisposalScope scope = new DisposalScope();
  private boolean disposed;

  DisposableStackObject(Agent agent, JsObject prototype, boolean async) {
    super(agent.group().roots().exotic, prototype);
    this.async = async;
  }

  /** The receiver of a method; TypeError if it is another kind of object. */
  static DisposableStackObject require(
      Agent agent, Object thisValue, boolean async, String method) {
    if (thisValue instanceof DisposableStackObject stack && stack.async == async) {
      return stack;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        (async ? "AsyncDisposableStack.prototype." : "DisposableStack.prototype.") + method,
        ObjectOperations.display(thisValue));
  }

  boolean isDisposed() {
    return disposed;
  }

  private void requirePending(Agent agent) {
    if (disposed) {
      throw Errors.referenceError(agent, Message.STACK_DISPOSED);
    }
  }

  Object use(Agent agent, Object value) {
    requirePending(agent);
    scope.add(agent, value, async);
    return value;
  }

  Object defer(Agent agent, Object onDispose) {
    requirePending(agent);
    scope.addMethod(ObjectOperations.requireFunction(agent, onDispose), async);
    return Undefined.UNDEFINED;
  }

  /** What the disposer of an adopted value captures. */
  private record Adopted(Object value, JsFunction onDispose) {}

  Object adopt(Agent agent, Object value, Object onDispose) {
    requirePending(agent);
    JsFunction function = ObjectOperations.requireFunction(agent, onDispose);
    DisposableStackObjectTable table = DisposableStackObjectTable.TABLE;
    int id = table.require("disposeAdopted", BuiltinKind.DETACHED);
    scope.addMethod(
        BuiltinFunction.of(agent.realm, table, id, "", new Adopted(value, function)), async);
    return value;
  }

  @Builtin(name = "disposeAdopted", kind = BuiltinKind.DETACHED)
  static Object disposeAdopted(Agent agent, BuiltinFunction callee, Object thisValue) {
    Adopted adopted = (Adopted) callee.captured();
    return agent.call(adopted.onDispose, Undefined.UNDEFINED, adopted.value);
  }

  DisposableStackObject move(Agent agent, JsObject prototype) {
    requirePending(agent);
    DisposableStackObject made = new DisposableStackObject(agent, prototype, async);
    made.scope = scope.move();
    disposed = true;
    return made;
  }

  Object dispose(Agent agent) {
    if (disposed) {
      return Undefined.UNDEFINED;
    }
    disposed = true;
    scope.begin(null);
    if (scope.advance(agent) != null) {
      throw new AssertionError("a sync disposal does not await");
    }
    Object thrown = scope.thrown();
    if (thrown != null) {
      throw new ThrowCompletion(thrown);
    }
    return Undefined.UNDEFINED;
  }

  void disposeAsync(Agent agent, PromiseCapability capability) {
    if (disposed) {
      capability.resolve(agent, Undefined.UNDEFINED);
      return;
    }
    disposed = true;
    scope.begin(null);
    proceed(agent, agent.realm, scope, capability);
  }

  private static void proceed(
      Agent agent, Realm realm, DisposalScope scope, PromiseCapability capability) {
    while (true) {
      Object awaited = scope.advance(agent);
      if (awaited == null) {
        Object thrown = scope.thrown();
        if (thrown != null) {
          capability.reject(agent, thrown);
        } else {
          capability.resolve(agent, Undefined.UNDEFINED);
        }
        return;
      }
      try {
        PromiseObject promise = PromiseOperations.promiseResolve(agent, awaited);
        PromiseOperations.then(agent, promise, new Continuation(realm, scope, capability));
        return;
      } catch (ThrowCompletion thrown) {
        scope.awaitFailed(agent, thrown.value());
      }
    }
  }

  /** Goes on after an await. */
  private static final class Continuation extends PromiseReaction {
    private final Realm realm;
    private final DisposalScope scope;
    private final PromiseCapability capability;

    Continuation(Realm realm, DisposalScope scope, PromiseCapability capability) {
      this.realm = realm;
      this.scope = scope;
      this.capability = capability;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return realm;
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      if (rejected) {
        scope.awaitFailed(agent, argument);
      }
      proceed(agent, realm, scope, capability);
    }
  }

  @Override
  public String className() {
    return async ? "AsyncDisposableStack" : "DisposableStack";
  }
}
