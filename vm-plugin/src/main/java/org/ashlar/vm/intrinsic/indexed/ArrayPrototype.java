package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;

/**
 * %Array.prototype% (clause 23.1.3), put together from the tables of its methods by kind; here are
 * those that make iterators.
 */
final class ArrayPrototype {
  private static final String[] UNSCOPABLES = {
    "at",
    "copyWithin",
    "entries",
    "fill",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "flat",
    "flatMap",
    "includes",
    "keys",
    "toReversed",
    "toSorted",
    "toSpliced",
    "values"
  };

  private ArrayPrototype() {}

  static JsObject create(Realm realm) {
    JsArray array =
        new JsArray(
            realm.agent().group().roots().intrinsic, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    return IntrinsicBuilder.on(realm, array)
        .constructorProperty(Intrinsic.ARRAY)
        .functions(ArrayAccessorsTable.TABLE)
        .functions(ArrayMutatorsTable.TABLE)
        .functions(ArrayIterationTable.TABLE)
        .functions(ArrayTextTable.TABLE)
        .functions(ArrayCopiesTable.TABLE)
        .functions(ArrayPrototypeTable.TABLE)
        .alias("@@iterator", "values")
        .put("@@unscopables", new Unscopables(realm), Attributes.CONFIGURABLE)
        .watched(Intrinsic.ARRAY_PROTOTYPE)
        .build();
  }

  /** The value of Array.prototype[@@unscopables]. */
  private static final class Unscopables extends LazyValue {
    private final Realm realm;

    Unscopables(Realm realm) {
      this.realm = realm;
    }

    @Override
    public Object materialize() {
      Agent agent = realm.agent();
      JsObject list = realm.newObject(null);
      for (String name : UNSCOPABLES) {
        list.rawPut(agent, agent.group().keys().internKey(name), true, Attributes.DEFAULT);
      }
      return list;
    }
  }

  private static Object iterator(Agent agent, Object thisValue, ArrayIterator.Kind kind) {
    return ArrayIterator.create(agent, TypeConversion.toObject(agent, thisValue), kind);
  }

  @EcmaSpec("sec-array.prototype.entries")
  @Builtin(name = "entries")
  static Object entries(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, ArrayIterator.Kind.ENTRIES);
  }

  @EcmaSpec("sec-array.prototype.keys")
  @Builtin(name = "keys")
  static Object keys(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, ArrayIterator.Kind.KEYS);
  }

  @EcmaSpec("sec-array.prototype.values")
  @Builtin(name = "values")
  static Object values(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, ArrayIterator.Kind.VALUES);
  }
}
