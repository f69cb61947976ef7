package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.feedback.ShapeLookups;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.OrdinaryObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Reading named properties through inline caches (clause 13.3.2).
 *
 * <p>A primitive receiver starts at its prototype; the entries of a site are keyed by the shape of
 * the object the walk starts at, so primitives and objects share them. Not cached are walks that
 * meet a dictionary, the global object, a proxy or a key that an exotic object answers itself, and
 * walks that prove the absence of a key that functions make late.
 */
public final class PropertyRead {
  private static final Shape[] NO_CHAIN = new Shape[0];
  private static final int MAX_CHAIN = 12;

  private PropertyRead() {}

  /** base.key. */
  public static Object get(
      Agent agent, Object base, StringKey key, @Nullable Object[] caches, int slot) {
    if (base instanceof JsObject object) {
      Shape shape = object.shape;
      for (PropertyCache entry = (PropertyCache) caches[slot]; entry != null; entry = entry.next) {
        if (entry.shape == shape) {
          if (entry.ownData) {
            return Slots.read(object, entry);
          }
          if (entry.protoData) {
            JsObject holder = object.prototype;
            if (holder != null && holder.shape == entry.holderShape) {
              return Slots.read(holder, entry);
            }
          }
          break;
        }
      }
      return probe(agent, object, object, key, caches, slot);
    }
    return getOfPrimitive(agent, base, key, caches, slot);
  }

  private static Object getOfPrimitive(
      Agent agent, Object base, StringKey key, @Nullable Object[] caches, int slot) {
    if (base instanceof CharSequence text) {
      if (key == Keys.LENGTH) {
        return text.length();
      }
      JsObject prototype = agent.realm.intrinsic(Intrinsic.STRING_PROTOTYPE);
      PropertyCache entry = (PropertyCache) caches[slot];
      if (entry != null && entry.ownData && entry.shape == prototype.shape) {
        return Slots.read(prototype, entry);
      }
      return probe(agent, base, prototype, key, caches, slot);
    }
    JsObject start = ObjectOperations.prototypeOfPrimitive(agent, base, key);
    return probe(agent, base, start, key, caches, slot);
  }

  private static Object probe(
      Agent agent,
      Object receiver,
      JsObject start,
      StringKey key,
      @Nullable Object[] caches,
      int slot) {
    PropertyCache first = (PropertyCache) caches[slot];
    if (first == PropertyCache.MEGAMORPHIC) {
      return getAmongMany(agent, receiver, start, key);
    }
    for (PropertyCache at = first; at != null; at = at.next) {
      if (at.shape == start.shape) {
        JsObject holder = holder(start, at);
        if (holder != null) {
          return read(agent, receiver, holder, at);
        }
      }
    }
    learn(start, key, caches, slot);
    return start.get(agent, key, receiver);
  }

  /** Reads an interned key at a site that sees too many shapes or keys for entries of its own. */
  static Object getAmongMany(Agent agent, Object receiver, JsObject start, StringKey key) {
    ShapeLookups lookups = agent.shapeLookups();
    PropertyCache entry = lookups.find(start.shape, key);
    if (entry != null) {
      JsObject holder = holder(start, entry);
      if (holder != null) {
        return read(agent, receiver, holder, entry);
      }
    }
    if (lookups.learns() && !start.shape.isDeprecated()) {
      PropertyCache made = find(start, key, null);
      if (made != null) {
        lookups.remember(key, made);
      }
    }
    return start.get(agent, key, receiver);
  }

  /** The object that an entry's slot is in, or Java null if the entry does not apply. */
  static @Nullable JsObject holder(JsObject start, PropertyCache entry) {
    JsObject at = start;
    for (Shape expected : entry.chain) {
      JsObject parent = at.prototype;
      if (parent == null || parent.shape != expected) {
        return null;
      }
      at = parent;
    }
    return entry.form == PropertyCache.Form.ABSENT && at.prototype != null ? null : at;
  }

  private static Object read(Agent agent, Object receiver, JsObject holder, PropertyCache entry) {
    switch (entry.form) {
      case DATA -> {
        return holder.slotValue(entry.kind, entry.slot);
      }
      case ACCESSOR -> {
        return OrdinaryObject.callGetter(
            agent, (Accessor) holder.slotValue(entry.kind, entry.slot), receiver);
      }
      default -> {
        return Undefined.UNDEFINED;
      }
    }
  }

  private static void learn(JsObject start, StringKey key, @Nullable Object[] caches, int slot) {
    if (start.shape.isDeprecated() && !start.isDictionary()) {
      start.migrate(start.shape.current());
    }
    PropertyCache older = (PropertyCache) caches[slot];
    PropertyCache made = find(start, key, prune(older, start.shape));
    if (made != null) {
      caches[slot] = made.entries() > PropertyCache.MAX_ENTRIES ? PropertyCache.MEGAMORPHIC : made;
    }
  }

  /** The list without entries of a shape, which no longer apply. */
  static @Nullable PropertyCache prune(@Nullable PropertyCache list, Shape shape) {
    if (list == null) {
      return null;
    }
    PropertyCache rest = prune(list.next, shape);
    if (list.shape == shape || (list.shape != null && list.shape.isDeprecated())) {
      return rest;
    }
    return rest == list.next
        ? list
        : new PropertyCache(
            list.shape, list.chain, list.form, list.kind, list.slot, list.target, rest);
  }

  /** The entry that describes where a key is found from an object on, or Java null. */
  static @Nullable PropertyCache find(JsObject start, StringKey key, @Nullable PropertyCache next) {
    List<Shape> chain = new ArrayList<>();
    JsObject at = start;
    while (true) {
      if (!isCacheable(at, key) || chain.size() > MAX_CHAIN) {
        return null;
      }
      Property property = at.shape.lookup(key);
      if (property != null) {
        PropertyCache.Form form =
            (property.attributes() & Attributes.ACCESSOR) != 0
                ? PropertyCache.Form.ACCESSOR
                : PropertyCache.Form.DATA;
        return new PropertyCache(
            start.shape, shapes(chain), form, property.kind(), property.slot(), null, next);
      }
      if (isLate(key) && (at instanceof JsFunction || key == Keys.LENGTH)) {
        return null;
      }
      JsObject parent = at.prototype;
      if (parent == null) {
        // Exotic objects without a prototype share their root shape with ordinary ones.
        return chain.isEmpty()
            ? null
            : new PropertyCache(
                start.shape, shapes(chain), PropertyCache.Form.ABSENT, 0, 0, null, next);
      }
      parent.rawAttributes(key);
      chain.add(parent.shape);
      at = parent;
    }
  }

  private static Shape[] shapes(List<Shape> chain) {
    return chain.isEmpty() ? NO_CHAIN : chain.toArray(NO_CHAIN);
  }

  /** Whether the shape of an object decides about a key; makes the key's property if it is late. */
  static boolean isCacheable(JsObject object, PropertyKey key) {
    object.rawAttributes(key);
    return !object.isDictionary() && !(object instanceof GlobalObject) && !object.isVirtual(key);
  }

  /** Keys whose properties functions make when asked. */
  static boolean isLate(PropertyKey key) {
    return key == Keys.NAME || key == Keys.LENGTH || key == Keys.PROTOTYPE;
  }

  /** base.length. */
  public static Object length(Agent agent, Object base, @Nullable Object[] caches, int slot) {
    if (base instanceof JsArray array && array.length >= 0) {
      return Integers.box(array.length);
    }
    if (base instanceof CharSequence text) {
      return Integers.box(text.length());
    }
    int length = base instanceof TypedArrayObject array ? array.lengthProperty(agent) : -1;
    return length >= 0 ? Integers.box(length) : get(agent, base, Keys.LENGTH, caches, slot);
  }

  /** TypeError if a value has no properties. */
  static void requireObjectCoercible(Agent agent, Object value, Object key) {
    if (Comparison.isNullish(value)) {
      throw Errors.typeError(agent, Message.CANNOT_READ_PROPERTY, value, key);
    }
  }
}
