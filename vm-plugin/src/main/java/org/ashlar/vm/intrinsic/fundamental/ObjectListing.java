package org.ashlar.vm.intrinsic.fundamental;

import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.ObjectOperations.Listing;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;

/**
 * Listing and copying of own enumerable properties. Ordinary objects without accessors and elements
 * are read off their shape; everything else goes the way of the specification.
 */
final class ObjectListing {
  private ObjectListing() {}

  /** Whether the own properties are exactly those of the shape, all of them data properties. */
  private static boolean isPlain(JsObject object) {
    if (!(object instanceof SmallObject)
        || object.isDictionary()
        || object.shape.mayBeLazy()
        || !(object.elements instanceof Object[] elements)
        || elements.length > 0) {
      return false;
    }
    Shape shape = object.shape;
    for (int i = 0; i < shape.count(); i++) {
      if (shape.property(i).isAccessor()) {
        return false;
      }
    }
    return true;
  }

  static JsArray list(Agent agent, JsObject object, Listing listing) {
    if (!isPlain(object)) {
      return ObjectOperations.arrayFromList(
          agent, ObjectOperations.enumerableOwnProperties(agent, object, listing));
    }
    Shape shape = object.shape;
    Object[] found = new Object[shape.count()];
    int count = 0;
    for (int i = 0; i < shape.count(); i++) {
      Property property = shape.property(i);
      if (property.isEnumerable() && property.key() instanceof StringKey key) {
        found[count++] =
            switch (listing) {
              case KEYS -> key.string();
              case VALUES -> object.slotValue(property.kind(), property.slot());
              case ENTRIES ->
                  agent.realm.newArray(
                      new Object[] {
                        key.string(), object.slotValue(property.kind(), property.slot())
                      });
            };
      }
    }
    return agent.realm.newArray(found, count);
  }

  /** One source of Object.assign. */
  static void assign(Agent agent, JsObject target, JsObject source) {
    Shape shape = source.shape;
    if (!isPlain(source) || source == target) {
      assign(agent, target, source, source.ownPropertyKeys(agent));
      return;
    }
    // A setter of the target may change the source, so its shape is looked at again each time.
    boolean symbols = false;
    for (int i = 0; i < shape.count(); i++) {
      Property property = shape.property(i);
      symbols |= !(property.key() instanceof StringKey);
      if (property.key() instanceof StringKey) {
        assignOne(agent, target, source, shape, property);
      }
    }
    for (int i = 0; symbols && i < shape.count(); i++) {
      Property property = shape.property(i);
      if (property.key() instanceof org.ashlar.vm.value.Symbol) {
        assignOne(agent, target, source, shape, property);
      }
    }
  }

  private static void assignOne(
      Agent agent, JsObject target, JsObject source, Shape shape, Property property) {
    if (source.shape == shape) {
      if (property.isEnumerable()) {
        Object value = source.slotValue(property.kind(), property.slot());
        ObjectOperations.set(agent, target, property.key(), value);
      }
    } else {
      assign(agent, target, source, List.of(property.key()));
    }
  }

  private static void assign(
      Agent agent, JsObject target, JsObject source, List<PropertyKey> keys) {
    for (PropertyKey key : keys) {
      PropertyDescriptor own = source.getOwnProperty(agent, key);
      if (own != null && own.isEnumerable()) {
        ObjectOperations.set(agent, target, key, source.get(agent, key));
      }
    }
  }

  /** Object.fromEntries. */
  static JsObject fromEntries(Agent agent, Object iterable) {
    TestingAndComparison.requireObjectCoercible(agent, iterable, "Object.fromEntries");
    JsObject made = agent.realm.newObject();
    IteratorRecord iterator = IteratorOperations.getIterator(agent, iterable);
    for (Object entry = IteratorOperations.stepValue(agent, iterator);
        entry != null;
        entry = IteratorOperations.stepValue(agent, iterator)) {
      try {
        if (!(entry instanceof JsObject pair)) {
          throw Errors.typeError(agent, Message.ENTRY_NOT_OBJECT, ObjectOperations.display(entry));
        }
        Object name = element(agent, pair, 0);
        Object value = element(agent, pair, 1);
        ObjectOperations.createDataPropertyOrThrow(
            agent, made, TypeConversion.toPropertyKey(agent, name), value);
      } catch (ThrowCompletion thrown) {
        throw IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
      }
    }
    return made;
  }

  private static Object element(Agent agent, JsObject pair, int index) {
    Object plain =
        pair instanceof JsArray array && array.isDense()
            ? Elements.get(array.elements, index)
            : null;
    return plain != null ? plain : pair.get(agent, IndexKey.of(index));
  }
}
