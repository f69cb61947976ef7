package org.ashlar.vm.intrinsic.control;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * An iterator helper (clause 27.1.2.1). The specification describes each as a generator; here it is
 * the state between two steps.
 */
abstract class IteratorHelper extends JsObject {
  private enum State {
    SUSPENDED_START,
    SUSPENDED_YIELD,
    EXECUTING,
    COMPLETED
  }

  private State state = State.SUSPENDED_START;

  protected IteratorHelper(Agent agent) {
    super(agent.group().roots().exotic, agent.realm.intrinsic(Intrinsic.ITERATOR_HELPER_PROTOTYPE));
  }

  /** The next value, or Java null at the end. Closes what is under it before it throws. */
  protected abstract @Nullable Object advance(Agent agent);

  /** Closes what is under it before or between steps. */
  protected abstract void close(Agent agent);

  @EcmaSpec("sec-%iteratorhelperprototype%.next")
  final Object next(Agent agent) {
    requireIdle(agent);
    if (state == State.COMPLETED) {
      return agent.realm.newIteratorResult(Undefined.UNDEFINED, true);
    }
    state = State.EXECUTING;
    Object value = null;
    try {
      value = advance(agent);
    } finally {
      state = value == null ? State.COMPLETED : State.SUSPENDED_YIELD;
    }
    return value == null
        ? agent.realm.newIteratorResult(Undefined.UNDEFINED, true)
        : agent.realm.newIteratorResult(value, false);
  }

  @EcmaSpec("sec-%iteratorhelperprototype%.return")
  final Object finish(Agent agent) {
    requireIdle(agent);
    if (state != State.COMPLETED) {
      state = state == State.SUSPENDED_START ? State.COMPLETED : State.EXECUTING;
      try {
        close(agent);
      } finally {
        state = State.COMPLETED;
      }
    }
    return agent.realm.newIteratorResult(Undefined.UNDEFINED, true);
  }

  private void requireIdle(Agent agent) {
    if (state == State.EXECUTING) {
      throw Errors.typeError(agent, Message.GENERATOR_RUNNING);
    }
  }

  @Override
  public String className() {
    return "Iterator Helper";
  }

  @EcmaSpec("sec-getiteratorflattenable")
  static IteratorRecord flattenable(Agent agent, Object value, boolean allowStrings) {
    if (!(value instanceof JsObject) && !(allowStrings && value instanceof CharSequence)) {
      throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(value));
    }
    JsFunction method = ObjectOperations.getMethod(agent, value, Symbol.ITERATOR);
    Object iterator = method == null ? value : agent.call(method, value);
    return IteratorOperations.direct(agent, ObjectOperations.requireObject(agent, iterator));
  }

  /** A helper over one iterator. */
  abstract static class Over extends IteratorHelper {
    final IteratorRecord underlying;
    long counter;

    Over(Agent agent, IteratorRecord underlying) {
      super(agent);
      this.underlying = underlying;
    }

    final @Nullable Object step(Agent agent) {
      return IteratorOperations.stepValue(agent, underlying);
    }

    final ThrowCompletion closed(Agent agent, ThrowCompletion thrown) {
      return IteratorOperations.closeAfterThrow(agent, underlying.iterator(), thrown);
    }

    final Object callback(Agent agent, JsFunction function, Object value) {
      try {
        return agent.call(function, Undefined.UNDEFINED, value, Numbers.box(counter++));
      } catch (ThrowCompletion thrown) {
        throw closed(agent, thrown);
      }
    }

    @Override
    protected void close(Agent agent) {
      IteratorOperations.close(agent, underlying.iterator());
    }
  }

  /** Iterator.prototype.map. */
  static final class Mapping extends Over {
    private final JsFunction mapper;

    Mapping(Agent agent, IteratorRecord underlying, JsFunction mapper) {
      super(agent, underlying);
      this.mapper = mapper;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      Object value = step(agent);
      return value == null ? null : callback(agent, mapper, value);
    }
  }

  /** Iterator.prototype.filter. */
  static final class Filtering extends Over {
    private final JsFunction predicate;

    Filtering(Agent agent, IteratorRecord underlying, JsFunction predicate) {
      super(agent, underlying);
      this.predicate = predicate;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      Object value = step(agent);
      while (value != null && !TypeConversion.toBoolean(callback(agent, predicate, value))) {
        agent.poll();
        value = step(agent);
      }
      return value;
    }
  }

  /** Iterator.prototype.take. */
  static final class Taking extends Over {
    private double remaining;

    Taking(Agent agent, IteratorRecord underlying, double limit) {
      super(agent, underlying);
      this.remaining = limit;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      if (remaining == 0) {
        close(agent);
        return null;
      }
      remaining--;
      return step(agent);
    }
  }

  /** Iterator.prototype.drop. */
  static final class Dropping extends Over {
    private double remaining;

    Dropping(Agent agent, IteratorRecord underlying, double limit) {
      super(agent, underlying);
      this.remaining = limit;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      while (remaining > 0) {
        remaining--;
        agent.poll();
        JsObject result = IteratorOperations.next(agent, underlying);
        if (TypeConversion.toBoolean(result.get(agent, Keys.DONE))) {
          return null;
        }
      }
      return step(agent);
    }
  }

  /** Iterator.prototype.flatMap. */
  static final class FlatMapping extends Over {
    private final JsFunction mapper;
    private @Nullable IteratorRecord inner;

    FlatMapping(Agent agent, IteratorRecord underlying, JsFunction mapper) {
      super(agent, underlying);
      this.mapper = mapper;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      while (true) {
        IteratorRecord present = inner;
        if (present != null) {
          Object value = innerStep(agent, present);
          if (value != null) {
            return value;
          }
          inner = null;
        }
        agent.poll();
        Object outer = step(agent);
        if (outer == null) {
          return null;
        }
        Object mapped = callback(agent, mapper, outer);
        try {
          inner = flattenable(agent, mapped, false);
        } catch (ThrowCompletion thrown) {
          throw closed(agent, thrown);
        }
      }
    }

    private @Nullable Object innerStep(Agent agent, IteratorRecord present) {
      try {
        return IteratorOperations.stepValue(agent, present);
      } catch (ThrowCompletion thrown) {
        throw closed(agent, thrown);
      }
    }

    @Override
    protected void close(Agent agent) {
      IteratorRecord present = inner;
      if (present != null) {
        try {
          IteratorOperations.close(agent, present.iterator());
        } catch (ThrowCompletion thrown) {
          throw closed(agent, thrown);
        }
      }
      super.close(agent);
    }
  }

  /** Iterator.concat. */
  static final class Concatenation extends IteratorHelper {
    private final Object[] iterables;
    private final JsFunction[] methods;
    private int at;
    private @Nullable IteratorRecord inner;

    Concatenation(Agent agent, Object[] iterables, JsFunction[] methods) {
      super(agent);
      this.iterables = iterables;
      this.methods = methods;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      while (true) {
        IteratorRecord present = inner;
        if (present == null) {
          if (at == iterables.length) {
            return null;
          }
          present = IteratorOperations.fromMethod(agent, iterables[at], methods[at]);
          at++;
          inner = present;
        }
        Object value = IteratorOperations.stepValue(agent, present);
        if (value != null) {
          return value;
        }
        inner = null;
      }
    }

    @Override
    protected void close(Agent agent) {
      IteratorRecord present = inner;
      if (present != null) {
        IteratorOperations.close(agent, present.iterator());
      }
    }
  }
}
