package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.KeyedGroups;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** The Map constructor (clause 24.1.1). */
final class MapConstructor {
  private MapConstructor() {}

  @EcmaSpec("sec-map-iterable")
  @Builtin(name = "Map", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object iterable) {
    MapObject made =
        new MapObject(
            agent, KeyedConstructors.prototype(agent, newTarget, "Map", Intrinsic.MAP_PROTOTYPE));
    Filling.entries(agent, made, iterable);
    return made;
  }

  @EcmaSpec("sec-map.groupby")
  @Builtin(name = "groupBy")
  static Object groupBy(Agent agent, Object thisValue, Object items, Object callback) {
    KeyedGroups groups = KeyedGroups.byValue(agent, items, callback);
    MapObject made = new MapObject(agent, agent.realm.intrinsic(Intrinsic.MAP_PROTOTYPE));
    groups.forEach(
        (key, values) ->
            made.entries.put(agent, key, ObjectOperations.arrayFromList(agent, values)));
    return made;
  }

  @EcmaSpec("sec-get-map-%symbol.species%")
  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  static Object species(Object thisValue) {
    return thisValue;
  }
}
