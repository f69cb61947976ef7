package org.ashlar.vm.intrinsic.reflection;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.ArgumentLists;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;

/** The Reflect object (clause 28.1). */
final class ReflectObject {
  private ReflectObject() {}

  private static JsObject target(Agent agent, Object value, String method) {
    if (value instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(agent, Message.CALLED_ON_NON_OBJECT, "Reflect." + method);
  }

  @EcmaSpec("sec-reflect.apply")
  @Builtin(name = "apply")
  static Object apply(
      Agent agent, Object thisValue, Object target, Object receiver, Object arguments) {
    JsFunction function = ObjectOperations.requireFunction(agent, target);
    return agent.callAll(function, receiver, ArgumentLists.fromArrayLike(agent, arguments));
  }

  @EcmaSpec("sec-reflect.construct")
  @Builtin(name = "construct", length = 2)
  static Object construct(Agent agent, Object thisValue, Object[] arguments) {
    Object target = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    JsFunction function = ObjectOperations.requireConstructor(agent, target);
    JsFunction newTarget =
        arguments.length > 2 ? ObjectOperations.requireConstructor(agent, arguments[2]) : function;
    Object list = arguments.length > 1 ? arguments[1] : Undefined.UNDEFINED;
    return agent.construct(function, ArgumentLists.fromArrayLike(agent, list), newTarget);
  }

  @EcmaSpec("sec-reflect.defineproperty")
  @Builtin(name = "defineProperty")
  static Object defineProperty(
      Agent agent, Object thisValue, Object target, Object name, Object attributes) {
    JsObject object = target(agent, target, "defineProperty");
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    PropertyDescriptor wanted = ObjectOperations.toPropertyDescriptor(agent, attributes);
    return object.defineOwnProperty(agent, key, wanted);
  }

  @EcmaSpec("sec-reflect.deleteproperty")
  @Builtin(name = "deleteProperty")
  static Object deleteProperty(Agent agent, Object thisValue, Object target, Object name) {
    JsObject object = target(agent, target, "deleteProperty");
    return object.delete(agent, TypeConversion.toPropertyKey(agent, name));
  }

  @EcmaSpec("sec-reflect.get")
  @Builtin(name = "get", length = 2)
  static Object get(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = target(agent, argument(arguments, 0), "get");
    PropertyKey key = TypeConversion.toPropertyKey(agent, argument(arguments, 1));
    return object.get(agent, key, arguments.length > 2 ? arguments[2] : object);
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-reflect.getownpropertydescriptor")
  @Builtin(name = "getOwnPropertyDescriptor")
  static Object getOwnPropertyDescriptor(
      Agent agent, Object thisValue, Object target, Object name) {
    JsObject object = target(agent, target, "getOwnPropertyDescriptor");
    PropertyKey key = TypeConversion.toPropertyKey(agent, name);
    return ObjectOperations.fromPropertyDescriptor(agent, object.getOwnProperty(agent, key));
  }

  @EcmaSpec("sec-reflect.getprototypeof")
  @Builtin(name = "getPrototypeOf")
  static Object getPrototypeOf(Agent agent, Object thisValue, Object target) {
    JsObject prototype = target(agent, target, "getPrototypeOf").getPrototypeOf(agent);
    return prototype == null ? JsNull.NULL : prototype;
  }

  @EcmaSpec("sec-reflect.has")
  @Builtin(name = "has")
  static Object has(Agent agent, Object thisValue, Object target, Object name) {
    JsObject object = target(agent, target, "has");
    return object.hasProperty(agent, TypeConversion.toPropertyKey(agent, name));
  }

  @EcmaSpec("sec-reflect.isextensible")
  @Builtin(name = "isExtensible")
  static Object isExtensible(Agent agent, Object thisValue, Object target) {
    return target(agent, target, "isExtensible").isExtensible(agent);
  }

  @EcmaSpec("sec-reflect.ownkeys")
  @Builtin(name = "ownKeys")
  static Object ownKeys(Agent agent, Object thisValue, Object target) {
    List<Object> keys = new ArrayList<>();
    for (PropertyKey key : target(agent, target, "ownKeys").ownPropertyKeys(agent)) {
      keys.add(key.toValue());
    }
    return ObjectOperations.arrayFromList(agent, keys);
  }

  @EcmaSpec("sec-reflect.preventextensions")
  @Builtin(name = "preventExtensions")
  static Object preventExtensions(Agent agent, Object thisValue, Object target) {
    return target(agent, target, "preventExtensions").preventExtensions(agent);
  }

  @EcmaSpec("sec-reflect.set")
  @Builtin(name = "set", length = 3)
  static Object set(Agent agent, Object thisValue, Object[] arguments) {
    JsObject object = target(agent, argument(arguments, 0), "set");
    PropertyKey key = TypeConversion.toPropertyKey(agent, argument(arguments, 1));
    Object receiver = arguments.length > 3 ? arguments[3] : object;
    return object.set(agent, key, argument(arguments, 2), receiver);
  }

  @EcmaSpec("sec-reflect.setprototypeof")
  @Builtin(name = "setPrototypeOf")
  static Object setPrototypeOf(Agent agent, Object thisValue, Object target, Object prototype) {
    JsObject object = target(agent, target, "setPrototypeOf");
    if (!(prototype instanceof JsObject) && prototype != JsNull.NULL) {
      throw Errors.typeError(
          agent, Message.PROTOTYPE_NOT_OBJECT_OR_NULL, ObjectOperations.display(prototype));
    }
    return object.setPrototypeOf(agent, prototype instanceof JsObject parent ? parent : null);
  }
}
