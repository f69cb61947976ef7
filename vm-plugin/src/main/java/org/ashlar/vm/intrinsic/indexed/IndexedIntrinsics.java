package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class IndexedIntrinsics {
  private IndexedIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case ARRAY_PROTOTYPE -> ArrayPrototype.create(realm);
      case ARRAY ->
          IntrinsicBuilder.constructor(
                  realm, ArrayConstructorTable.TABLE, Intrinsic.ARRAY_PROTOTYPE)
              .functions(AsyncFillingTable.TABLE)
              .watched(id)
              .build();
      case ARRAY_ITERATOR_PROTOTYPE -> ArrayIteratorPrototype.create(realm);
      default -> null;
    };
  }
}
