package org.ashlar.vm.instruction;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.feedback.OperandKinds;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Computed member access (clause 13.3.2) with the fast paths of dense elements. */
public final class ElementAccess {
  private ElementAccess() {}

  /** base[key]. */
  public static Object get(Agent agent, Object base, Object key, int[] kinds, int slot) {
    if (key instanceof Integer boxed && base instanceof JsObject object) {
      int index = boxed;
      Object elements = object.elements;
      if (index >= 0) {
        if (elements instanceof int[] ints) {
          if (index < ints.length) {
            int value = ints[index];
            if (value != Elements.INT_HOLE) {
              kinds[slot] |= OperandKinds.INT;
              return Integers.box(value);
            }
          }
        } else if (elements instanceof Object[] objects) {
          if (index < objects.length) {
            Object value = objects[index];
            if (value != null) {
              kinds[slot] |= OperandKinds.OBJECT;
              return value;
            }
          }
        } else if (elements instanceof double[] doubles && index < doubles.length) {
          double value = doubles[index];
          if (!Elements.isHole(value)) {
            kinds[slot] |= OperandKinds.DOUBLE;
            return value;
          }
        }
        if (object instanceof TypedArrayObject typed) {
          return getTyped(typed, index, kinds, slot);
        }
        kinds[slot] |= OperandKinds.OTHER;
        return object.getElement(agent, index);
      }
    }
    kinds[slot] |= OperandKinds.OTHER;
    return getSlowly(agent, base, key);
  }

  private static Object getTyped(TypedArrayObject array, int index, int[] kinds, int slot) {
    Object value = array.element(index);
    if (value == null) {
      kinds[slot] |= OperandKinds.OTHER;
      return Undefined.UNDEFINED;
    }
    kinds[slot] |=
        value instanceof Integer
            ? OperandKinds.TYPED_INT
            : value instanceof Double ? OperandKinds.TYPED_DOUBLE : OperandKinds.OTHER;
    return value;
  }

  private static Object getSlowly(Agent agent, Object base, Object key) {
    if (base instanceof CharSequence text && key instanceof Integer index) {
      if (index >= 0 && index < text.length()) {
        return character(Strings.flat(text).charAt(index));
      }
    }
    if (base instanceof JsObject object) {
      PropertyKey name = TypeConversion.toPropertyKey(agent, key);
      return name instanceof StringKey string && string.interned()
          ? PropertyRead.getAmongMany(agent, object, object, string)
          : object.get(agent, name, object);
    }
    PropertyRead.requireObjectCoercible(agent, base, displayKey(key));
    return ObjectOperations.getV(agent, base, TypeConversion.toPropertyKey(agent, key));
  }

  private static final String[] CHARACTERS = new String[256];

  static {
    for (int i = 0; i < CHARACTERS.length; i++) {
      CHARACTERS[i] = String.valueOf((char) i).intern();
    }
  }

  /** The string of one code unit. */
  public static String character(char unit) {
    return unit < 256 ? CHARACTERS[unit] : String.valueOf(unit);
  }

  static Object displayKey(Object key) {
    return key instanceof Symbol symbol
        ? symbol.toDisplayString()
        : key instanceof JsObject ? "[object]" : key;
  }

  /** base[key] = value. */
  public static void set(
      Agent agent, Object base, Object key, Object value, boolean strict, int[] kinds, int slot) {
    if (key instanceof Integer boxed && base instanceof JsObject object) {
      int index = boxed;
      if (index >= 0) {
        if (storeExisting(object.elements, index, value)) {
          kinds[slot] |= OperandKinds.INT;
          return;
        }
        if (object instanceof JsArray array
            && array.length == index
            && !agent.elementsOnPrototypes
            && (array.flags & JsObject.USED_AS_PROTOTYPE) == 0) {
          kinds[slot] |= OperandKinds.OBJECT;
          array.append(agent, value);
          return;
        }
        if (object instanceof TypedArrayObject typed
            && setTyped(typed, index, value, kinds, slot)) {
          return;
        }
        kinds[slot] |= OperandKinds.OTHER;
        if (!object.setElement(agent, index, value) && strict) {
          throw ObjectOperations.cannotSet(agent, object, IndexKey.of(index));
        }
        return;
      }
    }
    kinds[slot] |= OperandKinds.OTHER;
    setSlowly(agent, base, key, value, strict);
  }

  /** Stores over a present dense element of the value's kind. Dense implies writable. */
  private static boolean storeExisting(Object elements, int index, Object value) {
    if (elements instanceof Object[] objects) {
      if (index < objects.length && objects[index] != null) {
        objects[index] = value;
        return true;
      }
      return false;
    }
    if (elements instanceof int[] ints) {
      if (index < ints.length
          && value instanceof Integer number
          && ints[index] != Elements.INT_HOLE
          && number != Elements.INT_HOLE) {
        ints[index] = number;
        return true;
      }
      return false;
    }
    if (elements instanceof double[] doubles
        && index < doubles.length
        && !Elements.isHole(doubles[index])) {
      if (value instanceof Double number) {
        doubles[index] = Elements.canonical(number);
        return true;
      }
      if (value instanceof Integer number) {
        doubles[index] = number;
        return true;
      }
    }
    return false;
  }

  /** Stores a number at a valid index; false if there is more to do. */
  private static boolean setTyped(
      TypedArrayObject array, int index, Object value, int[] kinds, int slot) {
    if (value instanceof Integer number && array.setInt(index, number)) {
      kinds[slot] |= OperandKinds.TYPED_INT;
      return true;
    }
    if (value instanceof Double number && array.setDouble(index, number)) {
      kinds[slot] |= OperandKinds.TYPED_DOUBLE;
      return true;
    }
    return false;
  }

  private static void setSlowly(
      Agent agent, Object base, Object key, Object value, boolean strict) {
    if (Comparison.isNullish(base)) {
      throw Errors.typeError(agent, Message.CANNOT_SET_PROPERTY, base, displayKey(key));
    }
    PropertyWrite.setByKey(agent, base, TypeConversion.toPropertyKey(agent, key), value, strict);
  }

  /** delete base[key]. */
  public static boolean delete(Agent agent, Object base, Object key, boolean strict) {
    if (Comparison.isNullish(base)) {
      throw Errors.typeError(agent, Message.CANNOT_CONVERT_TO_OBJECT);
    }
    JsObject object = TypeConversion.toObject(agent, base);
    return deleteKey(agent, object, TypeConversion.toPropertyKey(agent, key), strict);
  }

  /** delete base.key. */
  public static boolean deleteNamed(Agent agent, Object base, PropertyKey key, boolean strict) {
    return deleteKey(agent, TypeConversion.toObject(agent, base), key, strict);
  }

  private static boolean deleteKey(Agent agent, JsObject object, PropertyKey key, boolean strict) {
    if (strict) {
      ObjectOperations.deletePropertyOrThrow(agent, object, key);
      return true;
    }
    return object.delete(agent, key);
  }

  /** key in base. */
  public static boolean in(Agent agent, Object key, Object base) {
    if (!(base instanceof JsObject object)) {
      throw Errors.typeError(
          agent, Message.IN_NOT_OBJECT, displayKey(key), ObjectOperations.display(base));
    }
    return object.hasProperty(agent, TypeConversion.toPropertyKey(agent, key));
  }

  /** ToPropertyKey as a value: a string, a symbol, or an int that is an index. */
  public static Object toKeyValue(Agent agent, Object key) {
    if (key instanceof CharSequence
        || key instanceof Symbol
        || (key instanceof Integer index && index >= 0)) {
      return key;
    }
    Object primitive = TypeConversion.toPrimitive(agent, key, TypeConversion.Hint.STRING);
    return primitive instanceof Symbol ? primitive : TypeConversion.toString(agent, primitive);
  }

  /** {@link #toKeyValue} after the check that base has properties. */
  public static Object toReferenceKey(Agent agent, Object base, Object key) {
    PropertyRead.requireObjectCoercible(agent, base, displayKey(key));
    return toKeyValue(agent, key);
  }

  /** super[key]. */
  public static Object getSuper(Agent agent, @Nullable Object base, Object receiver, Object key) {
    PropertyKey name = TypeConversion.toPropertyKey(agent, key);
    if (!(base instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.CANNOT_READ_PROPERTY, "null", name);
    }
    return object.get(agent, name, receiver);
  }

  /** super[key] = value. */
  public static void setSuper(
      Agent agent,
      @Nullable Object base,
      Object receiver,
      Object key,
      Object value,
      boolean strict) {
    PropertyKey name = TypeConversion.toPropertyKey(agent, key);
    if (!(base instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.CANNOT_SET_PROPERTY, "null", name);
    }
    if (!object.set(agent, name, value, receiver) && strict) {
      throw ObjectOperations.cannotSet(agent, receiver, name);
    }
  }
}
