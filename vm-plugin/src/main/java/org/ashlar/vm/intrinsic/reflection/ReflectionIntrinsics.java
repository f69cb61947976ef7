package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class ReflectionIntrinsics {
  private ReflectionIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case REFLECT ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .functions(ReflectObjectTable.TABLE)
              .tag("Reflect")
              .build();
      case PROXY ->
          IntrinsicBuilder.constructor(
                  realm,
                  ProxyConstructorTable.TABLE,
                  realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE),
                  null)
              .build();
      case ABSTRACT_MODULE_SOURCE_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.ABSTRACT_MODULE_SOURCE)
              .functions(AbstractModuleSourcePrototypeTable.TABLE)
              .build();
      case ABSTRACT_MODULE_SOURCE ->
          IntrinsicBuilder.constructor(
                  realm,
                  AbstractModuleSourceConstructorTable.TABLE,
                  Intrinsic.ABSTRACT_MODULE_SOURCE_PROTOTYPE)
              .build();
      case SHADOW_REALM_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.SHADOW_REALM)
              .functions(ShadowRealmPrototypeTable.TABLE)
              .tag("ShadowRealm")
              .build();
      case SHADOW_REALM ->
          IntrinsicBuilder.constructor(
                  realm, ShadowRealmConstructorTable.TABLE, Intrinsic.SHADOW_REALM_PROTOTYPE)
              .build();
      default -> null;
    };
  }
}
