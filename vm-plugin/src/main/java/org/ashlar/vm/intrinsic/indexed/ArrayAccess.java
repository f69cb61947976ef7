package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.ElementStore;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.SparseElements;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Element access of the array methods: exact for any object, direct for dense arrays.
 *
 * <p>Dense storage implies default attributes, an extensible owner and a writable length, so only
 * holes need a look at prototypes, and only while {@link Agent#elementsOnPrototypes} holds.
 */
final class ArrayAccess {
  /** Steps between two polls. */
  static final int POLL_MASK = 1023;

  private static final long MAX_SAFE_LENGTH = TypeConversion.MAX_SAFE_INTEGER;

  private ArrayAccess() {}

  /** HasProperty and Get: the element, or Java null if there is none. */
  static @Nullable Object present(Agent agent, JsObject object, long index) {
    if (object instanceof JsArray array && array.isDense()) {
      Object value = Elements.get(array.elements, index);
      if (value != null) {
        return value;
      }
      if (!agent.elementsOnPrototypes) {
        return null;
      }
    }
    PropertyKey key = ObjectOperations.indexKey(agent, index);
    return object.hasProperty(agent, key) ? object.get(agent, key) : null;
  }

  /** Get. */
  static Object get(Agent agent, JsObject object, long index) {
    return index <= Integer.MAX_VALUE
        ? object.getElement(agent, (int) index)
        : object.get(agent, ObjectOperations.indexKey(agent, index));
  }

  /** Set with Throw true. */
  static void set(Agent agent, JsObject object, long index, Object value) {
    if (object instanceof JsArray array && index <= array.length && !agent.elementsOnPrototypes) {
      ElementStore.put(agent, array, index, value, Attributes.DEFAULT);
    } else {
      ObjectOperations.set(agent, object, ObjectOperations.indexKey(agent, index), value);
    }
  }

  /** CreateDataPropertyOrThrow. */
  static void define(Agent agent, JsObject object, long index, Object value) {
    if (object instanceof JsArray array && array.isDense()) {
      if (index == array.length) {
        array.append(agent, value);
      } else {
        ElementStore.put(agent, array, index, value, Attributes.DEFAULT);
      }
    } else {
      ObjectOperations.createDataPropertyOrThrow(
          agent, object, ObjectOperations.indexKey(agent, index), value);
    }
  }

  /** DeletePropertyOrThrow. */
  static void delete(Agent agent, JsObject object, long index) {
    ObjectOperations.deletePropertyOrThrow(agent, object, ObjectOperations.indexKey(agent, index));
  }

  /** Set of the length property with Throw true. */
  static void setLength(Agent agent, JsObject object, long length) {
    if (object instanceof JsArray array && array.isDense() && length <= Integer.MAX_VALUE) {
      array.setLength(agent, length);
    } else {
      ObjectOperations.set(agent, object, Keys.LENGTH, Numbers.box(length));
    }
  }

  /** TypeError for a length beyond 2^53 - 1. */
  static void checkLength(Agent agent, long length) {
    if (length > MAX_SAFE_LENGTH) {
      throw Errors.typeError(agent, Message.LENGTH_TOO_LARGE);
    }
  }

  /**
   * The last index before the next element of a sparse array, so that loops over huge arrays step
   * over what is not there; {@code index} where elements cannot be told.
   */
  static long skipHoles(Agent agent, JsObject object, long index, long length) {
    if ((index & POLL_MASK) == 0) {
      agent.poll();
    }
    if (object instanceof JsArray array
        && array.elements instanceof SparseElements sparse
        && !agent.elementsOnPrototypes) {
      Long next = sparse.nextFrom(index);
      return next == null ? length - 1 : Math.min(next, length) - 1;
    }
    return index;
  }

  /** Whether an array has nothing that could tell it from a literal, its elements aside. */
  static boolean isPlain(Agent agent, JsArray array) {
    return array.shape == agent.group().roots().array
        && array.prototype == agent.realm.intrinsicIfMade(Intrinsic.ARRAY_PROTOTYPE);
  }

  /** Whether iterating an array visits its indices in order and nothing of the program sees it. */
  static boolean iteratesPlainly(Agent agent, JsArray array) {
    return agent.realm.arrayIterationIntact && isPlain(agent, array);
  }

  /** Whether a method may read a receiver's dense storage directly and make a plain array. */
  static boolean isFast(Agent agent, JsObject object) {
    return object instanceof JsArray array
        && array.isDense()
        && !agent.elementsOnPrototypes
        && agent.realm.arraySpeciesIntact
        && isPlain(agent, array);
  }

  @EcmaSpec("sec-arraycreate")
  static JsArray create(Agent agent, long length, @Nullable JsObject prototype) {
    if (length > JsArray.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
    }
    JsArray made = new JsArray(agent.group().roots().array, prototype);
    made.setLength(agent, length);
    return made;
  }

  /** ArrayCreate in the running realm. */
  static JsArray create(Agent agent, long length) {
    return create(agent, length, agent.realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE));
  }

  @EcmaSpec("sec-arrayspeciescreate")
  static JsObject speciesCreate(Agent agent, JsObject original, long length) {
    if (!TestingAndComparison.isArray(agent, original)) {
      return create(agent, length);
    }
    if (agent.realm.arraySpeciesIntact
        && original instanceof JsArray array
        && isPlain(agent, array)) {
      return create(agent, length);
    }
    Object constructor = original.get(agent, Keys.CONSTRUCTOR);
    if (constructor instanceof JsFunction function && function.isConstructor()) {
      Realm other = function.functionRealm(agent);
      if (other != agent.realm && function == other.intrinsicIfMade(Intrinsic.ARRAY)) {
        constructor = Undefined.UNDEFINED;
      }
    }
    if (constructor instanceof JsObject object) {
      constructor = object.get(agent, Symbol.SPECIES);
      if (constructor == JsNull.NULL) {
        constructor = Undefined.UNDEFINED;
      }
    }
    if (constructor == Undefined.UNDEFINED) {
      return create(agent, length);
    }
    return ObjectOperations.construct(
        agent, ObjectOperations.requireConstructor(agent, constructor), Numbers.box(length));
  }

  /** The callback argument as a function. */
  static JsFunction callback(Agent agent, Object value) {
    return ObjectOperations.requireFunction(agent, value);
  }
}
