package org.ashlar.vm.intrinsic.indexed;

import java.util.Objects;
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
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Array.fromAsync (clause 23.1.2.1), an async function in the specification: here the state between
 * two awaits. Each step ends by awaiting something or by settling the promise.
 */
final class AsyncFilling {
  private enum Step {
    /** The result of the async iterator's next. */
    NEXT,
    /** The value of an array-like or of a sync iterator. */
    VALUE,
    /** What the mapper returned. */
    MAPPED,
    /** What the async iterator's return gave; the reason is thrown on. */
    CLOSED
  }

  private final Realm realm;
  private final PromiseCapability capability;
  private final @Nullable JsFunction mapper;
  private final Object thisArgument;
  private @Nullable IteratorRecord iterator;
  private boolean asyncIterator;
  private @Nullable JsObject source;
  private long length;
  private @Nullable JsObject target;
  private long index;
  private @Nullable ThrowCompletion pending;

  /** Whether the last step asked for the mapper's result instead of storing a value. */
  private boolean awaitsMapped;

  private AsyncFilling(
      Agent agent, PromiseCapability capability, @Nullable JsFunction mapper, Object thisArgument) {
    this.realm = agent.realm;
    this.capability = capability;
    this.mapper = mapper;
    this.thisArgument = thisArgument;
  }

  @EcmaSpec("sec-array.fromasync")
  @Builtin(name = "fromAsync", length = 1)
  static Object fromAsync(
      Agent agent, Object thisValue, Object items, Object mapper, Object thisArgument) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    try {
      JsFunction function =
          mapper == Undefined.UNDEFINED ? null : ObjectOperations.requireFunction(agent, mapper);
      AsyncFilling state = new AsyncFilling(agent, capability, function, thisArgument);
      state.start(agent, thisValue, items);
      state.request(agent);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
    }
    return capability.promise();
  }

  private void start(Agent agent, Object constructor, Object items) {
    JsFunction method = ObjectOperations.getMethod(agent, items, Symbol.ASYNC_ITERATOR);
    asyncIterator = method != null;
    if (method == null) {
      method = ObjectOperations.getMethod(agent, items, Symbol.ITERATOR);
    }
    JsFunction maker =
        constructor instanceof JsFunction function && function.isConstructor() ? function : null;
    if (method != null) {
      iterator = IteratorOperations.fromMethod(agent, items, method);
      target = maker == null ? agent.realm.newArray() : ObjectOperations.construct(agent, maker);
      return;
    }
    source = TypeConversion.toObject(agent, items);
    length = ObjectOperations.lengthOfArrayLike(agent, source);
    target =
        maker == null
            ? ArrayAccess.create(agent, length)
            : ObjectOperations.construct(agent, maker, Numbers.box(length));
  }

  private JsObject target() {
    return Objects.requireNonNull(target);
  }

  /** Asks for the element at the index. */
  private void request(Agent agent) {
    IteratorRecord from = iterator;
    if (from == null) {
      if (index == length) {
        finish(agent);
      } else {
        await(agent, ArrayAccess.get(agent, Objects.requireNonNull(source), index), Step.VALUE);
      }
      return;
    }
    if (asyncIterator) {
      Object result = ObjectOperations.call(agent, from.nextMethod(), from.iterator());
      await(agent, result, Step.NEXT);
      return;
    }
    Object value = IteratorOperations.stepValue(agent, from);
    if (value == null) {
      finish(agent);
    } else {
      await(agent, value, Step.VALUE);
    }
  }

  private void finish(Agent agent) {
    ArrayAccess.setLength(agent, target(), index);
    capability.resolve(agent, target());
  }

  private void await(Agent agent, Object value, Step step) {
    PromiseObject promise = PromiseOperations.promiseResolve(agent, value);
    PromiseOperations.then(agent, promise, new Continuation(this, step));
  }

  private void proceed(Agent agent, Step step, boolean rejected, Object argument) {
    ThrowCompletion reason = pending;
    if (step == Step.CLOSED && reason != null) {
      capability.reject(agent, reason.value());
      return;
    }
    boolean closes = step != Step.NEXT;
    try {
      if (rejected) {
        throw new ThrowCompletion(argument);
      }
      if (step == Step.NEXT) {
        JsObject result = requireResult(agent, argument);
        if (TypeConversion.toBoolean(result.get(agent, Keys.DONE))) {
          finish(agent);
          return;
        }
        Object value = result.get(agent, Keys.VALUE);
        closes = true;
        received(agent, value);
      } else if (step == Step.VALUE) {
        received(agent, argument);
      } else {
        store(agent, argument);
      }
      closes = false;
      if (!awaitsMapped) {
        request(agent);
      }
    } catch (ThrowCompletion thrown) {
      fail(agent, thrown, closes);
    }
  }

  private void received(Agent agent, Object value) {
    awaitsMapped = false;
    JsFunction function = mapper;
    if (function == null) {
      store(agent, value);
      return;
    }
    Object mapped = agent.call(function, thisArgument, value, Numbers.box(index));
    await(agent, mapped, Step.MAPPED);
    awaitsMapped = true;
  }

  private void store(Agent agent, Object value) {
    awaitsMapped = false;
    ArrayAccess.define(agent, target(), index, value);
    index++;
  }

  private static JsObject requireResult(Agent agent, Object result) {
    if (result instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(
        agent, Message.ITERATOR_RESULT_NOT_OBJECT, ObjectOperations.display(result));
  }

  private void fail(Agent agent, ThrowCompletion thrown, boolean closes) {
    IteratorRecord from = iterator;
    if (from == null || !closes) {
      capability.reject(agent, thrown.value());
      return;
    }
    if (!asyncIterator) {
      capability.reject(
          agent, IteratorOperations.closeAfterThrow(agent, from.iterator(), thrown).value());
      return;
    }
    try {
      JsFunction method = ObjectOperations.getMethod(agent, from.iterator(), Keys.RETURN);
      if (method != null) {
        pending = thrown;
        await(agent, agent.call(method, from.iterator()), Step.CLOSED);
        return;
      }
    } catch (ThrowCompletion dropped) {
      capability.reject(agent, thrown.value());
      return;
    }
    capability.reject(agent, thrown.value());
  }

  /** Goes on after an await. */
  private static final class Continuation extends PromiseReaction {
    private final AsyncFilling state;
    private final Step step;

    Continuation(AsyncFilling state, Step step) {
      this.state = state;
      this.step = step;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return state.realm;
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      state.proceed(agent, step, rejected, argument);
    }
  }
}
