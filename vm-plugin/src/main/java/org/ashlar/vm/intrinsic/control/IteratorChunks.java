package org.ashlar.vm.intrinsic.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Iterator.prototype.chunks and windows: several values of the underlying iterator at a time. */
final class IteratorChunks {
  private static final double MAX_SIZE = 0xFFFF_FFFFL;

  /** How many values are taken between two polls; each costs a reference in the list. */
  private static final int CHARGE_STEP = 1024;

  private IteratorChunks() {}

  @EcmaSpec("sec-iterator.prototype.chunks")
  @Builtin(name = "chunks")
  static Object chunks(Agent agent, Object thisValue, Object size) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    long count = size(agent, iterator, size);
    return new Chunking(agent, IteratorOperations.direct(agent, iterator), count);
  }

  @EcmaSpec("sec-iterator.prototype.windows")
  @Builtin(name = "windows", length = 1)
  static Object windows(Agent agent, Object thisValue, Object size, Object undersized) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    long count = size(agent, iterator, size);
    String choice =
        undersized == Undefined.UNDEFINED
            ? "only-full"
            : undersized instanceof CharSequence text ? text.toString() : "";
    boolean partial = choice.equals("allow-partial");
    if (!partial && !choice.equals("only-full")) {
      throw IteratorOperations.closeAfterThrow(
          agent,
          iterator,
          Errors.typeError(agent, Message.INVALID_ARGUMENT, ObjectOperations.display(undersized)));
    }
    return new Windowing(agent, IteratorOperations.direct(agent, iterator), count, partial);
  }

  private static long size(Agent agent, JsObject iterator, Object value) {
    try {
      double size = wholeNumber(agent, value, false);
      if (size < 1 || size > MAX_SIZE) {
        throw Errors.rangeError(agent, Message.MUST_BE_POSITIVE, ObjectOperations.display(value));
      }
      return (long) size;
    } catch (ThrowCompletion thrown) {
      throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
    }
  }

  /** An argument that must be a whole number, or an infinite one if so said; not converted. */
  static double wholeNumber(Agent agent, Object value, boolean infinite) {
    if (value instanceof Integer || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      if (number == Math.rint(number) && (infinite || Double.isFinite(number))) {
        return number;
      }
    }
    throw Errors.typeError(agent, Message.INVALID_ARGUMENT, ObjectOperations.display(value));
  }

  /**
   * A helper whose values are arrays of values; {@code ended} is set with the last, smaller one.
   */
  private abstract static class Grouping extends IteratorHelper.Over {
    final long size;
    private boolean ended;

    Grouping(Agent agent, IteratorRecord underlying, long size) {
      super(agent, underlying);
      this.size = size;
    }

    /** The array of {@code group} filled up to the size; Java null if there is nothing to give. */
    final @Nullable Object fill(Agent agent, Collection<Object> group, boolean partial) {
      while (!ended && group.size() < size) {
        Object value = step(agent);
        if (value == null) {
          ended = true;
          return partial && !group.isEmpty() ? array(agent, group) : null;
        }
        group.add(value);
        if (group.size() % CHARGE_STEP == 0) {
          agent.poll();
          agent.charge(8L * CHARGE_STEP);
        }
      }
      return ended ? null : array(agent, group);
    }

    private static Object array(Agent agent, Collection<Object> group) {
      return agent.realm.newArray(group.toArray());
    }

    @Override
    protected final void close(Agent agent) {
      if (!ended) {
        super.close(agent);
      }
    }
  }

  /** Iterator.prototype.chunks. */
  private static final class Chunking extends Grouping {
    Chunking(Agent agent, IteratorRecord underlying, long size) {
      super(agent, underlying, size);
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      return fill(agent, new ArrayList<>(), true);
    }
  }

  /** Iterator.prototype.windows. */
  private static final class Windowing extends Grouping {
    private final ArrayDeque<Object> window = new ArrayDeque<>();
    private final boolean partial;
    private boolean wasFull;

    Windowing(Agent agent, IteratorRecord underlying, long size, boolean partial) {
      super(agent, underlying, size);
      this.partial = partial;
    }

    @Override
    protected @Nullable Object advance(Agent agent) {
      if (wasFull) {
        window.removeFirst();
      }
      Object array = fill(agent, window, partial && !wasFull);
      wasFull = true;
      return array;
    }
  }
}
