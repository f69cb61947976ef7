package org.ashlar.vm.intrinsic.global;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class GlobalIntrinsics {
  private GlobalIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case EVAL -> EvalFunction.create(realm);
      case IS_FINITE -> GlobalFunctions.create(realm, "isFinite");
      case IS_NAN -> GlobalFunctions.create(realm, "isNaN");
      case PARSE_FLOAT -> GlobalFunctions.create(realm, "parseFloat");
      case PARSE_INT -> GlobalFunctions.create(realm, "parseInt");
      case DECODE_URI -> GlobalFunctions.create(realm, "decodeURI");
      case DECODE_URI_COMPONENT -> GlobalFunctions.create(realm, "decodeURIComponent");
      case ENCODE_URI -> GlobalFunctions.create(realm, "encodeURI");
      case ENCODE_URI_COMPONENT -> GlobalFunctions.create(realm, "encodeURIComponent");
      case ESCAPE -> GlobalFunctions.create(realm, "escape");
      case UNESCAPE -> GlobalFunctions.create(realm, "unescape");
      default -> null;
    };
  }
}
