package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** %MapIteratorPrototype% and %SetIteratorPrototype%. */
final class KeyedIteratorPrototypes {
  private KeyedIteratorPrototypes() {}

  static JsObject create(Realm realm, boolean map) {
    KeyedIteratorPrototypesTable table = KeyedIteratorPrototypesTable.TABLE;
    int id = table.require(map ? "mapNext" : "setNext", BuiltinKind.DETACHED);
    return IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
        .put("next", BuiltinFunction.of(realm, table, id, "next", null), Attributes.HIDDEN)
        .tag(map ? "Map Iterator" : "Set Iterator")
        .build();
  }

  @EcmaSpec("sec-%mapiteratorprototype%.next")
  @Builtin(name = "mapNext", kind = BuiltinKind.DETACHED)
  static Object mapNext(Agent agent, Object thisValue) {
    return next(agent, thisValue, true);
  }

  @EcmaSpec("sec-%setiteratorprototype%.next")
  @Builtin(name = "setNext", kind = BuiltinKind.DETACHED)
  static Object setNext(Agent agent, Object thisValue) {
    return next(agent, thisValue, false);
  }

  private static Object next(Agent agent, Object thisValue, boolean map) {
    if (!(thisValue instanceof KeyedIterator iterator) || iterator.isMap() != map) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          map ? "Map Iterator.prototype.next" : "Set Iterator.prototype.next",
          ObjectOperations.display(thisValue));
    }
    Object value = iterator.step(agent);
    return value == null
        ? agent.realm.newIteratorResult(Undefined.UNDEFINED, true)
        : agent.realm.newIteratorResult(value, false);
  }
}
