package org.ashlar.vm.intrinsic.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Iterator.zip and Iterator.zipKeyed: several iterators in step. */
final class IteratorZip extends IteratorHelper {
  private enum Mode {
    SHORTEST,
    LONGEST,
    STRICT
  }

  private final Mode mode;
  private final @Nullable IteratorRecord[] iterators;
  private final List<IteratorRecord> open;
  private final Object[] padding;

  /** Property keys of the results, or Java null if they are arrays. */
  private final PropertyKey @Nullable [] keys;

  private IteratorZip(
      Agent agent,
      Mode mode,
      List<IteratorRecord> iterators,
      Object[] padding,
      PropertyKey @Nullable [] keys) {
    super(agent);
    this.mode = mode;
    this.iterators = iterators.toArray(new IteratorRecord[0]);
    this.open = iterators;
    this.padding = padding;
    this.keys = keys;
  }

  // ---- Arguments ----

  /** The options argument; undefined stands for no options. */
  private static @Nullable JsObject options(Agent agent, Object value) {
    return value == Undefined.UNDEFINED ? null : ObjectOperations.requireObject(agent, value);
  }

  private static Object option(Agent agent, @Nullable JsObject options, String name) {
    return options == null
        ? Undefined.UNDEFINED
        : options.get(agent, agent.group().keys().intern(name));
  }

  private static Mode mode(Agent agent, @Nullable JsObject options) {
    Object value = option(agent, options, "mode");
    if (value == Undefined.UNDEFINED) {
      return Mode.SHORTEST;
    }
    String name = value instanceof CharSequence text ? text.toString() : "";
    return switch (name) {
      case "shortest" -> Mode.SHORTEST;
      case "longest" -> Mode.LONGEST;
      case "strict" -> Mode.STRICT;
      default ->
          throw Errors.typeError(agent, Message.INVALID_ARGUMENT, ObjectOperations.display(value));
    };
  }

  private static Object paddingOption(Agent agent, @Nullable JsObject options, Mode mode) {
    if (mode != Mode.LONGEST) {
      return Undefined.UNDEFINED;
    }
    Object value = option(agent, options, "padding");
    return value == Undefined.UNDEFINED ? value : ObjectOperations.requireObject(agent, value);
  }

  @EcmaSpec("sec-iterator.zip")
  @Builtin(name = "zip", length = 1)
  static Object zip(Agent agent, Object thisValue, Object iterables, Object optionsValue) {
    JsObject source = ObjectOperations.requireObject(agent, iterables);
    JsObject options = options(agent, optionsValue);
    Mode mode = mode(agent, options);
    Object paddingOption = paddingOption(agent, options, mode);
    List<IteratorRecord> iterators = new ArrayList<>();
    IteratorRecord input = IteratorOperations.getIterator(agent, source);
    while (true) {
      try {
        Object next = IteratorOperations.stepValue(agent, input);
        if (next == null) {
          break;
        }
        iterators.add(flattenable(agent, next, false));
      } catch (ThrowCompletion thrown) {
        List<IteratorRecord> toClose = new ArrayList<>(iterators);
        if (!input.isDone()) {
          toClose.addFirst(input);
        }
        throw closeAll(agent, toClose, thrown);
      }
    }
    Object[] padding = new Object[iterators.size()];
    Arrays.fill(padding, Undefined.UNDEFINED);
    if (paddingOption != Undefined.UNDEFINED) {
      try {
        takePadding(agent, paddingOption, padding);
      } catch (ThrowCompletion thrown) {
        throw closeAll(agent, iterators, thrown);
      }
    }
    return new IteratorZip(agent, mode, iterators, padding, null);
  }

  private static void takePadding(Agent agent, Object option, Object[] padding) {
    IteratorRecord from = IteratorOperations.getIterator(agent, option);
    for (int i = 0; i < padding.length; i++) {
      Object next = IteratorOperations.stepValue(agent, from);
      if (next == null) {
        return;
      }
      padding[i] = next;
    }
    IteratorOperations.close(agent, from.iterator());
  }

  @EcmaSpec("sec-iterator.zipkeyed")
  @Builtin(name = "zipKeyed", length = 1)
  static Object zipKeyed(Agent agent, Object thisValue, Object iterables, Object optionsValue) {
    JsObject source = ObjectOperations.requireObject(agent, iterables);
    JsObject options = options(agent, optionsValue);
    Mode mode = mode(agent, options);
    Object paddingOption = paddingOption(agent, options, mode);
    List<IteratorRecord> iterators = new ArrayList<>();
    List<PropertyKey> keys = new ArrayList<>();
    Object[] padding;
    List<PropertyKey> all = source.ownPropertyKeys(agent);
    try {
      for (PropertyKey key : all) {
        PropertyDescriptor own = source.getOwnProperty(agent, key);
        if (own != null && own.isEnumerable()) {
          Object value = source.get(agent, key);
          if (value != Undefined.UNDEFINED) {
            keys.add(key);
            iterators.add(flattenable(agent, value, false));
          }
        }
      }
      padding = new Object[iterators.size()];
      for (int i = 0; i < padding.length; i++) {
        padding[i] =
            paddingOption instanceof JsObject from
                ? from.get(agent, keys.get(i))
                : Undefined.UNDEFINED;
      }
    } catch (ThrowCompletion thrown) {
      throw closeAll(agent, iterators, thrown);
    }
    return new IteratorZip(agent, mode, iterators, padding, keys.toArray(new PropertyKey[0]));
  }

  // ---- Steps ----

  @EcmaSpec("sec-iteratorzip")
  @Override
  protected @Nullable Object advance(Agent agent) {
    if (iterators.length == 0) {
      return null;
    }
    Object[] results = new Object[iterators.length];
    for (int i = 0; i < iterators.length; i++) {
      IteratorRecord iterator = iterators[i];
      Object value = iterator == null ? null : step(agent, iterator);
      if (value == null && iterator != null) {
        open.remove(iterator);
        if (!goesOn(agent, i)) {
          return null;
        }
        iterators[i] = null;
      }
      results[i] = value == null ? padding[i] : value;
    }
    return result(agent, results);
  }

  private @Nullable Object step(Agent agent, IteratorRecord iterator) {
    try {
      return IteratorOperations.stepValue(agent, iterator);
    } catch (ThrowCompletion thrown) {
      open.remove(iterator);
      throw closeAll(agent, open, thrown);
    }
  }

  /** Whether the zip goes on after one of its iterators ended. */
  private boolean goesOn(Agent agent, int ended) {
    switch (mode) {
      case SHORTEST -> {
        close(agent);
        return false;
      }
      case LONGEST -> {
        return !open.isEmpty();
      }
      case STRICT -> {
        if (ended != 0) {
          throw unequal(agent);
        }
        checkOthersEnded(agent);
        return false;
      }
    }
    throw new AssertionError(mode);
  }

  private void checkOthersEnded(Agent agent) {
    for (int i = 1; i < iterators.length; i++) {
      IteratorRecord iterator = Objects.requireNonNull(iterators[i]);
      boolean done;
      try {
        JsObject result = IteratorOperations.next(agent, iterator);
        done = TypeConversion.toBoolean(result.get(agent, Keys.DONE));
      } catch (ThrowCompletion thrown) {
        open.remove(iterator);
        throw closeAll(agent, open, thrown);
      }
      if (!done) {
        throw unequal(agent);
      }
      open.remove(iterator);
    }
  }

  private ThrowCompletion unequal(Agent agent) {
    return closeAll(agent, open, Errors.typeError(agent, Message.UNEQUAL_ITERATORS));
  }

  private Object result(Agent agent, Object[] values) {
    if (keys == null) {
      return agent.realm.newArray(values);
    }
    JsObject object = agent.realm.newObject(null);
    for (int i = 0; i < values.length; i++) {
      object.rawPut(agent, keys[i], values[i], Attributes.DEFAULT);
    }
    return object;
  }

  @Override
  protected void close(Agent agent) {
    ThrowCompletion failed = null;
    for (int i = open.size() - 1; i >= 0; i--) {
      JsObject iterator = open.get(i).iterator();
      if (failed != null) {
        failed = IteratorOperations.closeAfterThrow(agent, iterator, failed);
        continue;
      }
      try {
        IteratorOperations.close(agent, iterator);
      } catch (ThrowCompletion thrown) {
        failed = thrown;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /** IteratorCloseAll after a throw. */
  private static ThrowCompletion closeAll(
      Agent agent, List<IteratorRecord> iterators, ThrowCompletion thrown) {
    for (int i = iterators.size() - 1; i >= 0; i--) {
      IteratorOperations.closeAfterThrow(agent, iterators.get(i).iterator(), thrown);
    }
    return thrown;
  }
}
