package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/** %Error.prototype% (clause 20.5.3) and the prototypes of the other native errors. */
final class ErrorPrototype {
  private ErrorPrototype() {}

  static JsObject create(Realm realm) {
    return builder(realm, Intrinsic.OBJECT_PROTOTYPE, Intrinsic.ERROR, "Error")
        .functions(ErrorPrototypeTable.TABLE)
        .build();
  }

  /** The prototype of another native error. */
  static JsObject createNative(Realm realm, Intrinsic constructor, String name) {
    return builder(realm, Intrinsic.ERROR_PROTOTYPE, constructor, name).build();
  }

  private static IntrinsicBuilder builder(
      Realm realm, Intrinsic parent, Intrinsic constructor, String name) {
    return IntrinsicBuilder.object(realm, parent)
        .constructorProperty(constructor)
        .put("name", name, Attributes.HIDDEN)
        .put("message", "", Attributes.HIDDEN);
  }

  @EcmaSpec("sec-get-error.prototype.stack")
  @Builtin(name = "stack", kind = BuiltinKind.GETTER)
  static Object stack(Agent agent, Object thisValue) {
    JsObject object = requireObject(agent, thisValue, "get Error.prototype.stack");
    Object stack = object instanceof ErrorObject error ? error.stack(agent) : null;
    return stack == null ? Undefined.UNDEFINED : stack;
  }

  @EcmaSpec("sec-set-error.prototype.stack")
  @Builtin(name = "stack", kind = BuiltinKind.SETTER)
  static Object setStack(Agent agent, Object thisValue, Object value) {
    JsObject object = requireObject(agent, thisValue, "set Error.prototype.stack");
    if (!(value instanceof CharSequence)) {
      throw Errors.typeError(agent, Message.TEXT, "The stack of an error must be a string");
    }
    JsObject home = agent.realm.intrinsic(Intrinsic.ERROR_PROTOTYPE);
    ObjectOperations.setIgnoringPrototype(agent, object, home, Keys.STACK, value);
    return Undefined.UNDEFINED;
  }

  private static JsObject requireObject(Agent agent, Object value, String method) {
    if (value instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(
        agent, Message.INCOMPATIBLE_RECEIVER, method, ObjectOperations.display(value));
  }

  @EcmaSpec("sec-error.prototype.tostring")
  @Builtin(name = "toString")
  static Object toString(Agent agent, Object thisValue) {
    JsObject error = requireObject(agent, thisValue, "Error.prototype.toString");
    Object name = error.get(agent, Keys.NAME);
    String heading =
        name == Undefined.UNDEFINED ? "Error" : TypeConversion.toFlatString(agent, name);
    Object message = error.get(agent, Keys.MESSAGE);
    String detail =
        message == Undefined.UNDEFINED ? "" : TypeConversion.toFlatString(agent, message);
    if (heading.isEmpty()) {
      return detail;
    }
    return detail.isEmpty() ? heading : heading + ": " + detail;
  }
}
