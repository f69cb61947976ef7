package org.ashlar.vm.intrinsic.indexed;

import java.util.Objects;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/** How a realm makes the typed array intrinsics (clause 23.2). */
public final class TypedArrayIntrinsics {
  private TypedArrayIntrinsics() {}

  /** The intrinsic, or Java null if it is none of clause 23.2. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    if (id == Intrinsic.TYPED_ARRAY) {
      return IntrinsicBuilder.constructor(
              realm, TypedArrayConstructorTable.TABLE, Intrinsic.TYPED_ARRAY_PROTOTYPE)
          .build();
    }
    if (id == Intrinsic.TYPED_ARRAY_PROTOTYPE) {
      return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
          .constructorProperty(Intrinsic.TYPED_ARRAY)
          .functions(TypedArrayPrototypeTable.TABLE)
          .functions(TypedArraySearchTable.TABLE)
          .functions(TypedArrayIterationTable.TABLE)
          .functions(TypedArrayIteratorsTable.TABLE)
          .alias("@@iterator", "values")
          .put("toString", arrayToString(realm), Attributes.HIDDEN)
          .watched(id)
          .build();
    }
    for (ElementType type : ElementType.values()) {
      if (id == type.constructor()) {
        return constructor(realm, type);
      }
      if (id == type.prototype()) {
        IntrinsicBuilder prototype =
            IntrinsicBuilder.object(realm, Intrinsic.TYPED_ARRAY_PROTOTYPE)
                .constructorProperty(type.constructor())
                .put("BYTES_PER_ELEMENT", type.size(), 0);
        if (type == ElementType.UINT8) {
          prototype.functions(ByteTextMethodsTable.TABLE);
        }
        return prototype.watched(id).build();
      }
    }
    return null;
  }

  /** The very function of arrays, as the specification wants it. */
  private static Object arrayToString(Realm realm) {
    return Objects.requireNonNull(
        realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE).rawGet(Keys.TO_STRING));
  }

  private static JsObject constructor(Realm realm, ElementType type) {
    TypedArrayConstructorsTable table = TypedArrayConstructorsTable.TABLE;
    int row = table.require(type.arrayName(), BuiltinKind.CONSTRUCTOR);
    IntrinsicBuilder constructor =
        IntrinsicBuilder.constructor(
                realm, table, row, realm.intrinsic(Intrinsic.TYPED_ARRAY), type.prototype())
            .put("BYTES_PER_ELEMENT", type.size(), 0);
    return type == ElementType.UINT8
        ? constructor.functions(ByteTextFunctionsTable.TABLE).build()
        : constructor.build();
  }
}
