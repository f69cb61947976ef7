package org.ashlar.vm.instruction;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Async-from-sync iterators (clause 27.1.6). */
public final class AsyncFromSync {
  private AsyncFromSync() {}

  /** The wrapped sync iterator. */
  static final class Wrapper extends JsObject {
    final JsObject iterator;
    final Object next;

    Wrapper(Agent agent, JsObject prototype, JsObject iterator, Object next) {
      super(agent.group().roots().exotic, prototype);
      this.iterator = iterator;
      this.next = next;
    }
  }

  static JsObject create(Agent agent, JsObject iterator, Object next) {
    JsObject prototype = agent.realm.intrinsicIfMade(Intrinsic.ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE);
    if (prototype == null) {
      prototype = createPrototype(agent.realm);
      agent.realm.register(Intrinsic.ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE, prototype);
    }
    return new Wrapper(agent, prototype, iterator, next);
  }

  private static JsObject createPrototype(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.ASYNC_ITERATOR_PROTOTYPE)
        .functions(AsyncFromSyncTable.TABLE)
        .build();
  }

  @EcmaSpec("sec-%asyncfromsynciteratorprototype%.next")
  @Builtin(name = "next", length = 1)
  static Object next(Agent agent, Object thisValue, Object[] arguments) {
    Wrapper wrapper = (Wrapper) thisValue;
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    Object result;
    try {
      result = ObjectOperations.call(agent, wrapper.next, wrapper.iterator, arguments);
    } catch (ThrowCompletion thrown) {
      return rejected(agent, capability, thrown);
    }
    return continuation(agent, result, capability, wrapper.iterator, true);
  }

  @EcmaSpec("sec-%asyncfromsynciteratorprototype%.return")
  @Builtin(name = "return", length = 1)
  static Object return_(Agent agent, Object thisValue, Object[] arguments) {
    Wrapper wrapper = (Wrapper) thisValue;
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    Object result;
    try {
      JsFunction method = ObjectOperations.getMethod(agent, wrapper.iterator, Keys.RETURN);
      if (method == null) {
        Object value = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
        capability.resolve(agent, agent.realm.newIteratorResult(value, true));
        return capability.promise();
      }
      result = agent.callAll(method, wrapper.iterator, arguments);
    } catch (ThrowCompletion thrown) {
      return rejected(agent, capability, thrown);
    }
    return continuation(agent, result, capability, wrapper.iterator, false);
  }

  @EcmaSpec("sec-%asyncfromsynciteratorprototype%.throw")
  @Builtin(name = "throw", length = 1)
  static Object throw_(Agent agent, Object thisValue, Object[] arguments) {
    Wrapper wrapper = (Wrapper) thisValue;
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    Object result;
    try {
      JsFunction method = ObjectOperations.getMethod(agent, wrapper.iterator, Keys.THROW);
      if (method == null) {
        Iteration.close(agent, wrapper.iterator);
        throw Errors.typeError(
            agent, Message.TEXT, "The iterator does not provide a 'throw' method");
      }
      result = agent.callAll(method, wrapper.iterator, arguments);
    } catch (ThrowCompletion thrown) {
      return rejected(agent, capability, thrown);
    }
    return continuation(agent, result, capability, wrapper.iterator, true);
  }

  private static JsObject rejected(
      Agent agent, PromiseCapability capability, ThrowCompletion thrown) {
    capability.reject(agent, thrown.value());
    return capability.promise();
  }

  @EcmaSpec("sec-asyncfromsynciteratorcontinuation")
  private static JsObject continuation(
      Agent agent,
      Object result,
      PromiseCapability capability,
      JsObject iterator,
      boolean closeOnRejection) {
    boolean done;
    PromiseObject wrapped;
    try {
      JsObject object = Iteration.requireResult(agent, result);
      done = TypeConversion.toBoolean(object.get(agent, Keys.DONE));
      Object value = object.get(agent, Keys.VALUE);
      try {
        wrapped = PromiseOperations.promiseResolve(agent, value);
      } catch (ThrowCompletion thrown) {
        if (!done && closeOnRejection) {
          Iteration.closeSilently(agent, iterator);
        }
        throw thrown;
      }
    } catch (ThrowCompletion thrown) {
      return rejected(agent, capability, thrown);
    }
    PromiseOperations.then(
        agent,
        wrapped,
        new Unwrap(agent.realm, capability, done || !closeOnRejection ? null : iterator, done));
    return capability.promise();
  }

  /** Wraps the awaited value in a result object again. */
  private static final class Unwrap extends PromiseReaction {
    private final Realm realm;
    private final PromiseCapability capability;
    private final @Nullable JsObject closing;
    private final boolean done;

    Unwrap(Realm realm, PromiseCapability capability, @Nullable JsObject closing, boolean done) {
      this.realm = realm;
      this.capability = capability;
      this.closing = closing;
      this.done = done;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return realm;
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      if (!rejected) {
        capability.resolve(agent, realm.newIteratorResult(argument, done));
        return;
      }
      if (closing != null) {
        Iteration.closeSilently(agent, closing);
      }
      capability.reject(agent, argument);
    }
  }
}
