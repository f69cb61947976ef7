package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/** The prototype of Boolean objects (clause 20.3.3). */
final class BooleanPrototype {
  private BooleanPrototype() {}

  /** Makes %Boolean.prototype%. */
  static JsObject create(Realm realm) {
    JsObject wrapper =
        PrimitiveObject.createPrototype(
            realm.agent(), false, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    return IntrinsicBuilder.on(realm, wrapper)
        .constructorProperty(Intrinsic.BOOLEAN)
        .functions(BooleanPrototypeTable.TABLE)
        .build();
  }

  private static boolean thisBoolean(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof Boolean truth) {
      return truth;
    }
    if (thisValue instanceof PrimitiveObject wrapper && wrapper.value() instanceof Boolean truth) {
      return truth;
    }
    throw Errors.typeError(
        agent, Message.TEXT, "Boolean.prototype." + method + " requires that 'this' be a Boolean");
  }

  @Builtin(name = "toString")
  @EcmaSpec("sec-boolean.prototype.tostring")
  static Object toString(Agent agent, Object thisValue) {
    return thisBoolean(agent, thisValue, "toString") ? "true" : "false";
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-boolean.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return thisBoolean(agent, thisValue, "valueOf");
  }
}
