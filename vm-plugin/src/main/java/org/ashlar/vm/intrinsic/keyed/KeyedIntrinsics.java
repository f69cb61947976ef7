package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class KeyedIntrinsics {
  private KeyedIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      default -> null;
    };
  }
}
