package org.ashlar.vm.intrinsic.number;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class NumberIntrinsics {
  private NumberIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case NUMBER -> NumberConstructor.create(realm);
      case NUMBER_PROTOTYPE -> NumberPrototype.create(realm);
      case BIGINT -> BigIntConstructor.create(realm);
      case BIGINT_PROTOTYPE -> BigIntPrototype.create(realm);
      case MATH -> MathObject.create(realm);
      case DATE -> DateConstructor.create(realm);
      case DATE_PROTOTYPE -> DatePrototype.create(realm);
      default -> null;
    };
  }
}
