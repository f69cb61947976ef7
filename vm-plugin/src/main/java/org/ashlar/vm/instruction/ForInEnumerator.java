package org.ashlar.vm.instruction;

import java.util.HashSet;
import java.util.Set;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a for-in loop (clause 14.7.5.9): own keys first, then those of each prototype, every
 * name once, those deleted meanwhile left out.
 *
 * <p>Where the shape of an object knows all its keys, the names come from the shape, and as long as
 * the object keeps it they need no second look. Prototypes without an enumerable name are passed.
 */
@EcmaSpec("sec-enumerate-object-properties")
public final class ForInEnumerator {
  private static final PropertyKey[] NONE = {};

  private @Nullable JsObject object;

  /** The shape that the keys come from, or Java null if the object was asked for them. */
  private @Nullable Shape shape;

  private PropertyKey[] keys = NONE;
  private int at;
  private @Nullable Set<PropertyKey> visited;

  /** Keys that were gone when their turn came, which shadow nothing. */
  private @Nullable Set<PropertyKey> gone;

  private ForInEnumerator() {}

  /** The enumerator of a value; nothing for undefined and null. */
  public static ForInEnumerator of(Agent agent, Object value) {
    ForInEnumerator enumerator = new ForInEnumerator();
    if (!Comparison.isNullish(value)) {
      enumerator.begin(agent, TypeConversion.toObject(agent, value));
    }
    return enumerator;
  }

  private void begin(Agent agent, JsObject from) {
    object = from;
    at = 0;
    if (isPlain(from)) {
      shape = from.shape;
      keys = from.shape.enumerableNames();
    } else {
      shape = null;
      keys = from.ownPropertyKeys(agent).toArray(NONE);
    }
  }

  private static boolean isPlain(JsObject object) {
    return object instanceof SmallObject
        && !object.isDictionary()
        && Elements.isEmpty(object.elements);
  }

  /** The next key as a string, or Java null. */
  public @Nullable Object next(Agent agent) {
    for (JsObject from = object; from != null; from = object) {
      while (at < keys.length) {
        PropertyKey key = keys[at++];
        if ((visited == null || !visited.contains(key))
            && (from.shape == shape || isEnumerable(agent, from, key))) {
          return key.toValue();
        }
      }
      goOn(agent, from);
    }
    return null;
  }

  private boolean isEnumerable(Agent agent, JsObject from, PropertyKey key) {
    if (key instanceof Symbol) {
      return false;
    }
    PropertyDescriptor descriptor = from.getOwnProperty(agent, key);
    if (descriptor == null) {
      if (gone == null) {
        gone = new HashSet<>();
      }
      gone.add(key);
      return false;
    }
    return descriptor.isEnumerable();
  }

  /** Goes to the next prototype that may have something to enumerate. */
  private void goOn(Agent agent, JsObject from) {
    JsObject parent = from.getPrototypeOf(agent);
    JsObject next = parent;
    while (next != null && isPlain(next) && next.shape.enumerableNames().length == 0) {
      next = next.prototype;
    }
    if (next == null) {
      object = null;
      return;
    }
    // Keys of an object shadow those of its prototypes, enumerable or not.
    if (shape == null) {
      remember(keys);
    } else {
      remember(shape.keys());
    }
    for (JsObject passed = parent; passed != null && passed != next; passed = passed.prototype) {
      remember(passed.shape.keys());
    }
    begin(agent, next);
  }

  private void remember(PropertyKey[] present) {
    if (visited == null) {
      visited = new HashSet<>();
    }
    for (PropertyKey key : present) {
      if (gone == null || !gone.contains(key)) {
        visited.add(key);
      }
    }
    gone = null;
  }
}
