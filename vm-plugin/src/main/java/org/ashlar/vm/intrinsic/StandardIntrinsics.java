package org.ashlar.vm.intrinsic;

import org.ashlar.vm.intrinsic.control.ControlIntrinsics;
import org.ashlar.vm.intrinsic.fundamental.FundamentalIntrinsics;
import org.ashlar.vm.intrinsic.global.GlobalIntrinsics;
import org.ashlar.vm.intrinsic.indexed.IndexedIntrinsics;
import org.ashlar.vm.intrinsic.indexed.TypedArrayIntrinsics;
import org.ashlar.vm.intrinsic.keyed.KeyedIntrinsics;
import org.ashlar.vm.intrinsic.memory.MemoryIntrinsics;
import org.ashlar.vm.intrinsic.number.NumberIntrinsics;
import org.ashlar.vm.intrinsic.reflection.ReflectionIntrinsics;
import org.ashlar.vm.intrinsic.structured.StructuredIntrinsics;
import org.ashlar.vm.intrinsic.text.TextIntrinsics;
import org.ashlar.vm.object.GlobalTemplate;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicFactory;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.KeyTable;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The standard library of the language. */
public final class StandardIntrinsics implements IntrinsicFactory {
  private static final GlobalName[] GLOBALS = {
    new GlobalName("Object", Intrinsic.OBJECT),
    new GlobalName("Function", Intrinsic.FUNCTION),
    new GlobalName("Array", Intrinsic.ARRAY),
    new GlobalName("Number", Intrinsic.NUMBER),
    new GlobalName("parseFloat", Intrinsic.PARSE_FLOAT),
    new GlobalName("parseInt", Intrinsic.PARSE_INT),
    new GlobalName("Boolean", Intrinsic.BOOLEAN),
    new GlobalName("String", Intrinsic.STRING),
    new GlobalName("Symbol", Intrinsic.SYMBOL),
    new GlobalName("Date", Intrinsic.DATE),
    new GlobalName("Promise", Intrinsic.PROMISE),
    new GlobalName("RegExp", Intrinsic.REGEXP),
    new GlobalName("Error", Intrinsic.ERROR),
    new GlobalName("AggregateError", Intrinsic.AGGREGATE_ERROR),
    new GlobalName("EvalError", Intrinsic.EVAL_ERROR),
    new GlobalName("RangeError", Intrinsic.RANGE_ERROR),
    new GlobalName("ReferenceError", Intrinsic.REFERENCE_ERROR),
    new GlobalName("SyntaxError", Intrinsic.SYNTAX_ERROR),
    new GlobalName("TypeError", Intrinsic.TYPE_ERROR),
    new GlobalName("URIError", Intrinsic.URI_ERROR),
    new GlobalName("SuppressedError", Intrinsic.SUPPRESSED_ERROR),
    new GlobalName("JSON", Intrinsic.JSON),
    new GlobalName("Math", Intrinsic.MATH),
    new GlobalName("Reflect", Intrinsic.REFLECT),
    new GlobalName("Proxy", Intrinsic.PROXY),
    new GlobalName("ShadowRealm", Intrinsic.SHADOW_REALM),
    new GlobalName("Atomics", Intrinsic.ATOMICS),
    new GlobalName("ArrayBuffer", Intrinsic.ARRAY_BUFFER),
    new GlobalName("SharedArrayBuffer", Intrinsic.SHARED_ARRAY_BUFFER),
    new GlobalName("DataView", Intrinsic.DATA_VIEW),
    new GlobalName("Int8Array", Intrinsic.INT8_ARRAY),
    new GlobalName("Uint8Array", Intrinsic.UINT8_ARRAY),
    new GlobalName("Uint8ClampedArray", Intrinsic.UINT8_CLAMPED_ARRAY),
    new GlobalName("Int16Array", Intrinsic.INT16_ARRAY),
    new GlobalName("Uint16Array", Intrinsic.UINT16_ARRAY),
    new GlobalName("Int32Array", Intrinsic.INT32_ARRAY),
    new GlobalName("Uint32Array", Intrinsic.UINT32_ARRAY),
    new GlobalName("BigInt64Array", Intrinsic.BIGINT64_ARRAY),
    new GlobalName("BigUint64Array", Intrinsic.BIGUINT64_ARRAY),
    new GlobalName("Float16Array", Intrinsic.FLOAT16_ARRAY),
    new GlobalName("Float32Array", Intrinsic.FLOAT32_ARRAY),
    new GlobalName("Float64Array", Intrinsic.FLOAT64_ARRAY),
    new GlobalName("Map", Intrinsic.MAP),
    new GlobalName("Set", Intrinsic.SET),
    new GlobalName("WeakMap", Intrinsic.WEAK_MAP),
    new GlobalName("WeakSet", Intrinsic.WEAK_SET),
    new GlobalName("WeakRef", Intrinsic.WEAK_REF),
    new GlobalName("FinalizationRegistry", Intrinsic.FINALIZATION_REGISTRY),
    new GlobalName("BigInt", Intrinsic.BIGINT),
    new GlobalName("Iterator", Intrinsic.ITERATOR),
    new GlobalName("DisposableStack", Intrinsic.DISPOSABLE_STACK),
    new GlobalName("AsyncDisposableStack", Intrinsic.ASYNC_DISPOSABLE_STACK),
    new GlobalName("AsyncContext", Intrinsic.ASYNC_CONTEXT),
    new GlobalName("eval", Intrinsic.EVAL),
    new GlobalName("isFinite", Intrinsic.IS_FINITE),
    new GlobalName("isNaN", Intrinsic.IS_NAN),
    new GlobalName("decodeURI", Intrinsic.DECODE_URI),
    new GlobalName("decodeURIComponent", Intrinsic.DECODE_URI_COMPONENT),
    new GlobalName("encodeURI", Intrinsic.ENCODE_URI),
    new GlobalName("encodeURIComponent", Intrinsic.ENCODE_URI_COMPONENT),
    new GlobalName("escape", Intrinsic.ESCAPE),
    new GlobalName("unescape", Intrinsic.UNESCAPE),
  };

  private record GlobalName(String name, Intrinsic intrinsic) {}

  @Override
  public JsObject create(Realm realm, Intrinsic id) {
    JsObject made = FundamentalIntrinsics.create(realm, id);
    made = made != null ? made : IndexedIntrinsics.create(realm, id);
    made = made != null ? made : ControlIntrinsics.create(realm, id);
    made = made != null ? made : NumberIntrinsics.create(realm, id);
    made = made != null ? made : TextIntrinsics.create(realm, id);
    made = made != null ? made : KeyedIntrinsics.create(realm, id);
    made = made != null ? made : lateClauses(realm, id);
    if (made == null) {
      throw new AssertionError("no package makes " + id);
    }
    return made;
  }

  private static @Nullable JsObject lateClauses(Realm realm, Intrinsic id) {
    JsObject made = TypedArrayIntrinsics.create(realm, id);
    made = made != null ? made : StructuredIntrinsics.create(realm, id);
    made = made != null ? made : MemoryIntrinsics.create(realm, id);
    made = made != null ? made : ReflectionIntrinsics.create(realm, id);
    return made != null ? made : GlobalIntrinsics.create(realm, id);
  }

  @Override
  public GlobalTemplate globals(KeyTable keys) {
    GlobalTemplate.Builder globals =
        new GlobalTemplate.Builder(keys)
            .globalObject("globalThis")
            .constant("Infinity", Double.POSITIVE_INFINITY)
            .constant("NaN", Double.NaN)
            .constant("undefined", Undefined.UNDEFINED);
    for (GlobalName row : GLOBALS) {
      globals.intrinsic(row.name(), row.intrinsic());
    }
    return globals.build();
  }
}
