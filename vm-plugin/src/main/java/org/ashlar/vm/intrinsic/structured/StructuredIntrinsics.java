package org.ashlar.vm.intrinsic.structured;

import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class StructuredIntrinsics {
  private StructuredIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case ARRAY_BUFFER ->
          IntrinsicBuilder.constructor(
                  realm, ArrayBufferConstructorTable.TABLE, Intrinsic.ARRAY_BUFFER_PROTOTYPE)
              .build();
      case ARRAY_BUFFER_PROTOTYPE ->
          prototype(realm, Intrinsic.ARRAY_BUFFER, ArrayBufferPrototypeTable.TABLE, "ArrayBuffer");
      case SHARED_ARRAY_BUFFER ->
          IntrinsicBuilder.constructor(
                  realm,
                  SharedArrayBufferConstructorTable.TABLE,
                  Intrinsic.SHARED_ARRAY_BUFFER_PROTOTYPE)
              .build();
      case SHARED_ARRAY_BUFFER_PROTOTYPE ->
          prototype(
              realm,
              Intrinsic.SHARED_ARRAY_BUFFER,
              SharedArrayBufferPrototypeTable.TABLE,
              "SharedArrayBuffer");
      case DATA_VIEW ->
          IntrinsicBuilder.constructor(
                  realm, DataViewConstructorTable.TABLE, Intrinsic.DATA_VIEW_PROTOTYPE)
              .build();
      case DATA_VIEW_PROTOTYPE ->
          prototype(realm, Intrinsic.DATA_VIEW, DataViewPrototypeTable.TABLE, "DataView");
      case ATOMICS ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .functions(AtomicsObjectTable.TABLE)
              .tag("Atomics")
              .build();
      case JSON -> JsonObject.create(realm);
      default -> null;
    };
  }

  private static JsObject prototype(
      Realm realm, Intrinsic constructor, BuiltinTable table, String tag) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .constructorProperty(constructor)
        .functions(table)
        .tag(tag)
        .build();
  }
}
