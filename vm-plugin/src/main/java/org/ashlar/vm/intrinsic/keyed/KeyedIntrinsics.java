package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class KeyedIntrinsics {
  private KeyedIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case MAP_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.MAP)
              .functions(MapPrototypeTable.TABLE)
              .alias("@@iterator", "entries")
              .tag("Map")
              .build();
      case MAP ->
          IntrinsicBuilder.constructor(realm, MapConstructorTable.TABLE, Intrinsic.MAP_PROTOTYPE)
              .build();
      case MAP_ITERATOR_PROTOTYPE -> KeyedIteratorPrototypes.create(realm, true);
      case SET_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.SET)
              .functions(SetPrototypeTable.TABLE)
              .functions(SetAlgebraTable.TABLE)
              .alias("keys", "values")
              .alias("@@iterator", "values")
              .tag("Set")
              .build();
      case SET ->
          IntrinsicBuilder.constructor(realm, SetConstructorTable.TABLE, Intrinsic.SET_PROTOTYPE)
              .build();
      case SET_ITERATOR_PROTOTYPE -> KeyedIteratorPrototypes.create(realm, false);
      case WEAK_MAP_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.WEAK_MAP)
              .functions(WeakMapPrototypeTable.TABLE)
              .tag("WeakMap")
              .build();
      case WEAK_MAP -> WeakConstructors.create(realm, "WeakMap", Intrinsic.WEAK_MAP_PROTOTYPE);
      case WEAK_SET_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.WEAK_SET)
              .functions(WeakSetPrototypeTable.TABLE)
              .tag("WeakSet")
              .build();
      case WEAK_SET -> WeakConstructors.create(realm, "WeakSet", Intrinsic.WEAK_SET_PROTOTYPE);
      default -> null;
    };
  }
}
