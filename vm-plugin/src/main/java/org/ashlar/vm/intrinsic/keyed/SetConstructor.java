package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** The Set constructor (clause 24.2.2). */
final class SetConstructor {
  private SetConstructor() {}

  @EcmaSpec("sec-set-iterable")
  @Builtin(name = "Set", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object iterable) {
    SetObject made =
        SetObject.create(
            agent, KeyedConstructors.prototype(agent, newTarget, "Set", Intrinsic.SET_PROTOTYPE));
    Filling.values(agent, made, iterable);
    return made;
  }

  @EcmaSpec("sec-get-set-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
