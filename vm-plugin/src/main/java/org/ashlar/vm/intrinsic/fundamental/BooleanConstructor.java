package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.jspecify.annotations.Nullable;

/** The constructor {@code Boolean} (clauses 20.3.1 and 20.3.2). */
final class BooleanConstructor {
  private BooleanConstructor() {}

  /** Makes %Boolean%. */
  static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(
            realm, BooleanConstructorTable.TABLE, Intrinsic.BOOLEAN_PROTOTYPE)
        .build();
  }

  @Builtin(name = "Boolean", kind = BuiltinKind.CONSTRUCTOR)
  @EcmaSpec("sec-boolean-constructor-boolean-value")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object value) {
    Object truth = TypeConversion.toBoolean(value);
    return newTarget == null
        ? truth
        : PrimitiveObject.create(
            agent,
            truth,
            ObjectOperations.prototypeFromConstructor(
                agent, newTarget, Intrinsic.BOOLEAN_PROTOTYPE));
  }
}
