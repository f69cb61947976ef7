package org.ashlar.vm.instruction;

import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.SmallObject;

/**
 * Slots by the access code of an inline cache entry, which says the field to go to, so that no
 * virtual call is needed. The object must have the entry's shape.
 */
public final class Slots {
  private Slots() {}

  /** The value in an entry's slot. */
  public static Object read(JsObject object, PropertyCache entry) {
    int location = entry.location;
    switch (entry.representation) {
      case PropertyCache.REFERENCE -> {
        return reference(object, location);
      }
      case PropertyCache.INT -> {
        return Integers.box((int) number(object, location));
      }
      case PropertyCache.DOUBLE -> {
        return Double.longBitsToDouble(number(object, location));
      }
      default -> {
        return object.slotValue(entry.kind, entry.slot);
      }
    }
  }

  private static Object reference(JsObject object, int location) {
    return switch (location) {
      case 0 -> ((SmallObject) object).r0;
      case 1 -> ((SmallObject) object).r1;
      case 2 -> ((MediumObject) object).r2;
      case 3 -> ((MediumObject) object).r3;
      case 4 -> ((LargeObject) object).r4;
      case 5 -> ((LargeObject) object).r5;
      case 6 -> ((LargeObject) object).r6;
      case 7 -> ((LargeObject) object).r7;
      default -> object.references[location - PropertyCache.OVERFLOW];
    };
  }

  private static long number(JsObject object, int location) {
    return switch (location) {
      case 0 -> ((SmallObject) object).n0;
      case 1 -> ((SmallObject) object).n1;
      case 2 -> ((MediumObject) object).n2;
      case 3 -> ((MediumObject) object).n3;
      case 4 -> ((LargeObject) object).n4;
      case 5 -> ((LargeObject) object).n5;
      case 6 -> ((LargeObject) object).n6;
      case 7 -> ((LargeObject) object).n7;
      default -> object.numbers[location - PropertyCache.OVERFLOW];
    };
  }

  /** Stores a value if the slot's kind holds it. */
  public static boolean tryWrite(JsObject object, PropertyCache entry, Object value) {
    int location = entry.location;
    switch (entry.representation) {
      case PropertyCache.INT -> {
        if (value instanceof Integer number) {
          setNumber(object, location, number);
          return true;
        }
        return false;
      }
      case PropertyCache.DOUBLE -> {
        if (value instanceof Double number) {
          setNumber(object, location, Double.doubleToRawLongBits(number));
          return true;
        }
        if (value instanceof Integer number) {
          setNumber(object, location, Double.doubleToRawLongBits((double) number));
          return true;
        }
        return false;
      }
      default -> {
        setReference(object, location, value);
        return true;
      }
    }
  }

  private static void setReference(JsObject object, int location, Object value) {
    switch (location) {
      case 0 -> ((SmallObject) object).r0 = value;
      case 1 -> ((SmallObject) object).r1 = value;
      case 2 -> ((MediumObject) object).r2 = value;
      case 3 -> ((MediumObject) object).r3 = value;
      case 4 -> ((LargeObject) object).r4 = value;
      case 5 -> ((LargeObject) object).r5 = value;
      case 6 -> ((LargeObject) object).r6 = value;
      case 7 -> ((LargeObject) object).r7 = value;
      default -> object.references[location - PropertyCache.OVERFLOW] = value;
    }
  }

  private static void setNumber(JsObject object, int location, long bits) {
    switch (location) {
      case 0 -> ((SmallObject) object).n0 = bits;
      case 1 -> ((SmallObject) object).n1 = bits;
      case 2 -> ((MediumObject) object).n2 = bits;
      case 3 -> ((MediumObject) object).n3 = bits;
      case 4 -> ((LargeObject) object).n4 = bits;
      case 5 -> ((LargeObject) object).n5 = bits;
      case 6 -> ((LargeObject) object).n6 = bits;
      case 7 -> ((LargeObject) object).n7 = bits;
      default -> object.numbers[location - PropertyCache.OVERFLOW] = bits;
    }
  }
}
