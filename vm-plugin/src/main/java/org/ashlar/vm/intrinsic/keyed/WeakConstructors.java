package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** The WeakMap and WeakSet constructors (clauses 24.3.1 and 24.4.1). */
final class WeakConstructors {
  private WeakConstructors() {}

  static JsObject create(Realm realm, String name, Intrinsic prototype) {
    WeakConstructorsTable table = WeakConstructorsTable.TABLE;
    int id = table.require(name, BuiltinKind.CONSTRUCTOR);
    JsObject parent = realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE);
    return IntrinsicBuilder.constructor(realm, table, id, parent, prototype).build();
  }

  @EcmaSpec("sec-weakmap-iterable")
  @Builtin(name = "WeakMap", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object weakMap(Agent agent, @Nullable JsObject newTarget, Object iterable) {
    WeakMapObject made =
        new WeakMapObject(
            agent,
            KeyedConstructors.prototype(agent, newTarget, "WeakMap", Intrinsic.WEAK_MAP_PROTOTYPE));
    Filling.entries(agent, made, iterable);
    return made;
  }

  @EcmaSpec("sec-weakset-iterable")
  @Builtin(name = "WeakSet", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object weakSet(Agent agent, @Nullable JsObject newTarget, Object iterable) {
    WeakSetObject made =
        new WeakSetObject(
            agent,
            KeyedConstructors.prototype(agent, newTarget, "WeakSet", Intrinsic.WEAK_SET_PROTOTYPE));
    Filling.values(agent, made, iterable);
    return made;
  }
}
