package org.ashlar.vm.intrinsic.memory;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class MemoryIntrinsics {
  private MemoryIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case WEAK_REF_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.WEAK_REF)
              .functions(WeakRefPrototypeTable.TABLE)
              .tag("WeakRef")
              .build();
      case WEAK_REF ->
          IntrinsicBuilder.constructor(
                  realm, WeakRefConstructorTable.TABLE, Intrinsic.WEAK_REF_PROTOTYPE)
              .build();
      case FINALIZATION_REGISTRY_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.FINALIZATION_REGISTRY)
              .functions(FinalizationRegistryPrototypeTable.TABLE)
              .tag("FinalizationRegistry")
              .build();
      case FINALIZATION_REGISTRY ->
          IntrinsicBuilder.constructor(
                  realm,
                  FinalizationRegistryConstructorTable.TABLE,
                  Intrinsic.FINALIZATION_REGISTRY_PROTOTYPE)
              .build();
      default -> null;
    };
  }
}
