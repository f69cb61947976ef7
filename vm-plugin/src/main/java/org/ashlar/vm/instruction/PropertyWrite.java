package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** Writing and defining named properties through inline caches (clauses 6.2.5.6 and 13.2.5). */
public final class PropertyWrite {
  private PropertyWrite() {}

  /** base.key = value. */
  public static void set(
      Agent agent,
      Object base,
      StringKey key,
      Object value,
      boolean strict,
      @Nullable Object[] caches,
      int slot) {
    if (base instanceof JsObject object) {
      Shape shape = object.shape;
      for (PropertyCache at = (PropertyCache) caches[slot]; at != null; at = at.next) {
        if (at.shape == shape) {
          if (at.ownData ? Slots.tryWrite(object, at, value) : tryOther(agent, object, value, at)) {
            return;
          }
          break;
        }
      }
      setSlowly(agent, object, key, value, strict, caches, slot);
    } else {
      setOfPrimitive(agent, base, key, value, strict);
    }
  }

  private static boolean tryOther(Agent agent, JsObject object, Object value, PropertyCache entry) {
    Shape target = entry.target;
    return target != null
        ? isWholeChain(object, entry) && tryAdd(object, value, entry, target)
        : callSetter(agent, object, value, entry);
  }

  /** Adds the property if its slot holds the value. */
  private static boolean tryAdd(JsObject object, Object value, PropertyCache entry, Shape target) {
    if (target.isDeprecated()) {
      return false;
    }
    if (entry.addsInPlace) {
      if (Slots.tryWrite(object, entry, value)) {
        object.shape = target;
        return true;
      }
      return false;
    }
    if (SlotKind.holds(entry.kind, value)) {
      object.extend(target, value);
      return true;
    }
    return false;
  }

  private static boolean callSetter(
      Agent agent, JsObject object, Object value, PropertyCache entry) {
    JsObject holder =
        entry.form == PropertyCache.Form.ACCESSOR ? PropertyRead.holder(object, entry) : null;
    if (holder == null) {
      return false;
    }
    JsFunction setter = ((Accessor) holder.slotValue(entry.kind, entry.slot)).setter();
    if (setter == null) {
      return false;
    }
    agent.call(setter, object, value);
    return true;
  }

  private static boolean isWholeChain(JsObject object, PropertyCache entry) {
    JsObject at = object;
    for (Shape expected : entry.chain) {
      JsObject parent = at.prototype;
      if (parent == null || parent.shape != expected) {
        return false;
      }
      at = parent;
    }
    return at.prototype == null;
  }

  private static void setSlowly(
      Agent agent,
      JsObject object,
      StringKey key,
      Object value,
      boolean strict,
      @Nullable Object[] caches,
      int slot) {
    boolean megamorphic =
        caches[slot] == PropertyCache.MEGAMORPHIC || (object.flags & JsObject.WATCHED) != 0;
    if (object.shape.isDeprecated() && !object.isDictionary()) {
      object.migrate(object.shape.current());
    }
    Shape before = object.shape;
    PropertyCache found = megamorphic ? null : findStore(object, key, caches, slot);
    if (found != null && found.form != PropertyCache.Form.ADD) {
      publish(caches, slot, found);
    }
    if (!object.set(agent, key, value, object) && strict) {
      throw ObjectOperations.cannotSet(agent, object, key);
    }
    if (found != null && found.form == PropertyCache.Form.ADD) {
      learnAdd(object, before, key, found, caches, slot);
    }
  }

  /** Publishes an ADD entry if the store did nothing else than to go to a child shape. */
  private static void learnAdd(
      JsObject object,
      Shape before,
      StringKey key,
      PropertyCache found,
      @Nullable Object[] caches,
      int slot) {
    Shape after = object.shape;
    if (after.isDictionary() || after.count() != before.count() + 1) {
      return;
    }
    Property added = after.property(before.count());
    if (added.key() == key && added.attributes() == Attributes.DEFAULT) {
      publish(
          caches,
          slot,
          new PropertyCache(
              before,
              found.chain,
              PropertyCache.Form.ADD,
              added.kind(),
              added.slot(),
              after,
              found.next));
    }
  }

  static void publish(@Nullable Object[] caches, int slot, PropertyCache entry) {
    caches[slot] = entry.entries() > PropertyCache.MAX_ENTRIES ? PropertyCache.MEGAMORPHIC : entry;
  }

  /**
   * What a store will do: DATA (own and writable), ACCESSOR, or ADD; Java null if not cacheable.
   */
  private static @Nullable PropertyCache findStore(
      JsObject object, StringKey key, @Nullable Object[] caches, int slot) {
    // Stores into intrinsics must be seen by the realm, whose protocol flags may fall.
    if (object.overridesSet()
        || object.shape.mayBeLazy()
        || !PropertyRead.isCacheable(object, key)) {
      return null;
    }
    PropertyCache older = PropertyRead.prune((PropertyCache) caches[slot], object.shape);
    Property own = object.shape.lookup(key);
    if (own != null) {
      if ((own.attributes() & Attributes.ACCESSOR) != 0) {
        return PropertyCache.own(
            object.shape, PropertyCache.Form.ACCESSOR, own.kind(), own.slot(), older);
      }
      return (own.attributes() & Attributes.WRITABLE) == 0
          ? null
          : PropertyCache.own(object.shape, PropertyCache.Form.DATA, own.kind(), own.slot(), older);
    }
    if (!object.shape.isExtensible() || PropertyRead.isLate(key)) {
      return null;
    }
    List<Shape> chain = new ArrayList<>();
    for (JsObject at = object.prototype; at != null; at = at.prototype) {
      if (at.overridesSet() || !PropertyRead.isCacheable(at, key)) {
        return null;
      }
      chain.add(at.shape);
      Property inherited = at.shape.lookup(key);
      if (inherited != null && (inherited.attributes() & Attributes.ACCESSOR) != 0) {
        return new PropertyCache(
            object.shape,
            chain.toArray(new Shape[0]),
            PropertyCache.Form.ACCESSOR,
            inherited.kind(),
            inherited.slot(),
            null,
            older);
      }
      if (inherited != null && (inherited.attributes() & Attributes.WRITABLE) == 0) {
        return null;
      }
    }
    return new PropertyCache(
        object.shape,
        chain.toArray(new Shape[0]),
        PropertyCache.Form.ADD,
        SlotKind.REFERENCE,
        0,
        null,
        older);
  }

  private static void setOfPrimitive(
      Agent agent, Object base, PropertyKey key, Object value, boolean strict) {
    if (Comparison.isNullish(base)) {
      throw Errors.typeError(agent, Message.CANNOT_SET_PROPERTY, base, key);
    }
    JsObject prototype = ObjectOperations.prototypeOfPrimitive(agent, base, key);
    if (isOwnOfString(base, key)) {
      if (strict) {
        throw ObjectOperations.readOnly(agent, key, base);
      }
    } else if (!prototype.set(agent, key, value, base) && strict) {
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "Cannot create property '"
              + key.toDisplayString()
              + "' on "
              + org.ashlar.vm.operation.TestingAndComparison.typeOf(base)
              + " '"
              + displayPrimitive(base)
              + "'");
    }
  }

  private static String displayPrimitive(Object base) {
    return base instanceof org.ashlar.vm.value.Symbol symbol
        ? symbol.toDisplayString()
        : base.toString();
  }

  private static boolean isOwnOfString(Object base, PropertyKey key) {
    return base instanceof CharSequence text
        && (key == org.ashlar.vm.value.Keys.LENGTH
            || (key instanceof org.ashlar.vm.value.IndexKey index
                && index.index() < text.length()));
  }

  /** base[key] = value for a key that is no element index of an ordinary array. */
  static void setByKey(Agent agent, Object base, PropertyKey key, Object value, boolean strict) {
    if (!(base instanceof JsObject object)) {
      setOfPrimitive(agent, base, key, value, strict);
    } else if (!object.set(agent, key, value, object) && strict) {
      throw ObjectOperations.cannotSet(agent, object, key);
    }
  }

  /** CreateDataProperty of a literal's or class's field. */
  public static void define(
      Agent agent, Object base, StringKey key, Object value, @Nullable Object[] caches, int slot) {
    JsObject object = (JsObject) base;
    for (PropertyCache at = (PropertyCache) caches[slot]; at != null; at = at.next) {
      Shape target = at.target;
      if (at.shape == object.shape && target != null && tryAdd(object, value, at, target)) {
        return;
      }
    }
    defineSlowly(agent, object, key, value, caches, slot);
  }

  private static void defineSlowly(
      Agent agent,
      JsObject object,
      StringKey key,
      Object value,
      @Nullable Object[] caches,
      int slot) {
    if (object.shape.isDeprecated() && !object.isDictionary()) {
      object.migrate(object.shape.current());
    }
    Shape before = object.shape;
    ObjectOperations.createDataPropertyOrThrow(agent, object, key, value);
    boolean plain =
        caches[slot] != PropertyCache.MEGAMORPHIC
            && !object.overridesSet()
            && !PropertyRead.isLate(key)
            && PropertyRead.isCacheable(object, key)
            && before.isExtensible();
    if (plain) {
      PropertyCache older = PropertyRead.prune((PropertyCache) caches[slot], before);
      PropertyCache add =
          new PropertyCache(
              before, new Shape[0], PropertyCache.Form.ADD, SlotKind.REFERENCE, 0, null, older);
      learnAdd(object, before, key, add, caches, slot);
    }
  }
}
