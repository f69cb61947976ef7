package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.vm.exotic.ImmutablePrototypeObject;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
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
      case OBJECT_PROTOTYPE ->
          IntrinsicBuilder.on(realm, new ImmutablePrototypeObject(realm.agent(), null))
              .constructorProperty(Intrinsic.OBJECT)
              .functions(ObjectPrototypeTable.TABLE)
              .watched(id)
              .build();
      case OBJECT ->
          IntrinsicBuilder.constructor(
                  realm, ObjectConstructorTable.TABLE, Intrinsic.OBJECT_PROTOTYPE)
              .build();
      case FUNCTION_PROTOTYPE -> FunctionPrototype.create(realm);
      case FUNCTION ->
          IntrinsicBuilder.constructor(
                  realm, FunctionConstructorTable.TABLE, Intrinsic.FUNCTION_PROTOTYPE)
              .build();
      case THROW_TYPE_ERROR -> FunctionPrototype.createThrower(realm);
      case ERROR_PROTOTYPE -> ErrorPrototype.create(realm);
      case ERROR ->
          IntrinsicBuilder.constructor(
                  realm, ErrorConstructorTable.TABLE, Intrinsic.ERROR_PROTOTYPE)
              .put("stackTraceLimit", 10, Attributes.DEFAULT)
              .build();
      case EVAL_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.EVAL_ERROR, "EvalError");
      case EVAL_ERROR ->
          NativeErrors.createConstructor(realm, "EvalError", Intrinsic.EVAL_ERROR_PROTOTYPE);
      case RANGE_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.RANGE_ERROR, "RangeError");
      case RANGE_ERROR ->
          NativeErrors.createConstructor(realm, "RangeError", Intrinsic.RANGE_ERROR_PROTOTYPE);
      case REFERENCE_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.REFERENCE_ERROR, "ReferenceError");
      case REFERENCE_ERROR ->
          NativeErrors.createConstructor(
              realm, "ReferenceError", Intrinsic.REFERENCE_ERROR_PROTOTYPE);
      case SYNTAX_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.SYNTAX_ERROR, "SyntaxError");
      case SYNTAX_ERROR ->
          NativeErrors.createConstructor(realm, "SyntaxError", Intrinsic.SYNTAX_ERROR_PROTOTYPE);
      case TYPE_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.TYPE_ERROR, "TypeError");
      case TYPE_ERROR ->
          NativeErrors.createConstructor(realm, "TypeError", Intrinsic.TYPE_ERROR_PROTOTYPE);
      case URI_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.URI_ERROR, "URIError");
      case URI_ERROR ->
          NativeErrors.createConstructor(realm, "URIError", Intrinsic.URI_ERROR_PROTOTYPE);
      case AGGREGATE_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.AGGREGATE_ERROR, "AggregateError");
      case AGGREGATE_ERROR ->
          NativeErrors.createConstructor(
              realm, "AggregateError", Intrinsic.AGGREGATE_ERROR_PROTOTYPE);
      case SUPPRESSED_ERROR_PROTOTYPE ->
          ErrorPrototype.createNative(realm, Intrinsic.SUPPRESSED_ERROR, "SuppressedError");
      case SUPPRESSED_ERROR ->
          NativeErrors.createConstructor(
              realm, "SuppressedError", Intrinsic.SUPPRESSED_ERROR_PROTOTYPE);
      default -> null;
    };
  }
}
