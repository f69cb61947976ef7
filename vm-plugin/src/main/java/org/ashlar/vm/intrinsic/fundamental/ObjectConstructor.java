package org.ashlar.vm.intrinsic.fundamental;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.KeyedGroups;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.ObjectOperations.Listing;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The Object constructor (clause 20.1.2). Listing and copying of properties are in {@link
 * ObjectListing}.
 */
final class ObjectConstructor {
  private ObjectConstructor() {}

  @EcmaSpec("sec-object-value")
  @Builtin(name = "Object", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object value) {
    if (newTarget != null && newTarget != callee) {
      return agent.realm.newObject(
          ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.OBJECT_PROTOTYPE));
    }
    return TestingAndComparison.isNullish(value)
        ? agent.realm.newObject()
        : TypeConversion.toObject(agent, value);
  }

  @EcmaSpec("sec-object.create")
  @Builtin(name = "create")
  static Object create(Agent agent, Object thisValue, Object prototype, Object properties) {
    JsObject made = agent.realm.newObject(prototypeArgument(agent, prototype));
    if (made.prototype != null) {
      agent.markPrototype(made.prototype);
    }
    return properties == Undefined.UNDEFINED ? made : defineAll(agent, made, properties);
  }

  private static @Nullable JsObject prototypeArgument(Agent agent, Object value) {
    if (value instanceof JsObject object) {
      return object;
    }
    if (value == JsNull.NULL) {
      return null;
    }
    throw Errors.typeError(
        agent, Message.PROTOTYPE_NOT_OBJECT_OR_NULL, ObjectOperations.display(value));
  }

  @EcmaSpec("sec-object.getprototypeof")
  @Builtin(name = "getPrototypeOf")
  static Object getPrototypeOf(Agent agent, Object thisValue, Object value) {
    JsObject prototype = TypeConversion.toObject(agent, value).getPrototypeOf(agent);
    return prototype == null ? JsNull.NULL : prototype;
  }

  @EcmaSpec("sec-object.setprototypeof")
  @Builtin(name = "setPrototypeOf")
  static Object setPrototypeOf(Agent agent, Object thisValue, Object value, Object prototype) {
    if (TestingAndComparison.isNullish(value)) {
      throw Errors.typeError(agent, Message.CALLED_ON_NULLISH, "Object.setPrototypeOf");
    }
    JsObject wanted = prototypeArgument(agent, prototype);
    if (value instanceof JsObject object && !object.setPrototypeOf(agent, wanted)) {
      throw cannotSetPrototype(agent, object, wanted);
    }
    return value;
  }

  /** Why [[SetPrototypeOf]] returned false. */
  static RuntimeException cannotSetPrototype(
      Agent agent, JsObject object, @Nullable JsObject wanted) {
    if (object == agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)) {
      return Errors.typeError(agent, Message.IMMUTABLE_PROTOTYPE, "Object.prototype");
    }
    if (!object.isExtensible(agent)) {
      return Errors.typeError(
          agent, Message.CANNOT_SET_PROTOTYPE, ObjectOperations.display(object));
    }
    return Errors.typeError(agent, Message.CYCLIC_PROTOTYPE);
  }

  @EcmaSpec("sec-object.defineproperty")
  @Builtin(name = "defineProperty")
  static Object defineProperty(
      Agent agent, Object thisValue, Object target, Object name, Object attributes) {
    if (!(target instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.CALLED_ON_NON_OBJECT, "Object.defineProperty");
    }
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    PropertyDescriptor wanted = ObjectOperations.toPropertyDescriptor(agent, attributes);
    ObjectOperations.definePropertyOrThrow(agent, object, key, wanted);
    return object;
  }

  @EcmaSpec("sec-object.defineproperties")
  @Builtin(name = "defineProperties")
  static Object defineProperties(Agent agent, Object thisValue, Object target, Object properties) {
    if (!(target instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.CALLED_ON_NON_OBJECT, "Object.defineProperties");
    }
    return defineAll(agent, object, properties);
  }

  private static JsObject defineAll(Agent agent, JsObject object, Object properties) {
    JsObject source = TypeConversion.toObject(agent, properties);
    List<PropertyKey> keys = new ArrayList<>();
    List<PropertyDescriptor> descriptors = new ArrayList<>();
    for (PropertyKey key : source.ownPropertyKeys(agent)) {
      PropertyDescriptor own = source.getOwnProperty(agent, key);
      if (own != null && own.isEnumerable()) {
        keys.add(key);
        descriptors.add(ObjectOperations.toPropertyDescriptor(agent, source.get(agent, key)));
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      ObjectOperations.definePropertyOrThrow(agent, object, keys.get(i), descriptors.get(i));
    }
    return object;
  }

  @EcmaSpec("sec-object.getownpropertydescriptor")
  @Builtin(name = "getOwnPropertyDescriptor")
  static Object getOwnPropertyDescriptor(Agent agent, Object thisValue, Object value, Object name) {
    JsObject object = TypeConversion.toObject(agent, value);
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    return ObjectOperations.fromPropertyDescriptor(agent, object.getOwnProperty(agent, key));
  }

  @EcmaSpec("sec-object.getownpropertydescriptors")
  @Builtin(name = "getOwnPropertyDescriptors")
  static Object getOwnPropertyDescriptors(Agent agent, Object thisValue, Object value) {
    JsObject object = TypeConversion.toObject(agent, value);
    JsObject found = agent.realm.newObject();
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      PropertyDescriptor own = object.getOwnProperty(agent, key);
      if (own != null) {
        ObjectOperations.createDataPropertyOrThrow(
            agent, found, key, ObjectOperations.fromPropertyDescriptor(agent, own));
      }
    }
    return found;
  }

  @EcmaSpec("sec-object.getownpropertynames")
  @Builtin(name = "getOwnPropertyNames")
  static Object getOwnPropertyNames(Agent agent, Object thisValue, Object value) {
    return ownKeys(agent, value, false);
  }

  @EcmaSpec("sec-object.getownpropertysymbols")
  @Builtin(name = "getOwnPropertySymbols")
  static Object getOwnPropertySymbols(Agent agent, Object thisValue, Object value) {
    return ownKeys(agent, value, true);
  }

  private static Object ownKeys(Agent agent, Object value, boolean symbols) {
    List<Object> found = new ArrayList<>();
    for (PropertyKey key : TypeConversion.toObject(agent, value).ownPropertyKeys(agent)) {
      if (key instanceof Symbol == symbols) {
        found.add(key.toValue());
      }
    }
    return ObjectOperations.arrayFromList(agent, found);
  }

  @EcmaSpec("sec-object.keys")
  @Builtin(name = "keys")
  static Object keys(Agent agent, Object thisValue, Object value) {
    return ObjectListing.list(agent, TypeConversion.toObject(agent, value), Listing.KEYS);
  }

  @EcmaSpec("sec-object.values")
  @Builtin(name = "values")
  static Object values(Agent agent, Object thisValue, Object value) {
    return ObjectListing.list(agent, TypeConversion.toObject(agent, value), Listing.VALUES);
  }

  @EcmaSpec("sec-object.entries")
  @Builtin(name = "entries")
  static Object entries(Agent agent, Object thisValue, Object value) {
    return ObjectListing.list(agent, TypeConversion.toObject(agent, value), Listing.ENTRIES);
  }

  @EcmaSpec("sec-object.assign")
  @Builtin(name = "assign", length = 2)
  static Object assign(Agent agent, Object thisValue, Object[] arguments) {
    Object first = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    JsObject target = TypeConversion.toObject(agent, first);
    for (int i = 1; i < arguments.length; i++) {
      if (!TestingAndComparison.isNullish(arguments[i])) {
        ObjectListing.assign(agent, target, TypeConversion.toObject(agent, arguments[i]));
      }
    }
    return target;
  }

  @EcmaSpec("sec-object.fromentries")
  @Builtin(name = "fromEntries")
  static Object fromEntries(Agent agent, Object thisValue, Object iterable) {
    return ObjectListing.fromEntries(agent, iterable);
  }

  @EcmaSpec("sec-object.groupby")
  @Builtin(name = "groupBy")
  static Object groupBy(Agent agent, Object thisValue, Object items, Object callback) {
    JsObject made = agent.realm.newObject(null);
    KeyedGroups groups = KeyedGroups.byPropertyKey(agent, items, callback);
    groups.forEach(
        (key, values) ->
            ObjectOperations.createDataPropertyOrThrow(
                agent, made, (PropertyKey) key, ObjectOperations.arrayFromList(agent, values)));
    return made;
  }

  @EcmaSpec("sec-object.is")
  @Builtin(name = "is")
  static Object is(Object thisValue, Object left, Object right) {
    return SameValue.sameValue(left, right);
  }

  @EcmaSpec("sec-object.hasown")
  @Builtin(name = "hasOwn")
  static Object hasOwn(Agent agent, Object thisValue, Object value, Object name) {
    JsObject object = TypeConversion.toObject(agent, value);
    return ObjectOperations.hasOwnProperty(
        agent, object, TypeConversion.toPropertyKey(agent, name));
  }

  @EcmaSpec("sec-object.preventextensions")
  @Builtin(name = "preventExtensions")
  static Object preventExtensions(Agent agent, Object thisValue, Object value) {
    if (value instanceof JsObject object && !object.preventExtensions(agent)) {
      throw Errors.typeError(agent, Message.CANNOT_PREVENT_EXTENSIONS);
    }
    return value;
  }

  @EcmaSpec("sec-object.isextensible")
  @Builtin(name = "isExtensible")
  static Object isExtensible(Agent agent, Object thisValue, Object value) {
    return value instanceof JsObject object && object.isExtensible(agent);
  }

  @EcmaSpec("sec-object.freeze")
  @Builtin(name = "freeze")
  static Object freeze(Agent agent, Object thisValue, Object value) {
    return fix(agent, value, true);
  }

  @EcmaSpec("sec-object.seal")
  @Builtin(name = "seal")
  static Object seal(Agent agent, Object thisValue, Object value) {
    return fix(agent, value, false);
  }

  private static Object fix(Agent agent, Object value, boolean frozen) {
    if (value instanceof JsObject object
        && !ObjectOperations.setIntegrityLevel(agent, object, frozen)) {
      throw Errors.typeError(agent, Message.CANNOT_PREVENT_EXTENSIONS);
    }
    return value;
  }

  @EcmaSpec("sec-object.isfrozen")
  @Builtin(name = "isFrozen")
  static Object isFrozen(Agent agent, Object thisValue, Object value) {
    return !(value instanceof JsObject object)
        || ObjectOperations.testIntegrityLevel(agent, object, true);
  }

  @EcmaSpec("sec-object.issealed")
  @Builtin(name = "isSealed")
  static Object isSealed(Agent agent, Object thisValue, Object value) {
    return !(value instanceof JsObject object)
        || ObjectOperations.testIntegrityLevel(agent, object, false);
  }
}
