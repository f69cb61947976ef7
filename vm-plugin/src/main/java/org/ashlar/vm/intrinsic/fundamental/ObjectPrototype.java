package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
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

/** %Object.prototype% (clauses 20.1.3 and B.2.2). */
public final class ObjectPrototype {
  private ObjectPrototype() {}

  @EcmaSpec("sec-object.prototype.hasownproperty")
  @Builtin(name = "hasOwnProperty")
  static Object hasOwnProperty(Agent agent, Object thisValue, Object name) {
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    JsObject object = TypeConversion.toObject(agent, thisValue);
    return ObjectOperations.hasOwnProperty(agent, object, key);
  }

  @EcmaSpec("sec-object.prototype.isprototypeof")
  @Builtin(name = "isPrototypeOf")
  static Object isPrototypeOf(Agent agent, Object thisValue, Object value) {
    if (!(value instanceof JsObject object)) {
      return false;
    }
    JsObject self = TypeConversion.toObject(agent, thisValue);
    for (JsObject at = object.getPrototypeOf(agent); at != null; at = at.getPrototypeOf(agent)) {
      if (at == self) {
        return true;
      }
    }
    return false;
  }

  @EcmaSpec("sec-object.prototype.propertyisenumerable")
  @Builtin(name = "propertyIsEnumerable")
  static Object propertyIsEnumerable(Agent agent, Object thisValue, Object name) {
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    PropertyDescriptor own = TypeConversion.toObject(agent, thisValue).getOwnProperty(agent, key);
    return own != null && own.isEnumerable();
  }

  @EcmaSpec("sec-object.prototype.tolocalestring")
  @Builtin(name = "toLocaleString")
  static Object toLocaleString(Agent agent, Object thisValue) {
    return ObjectOperations.invoke(agent, thisValue, Keys.TO_STRING);
  }

  @EcmaSpec("sec-object.prototype.tostring")
  @Builtin(name = "toString")
  public static Object toString(Agent agent, Object thisValue) {
    if (thisValue == Undefined.UNDEFINED) {
      return "[object Undefined]";
    }
    if (thisValue == JsNull.NULL) {
      return "[object Null]";
    }
    JsObject object = TypeConversion.toObject(agent, thisValue);
    String builtinTag = builtinTag(agent, object);
    Object tag = object.get(agent, Symbol.TO_STRING_TAG);
    return "[object " + (tag instanceof CharSequence text ? text : builtinTag) + "]";
  }

  private static String builtinTag(Agent agent, JsObject object) {
    if (TestingAndComparison.isArray(agent, object)) {
      return "Array";
    }
    if (object instanceof JsFunction) {
      return "Function";
    }
    String name = object.className();
    return switch (name) {
      case "Error", "Boolean", "Number", "String", "Date", "RegExp", "Arguments" -> name;
      default -> "Object";
    };
  }

  @EcmaSpec("sec-object.prototype.valueof")
  @Builtin(name = "valueOf")
  static Object valueOf(Agent agent, Object thisValue) {
    return TypeConversion.toObject(agent, thisValue);
  }

  @EcmaSpec("sec-get-object.prototype.__proto__")
  @Builtin(name = "__proto__", kind = BuiltinKind.GETTER)
  static Object prototype(Agent agent, Object thisValue) {
    JsObject prototype = TypeConversion.toObject(agent, thisValue).getPrototypeOf(agent);
    return prototype == null ? JsNull.NULL : prototype;
  }

  @EcmaSpec("sec-set-object.prototype.__proto__")
  @Builtin(name = "__proto__", kind = BuiltinKind.SETTER)
  static Object setPrototype(Agent agent, Object thisValue, Object value) {
    TestingAndComparison.requireObjectCoercible(agent, thisValue, "Object.prototype.__proto__");
    if ((value instanceof JsObject || value == JsNull.NULL)
        && thisValue instanceof JsObject object) {
      JsObject wanted = value instanceof JsObject prototype ? prototype : null;
      if (!object.setPrototypeOf(agent, wanted)) {
        throw ObjectConstructor.cannotSetPrototype(agent, object, wanted);
      }
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-object.prototype.__defineGetter__")
  @Builtin(name = "__defineGetter__")
  static Object defineGetter(Agent agent, Object thisValue, Object name, Object getter) {
    return defineAccessor(agent, thisValue, name, getter, true);
  }

  @EcmaSpec("sec-object.prototype.__defineSetter__")
  @Builtin(name = "__defineSetter__")
  static Object defineSetter(Agent agent, Object thisValue, Object name, Object setter) {
    return defineAccessor(agent, thisValue, name, setter, false);
  }

  private static Object defineAccessor(
      Agent agent, Object thisValue, Object name, Object function, boolean getter) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    if (!(function instanceof JsFunction)) {
      throw Errors.typeError(
          agent,
          getter ? Message.GETTER_NOT_FUNCTION : Message.SETTER_NOT_FUNCTION,
          ObjectOperations.display(function));
    }
    int shown = Attributes.ENUMERABLE | Attributes.CONFIGURABLE;
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    ObjectOperations.definePropertyOrThrow(
        agent,
        object,
        key,
        PropertyDescriptor.partial(
            null, getter ? function : null, getter ? null : function, shown, shown));
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-object.prototype.__lookupGetter__")
  @Builtin(name = "__lookupGetter__")
  static Object lookupGetter(Agent agent, Object thisValue, Object name) {
    PropertyDescriptor found = lookup(agent, thisValue, name);
    Object getter = found == null ? null : found.getter();
    return getter == null ? Undefined.UNDEFINED : getter;
  }

  @EcmaSpec("sec-object.prototype.__lookupSetter__")
  @Builtin(name = "__lookupSetter__")
  static Object lookupSetter(Agent agent, Object thisValue, Object name) {
    PropertyDescriptor found = lookup(agent, thisValue, name);
    Object setter = found == null ? null : found.setter();
    return setter == null ? Undefined.UNDEFINED : setter;
  }

  private static @Nullable PropertyDescriptor lookup(Agent agent, Object thisValue, Object name) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    for (JsObject at = object; at != null; at = at.getPrototypeOf(agent)) {
      PropertyDescriptor own = at.getOwnProperty(agent, key);
      if (own != null) {
        return own;
      }
    }
    return null;
  }
}
