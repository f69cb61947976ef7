package org.ashlar.vm.object;

import java.util.Objects;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary internal methods (clause 10.1), as functions so that exotic objects can fall back on
 * them.
 */
public final class OrdinaryObject {
  private OrdinaryObject() {}

  /** OrdinarySetPrototypeOf. */
  public static boolean setPrototypeOf(Agent agent, JsObject object, @Nullable JsObject wanted) {
    if (object.prototype == wanted) {
      return true;
    }
    if (!object.isExtensible(agent)) {
      return false;
    }
    for (JsObject at = wanted; at != null; at = at.prototype) {
      if (at == object) {
        return false;
      }
      if (at.overridesGetPrototypeOf()) {
        break;
      }
    }
    object.prototype = wanted;
    if (wanted != null) {
      agent.markPrototype(wanted);
    }
    agent.prototypeChanged(object);
    return true;
  }

  /** OrdinaryHasProperty, iterative along ordinary prototypes. */
  public static boolean hasProperty(Agent agent, JsObject object, PropertyKey key) {
    JsObject at = object;
    while (true) {
      boolean own =
          at.isVirtual(key) ? at.getOwnProperty(agent, key) != null : at.rawAttributes(key) >= 0;
      if (own) {
        return true;
      }
      JsObject parent = at.getPrototypeOf(agent);
      if (parent == null) {
        return false;
      }
      if (parent.overridesSet()) {
        return parent.hasProperty(agent, key);
      }
      at = parent;
    }
  }

  /** OrdinaryGet, iterative along ordinary prototypes. */
  public static Object get(Agent agent, JsObject object, PropertyKey key, Object receiver) {
    JsObject at = object;
    while (true) {
      Object value = at.ownForGet(agent, key);
      if (value != null) {
        return value instanceof Accessor pair ? callGetter(agent, pair, receiver) : value;
      }
      JsObject parent = at.prototype;
      if (parent == null) {
        return Undefined.UNDEFINED;
      }
      if (parent.overridesGet()) {
        return parent.get(agent, key, receiver);
      }
      at = parent;
    }
  }

  /** Calls the getter of an accessor property. */
  public static Object callGetter(Agent agent, Accessor pair, Object receiver) {
    JsFunction getter = pair.getter();
    return getter == null ? Undefined.UNDEFINED : agent.call(getter, receiver);
  }

  /** OrdinarySet, iterative along ordinary prototypes. */
  public static boolean set(
      Agent agent, JsObject object, PropertyKey key, Object value, Object receiver) {
    JsObject at = object;
    while (true) {
      if (at.isVirtual(key)) {
        PropertyDescriptor own = at.getOwnProperty(agent, key);
        return own == null
            ? addOrDefine(agent, key, value, receiver)
            : setFound(
                agent,
                at,
                key,
                value,
                receiver,
                own.isAccessor() ? own.toAccessor() : null,
                own.attributes());
      }
      int attributes = at.rawAttributes(key);
      if (attributes >= 0) {
        Object found = (attributes & Attributes.ACCESSOR) != 0 ? at.rawGet(key) : null;
        return setFound(agent, at, key, value, receiver, found, attributes);
      }
      JsObject parent = at.prototype;
      if (parent == null) {
        return addOrDefine(agent, key, value, receiver);
      }
      if (parent.overridesSet()) {
        return parent.set(agent, key, value, receiver);
      }
      at = parent;
    }
  }

  private static boolean setFound(
      Agent agent,
      JsObject holder,
      PropertyKey key,
      Object value,
      Object receiver,
      @Nullable Object found,
      int attributes) {
    if (found instanceof Accessor pair) {
      JsFunction setter = pair.setter();
      if (setter == null) {
        return false;
      }
      agent.call(setter, receiver, value);
      return true;
    }
    if ((attributes & Attributes.WRITABLE) == 0) {
      return false;
    }
    if (holder == receiver && !holder.isVirtual(key) && !holder.overridesSet()) {
      holder.rawPut(agent, key, value, attributes);
      return true;
    }
    return addOrDefine(agent, key, value, receiver);
  }

  /** The end of OrdinarySet: the receiver gets or updates its own data property. */
  public static boolean addOrDefine(Agent agent, PropertyKey key, Object value, Object receiver) {
    if (!(receiver instanceof JsObject target)) {
      return false;
    }
    PropertyDescriptor existing = target.getOwnProperty(agent, key);
    if (existing == null) {
      return target.defineOwnProperty(
          agent, key, PropertyDescriptor.data(value, Attributes.DEFAULT));
    }
    return !existing.isAccessor()
        && existing.isWritable()
        && target.defineOwnProperty(agent, key, PropertyDescriptor.valueOnly(value));
  }

  /** OrdinaryDelete. */
  public static boolean delete(Agent agent, JsObject object, PropertyKey key) {
    int attributes = object.rawAttributes(key);
    if (attributes < 0) {
      return true;
    }
    if ((attributes & Attributes.CONFIGURABLE) == 0) {
      return false;
    }
    if ((object.flags & JsObject.WATCHED) != 0) {
      Watch.changed(object, key);
    }
    object.rawRemove(key);
    return true;
  }

  /** OrdinaryDefineOwnProperty over the raw storage. */
  public static boolean defineOwnProperty(
      Agent agent, JsObject object, PropertyKey key, PropertyDescriptor wanted) {
    Object value = object.rawGet(key);
    PropertyDescriptor current =
        value == null ? null : PropertyDescriptor.of(value, object.rawAttributes(key));
    return validateAndApply(agent, object, key, object.isExtensible(agent), wanted, current);
  }

  /** ValidateAndApplyPropertyDescriptor; {@code object} Java null only validates. */
  public static boolean validateAndApply(
      Agent agent,
      @Nullable JsObject object,
      PropertyKey key,
      boolean extensible,
      PropertyDescriptor wanted,
      @Nullable PropertyDescriptor current) {
    if (current == null) {
      if (!extensible) {
        return false;
      }
      if (object != null) {
        object.rawPut(
            agent, key, initialValue(wanted), storedAttributes(wanted, wanted.attributes()));
      }
      return true;
    }
    if (!isCompatible(wanted, current)) {
      return false;
    }
    if (object != null) {
      apply(agent, object, key, wanted, current);
    }
    return true;
  }

  private static Object initialValue(PropertyDescriptor wanted) {
    return wanted.isAccessor()
        ? wanted.toAccessor()
        : wanted.value() == null ? Undefined.UNDEFINED : wanted.value();
  }

  private static int storedAttributes(PropertyDescriptor wanted, int attributes) {
    return wanted.isAccessor()
        ? (attributes & ~Attributes.WRITABLE) | Attributes.ACCESSOR
        : attributes;
  }

  private static boolean isCompatible(PropertyDescriptor wanted, PropertyDescriptor current) {
    if (current.isConfigurable()) {
      return true;
    }
    if (wanted.isConfigurable()
        || (wanted.has(Attributes.ENUMERABLE) && wanted.isEnumerable() != current.isEnumerable())
        || (!wanted.isGeneric() && wanted.isAccessor() != current.isAccessor())) {
      return false;
    }
    if (current.isAccessor()) {
      return (wanted.getter() == null || wanted.getter() == current.getter())
          && (wanted.setter() == null || wanted.setter() == current.setter());
    }
    if (current.isWritable()) {
      return true;
    }
    Object value = wanted.value();
    return !wanted.isWritable()
        && (value == null || SameValue.sameValue(value, Objects.requireNonNull(current.value())));
  }

  private static void apply(
      Agent agent,
      JsObject object,
      PropertyKey key,
      PropertyDescriptor wanted,
      PropertyDescriptor current) {
    int kept = current.attributes() & ~wanted.presentAttributes();
    int attributes = kept | wanted.attributes();
    if (wanted.isAccessor()) {
      Accessor old = current.isAccessor() ? current.toAccessor() : new Accessor(null, null);
      Accessor asked = wanted.toAccessor();
      Accessor merged =
          new Accessor(
              wanted.getter() == null ? old.getter() : asked.getter(),
              wanted.setter() == null ? old.setter() : asked.setter());
      object.rawPut(agent, key, merged, (attributes & ~Attributes.WRITABLE) | Attributes.ACCESSOR);
      return;
    }
    if (current.isAccessor() && wanted.isGeneric()) {
      object.rawPut(
          agent,
          key,
          current.toAccessor(),
          (attributes & ~Attributes.WRITABLE) | Attributes.ACCESSOR);
      return;
    }
    if (current.isAccessor()) {
      attributes =
          (current.attributes() & ~Attributes.WRITABLE & ~wanted.presentAttributes())
              | wanted.attributes();
    }
    Object value = wanted.value();
    if (value == null) {
      value = current.isAccessor() ? Undefined.UNDEFINED : Objects.requireNonNull(current.value());
    }
    object.rawPut(agent, key, value, attributes);
  }
}
