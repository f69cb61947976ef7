package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class TextIntrinsics {
  private TextIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case STRING -> StringConstructor.create(realm);
      case STRING_PROTOTYPE -> StringPrototype.create(realm);
      case STRING_ITERATOR_PROTOTYPE -> StringIteratorPrototype.create(realm);
      case REGEXP -> RegExpConstructor.create(realm);
      case REGEXP_PROTOTYPE -> RegExpPrototype.create(realm);
      case REGEXP_STRING_ITERATOR_PROTOTYPE -> RegExpStringIteratorPrototype.create(realm);
      default -> null;
    };
  }
}
