package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
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

  @EcmaSpec("sec-error.prototype.tostring")
  @Builtin(name = "toString")
  static Object toString(Agent agent, Object thisValue) {
    if (!(thisValue instanceof JsObject error)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "Error.prototype.toString",
          ObjectOperations.display(thisValue));
    }
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
