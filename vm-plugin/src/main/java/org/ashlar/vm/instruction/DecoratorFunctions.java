package org.ashlar.vm.instruction;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;

/** The functions that decorators are given, and those of auto-accessors. */
final class DecoratorFunctions {
  private DecoratorFunctions() {}

  private static JsFunction make(Realm realm, String row, String name, Object captured) {
    DecoratorFunctionsTable table = DecoratorFunctionsTable.TABLE;
    return BuiltinFunction.of(
        realm, table, table.require(row, BuiltinKind.DETACHED), name, captured);
  }

  static JsFunction getter(Realm realm, String name, PrivateName storage) {
    return make(realm, "getStored", name, storage);
  }

  static JsFunction setter(Realm realm, String name, PrivateName storage) {
    return make(realm, "setStored", name, storage);
  }

  static JsFunction accessGet(Realm realm, PropertyKey key) {
    return make(realm, "get", "get", key);
  }

  static JsFunction accessSet(Realm realm, PropertyKey key) {
    return make(realm, "set", "set", key);
  }

  static JsFunction accessHas(Realm realm, PropertyKey key) {
    return make(realm, "has", "has", key);
  }

  static JsFunction addInitializer(Realm realm, DecoratorContext context) {
    return make(realm, "addInitializer", "addInitializer", context);
  }

  /** The getter of an auto-accessor. */
  @Builtin(name = "getStored", kind = BuiltinKind.DETACHED)
  static Object getStored(Agent agent, BuiltinFunction callee, Object thisValue) {
    return read(agent, thisValue, (PropertyKey) callee.captured());
  }

  /** The setter of an auto-accessor. */
  @Builtin(name = "setStored", kind = BuiltinKind.DETACHED)
  static Object setStored(Agent agent, BuiltinFunction callee, Object thisValue, Object value) {
    write(agent, thisValue, (PropertyKey) callee.captured(), value);
    return Undefined.UNDEFINED;
  }

  /** {@code access.get}. */
  @Builtin(name = "get", kind = BuiltinKind.DETACHED)
  static Object get(Agent agent, BuiltinFunction callee, Object thisValue, Object object) {
    return read(agent, requireObject(agent, object), (PropertyKey) callee.captured());
  }

  /** {@code access.set}. */
  @Builtin(name = "set", kind = BuiltinKind.DETACHED)
  static Object set(
      Agent agent, BuiltinFunction callee, Object thisValue, Object object, Object value) {
    write(agent, requireObject(agent, object), (PropertyKey) callee.captured(), value);
    return Undefined.UNDEFINED;
  }

  /** {@code access.has}. */
  @Builtin(name = "has", kind = BuiltinKind.DETACHED)
  static Object has(Agent agent, BuiltinFunction callee, Object thisValue, Object object) {
    JsObject target = requireObject(agent, object);
    PropertyKey key = (PropertyKey) callee.captured();
    return key instanceof PrivateName
        ? PrivateMembers.has(agent, target, key)
        : target.hasProperty(agent, key);
  }

  /** {@code context.addInitializer}. */
  @Builtin(name = "addInitializer", kind = BuiltinKind.DETACHED)
  static Object addInitializer(
      Agent agent, BuiltinFunction callee, Object thisValue, Object initializer) {
    DecoratorContext context = (DecoratorContext) callee.captured();
    if (context.isFinished()) {
      throw Errors.typeError(agent, Message.DECORATOR_FINISHED);
    }
    if (!(initializer instanceof JsFunction function)) {
      throw Errors.typeError(
          agent, Message.INITIALIZER_NOT_A_FUNCTION, ObjectOperations.display(initializer));
    }
    context.add(function);
    return Undefined.UNDEFINED;
  }

  private static JsObject requireObject(Agent agent, Object value) {
    if (value instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(value));
  }

  private static Object read(Agent agent, Object base, PropertyKey key) {
    return key instanceof PrivateName
        ? PrivateMembers.get(agent, base, key, new Object[1], 0)
        : ((JsObject) base).get(agent, key);
  }

  private static void write(Agent agent, Object base, PropertyKey key, Object value) {
    if (key instanceof PrivateName) {
      PrivateMembers.set(agent, base, key, value, new Object[1], 0);
    } else {
      ObjectOperations.set(agent, (JsObject) base, key, value);
    }
  }
}
