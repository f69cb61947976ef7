package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class FundamentalIntrinsics {
  private FundamentalIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case BOOLEAN -> BooleanConstructor.create(realm);
      case BOOLEAN_PROTOTYPE -> BooleanPrototype.create(realm);
      case SYMBOL -> SymbolConstructor.create(realm);
      case SYMBOL_PROTOTYPE -> SymbolPrototype.create(realm);
      default -> null;
    };
  }
}
