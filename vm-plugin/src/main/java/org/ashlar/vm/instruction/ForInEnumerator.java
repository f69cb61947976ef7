package org.ashlar.vm.instruction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a for-in loop (clause 14.7.5.9): own keys first, then those of each prototype, every
 * name once, those deleted meanwhile left out.
 */
@EcmaSpec("sec-enumerate-object-properties")
public final class ForInEnumerator {
  private @Nullable JsObject object;
  private List<PropertyKey> keys;
  private int at;
  private @Nullable Set<Object> visited;

  private ForInEnumerator(@Nullable JsObject object, List<PropertyKey> keys) {
    this.object = object;
    this.keys = keys;
  }

  /** The enumerator of a value; nothing for undefined and null. */
  public static ForInEnumerator of(Agent agent, Object value) {
    if (Comparison.isNullish(value)) {
      return new ForInEnumerator(null, List.of());
    }
    JsObject object = TypeConversion.toObject(agent, value);
    return new ForInEnumerator(object, object.ownPropertyKeys(agent));
  }

  /** The next key as a string, or Java null. */
  public @Nullable Object next(Agent agent) {
    for (JsObject from = object; from != null; from = object) {
      while (at < keys.size()) {
        PropertyKey key = keys.get(at++);
        Object name = key instanceof Symbol ? null : visit(agent, from, key);
        if (name != null) {
          return name;
        }
      }
      JsObject parent = from.getPrototypeOf(agent);
      if (parent != null) {
        remember();
        keys = parent.ownPropertyKeys(agent);
        at = 0;
      }
      object = parent;
    }
    return null;
  }

  private @Nullable Object visit(Agent agent, JsObject from, PropertyKey key) {
    if (visited != null && visited.contains(key)) {
      return null;
    }
    PropertyDescriptor descriptor = from.getOwnProperty(agent, key);
    return descriptor != null && descriptor.isEnumerable() ? key.toValue() : null;
  }

  /** Keys of an object shadow those of its prototypes, enumerable or not. */
  private void remember() {
    if (visited == null) {
      visited = new HashSet<>();
    }
    visited.addAll(keys);
  }
}
