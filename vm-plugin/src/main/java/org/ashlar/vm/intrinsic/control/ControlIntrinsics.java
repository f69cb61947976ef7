package org.ashlar.vm.intrinsic.control;

import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyIntrinsic;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.jspecify.annotations.Nullable;

/** How a realm makes the intrinsics of this package. */
public final class ControlIntrinsics {
  private ControlIntrinsics() {}

  /** The intrinsic, or Java null if another package makes it. */
  public static @Nullable JsObject create(Realm realm, Intrinsic id) {
    return switch (id) {
      case ITERATOR_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .functions(IteratorPrototypeTable.TABLE)
              .functions(IteratorChunksTable.TABLE)
              .functions(IteratorSearchTable.TABLE)
              .watched(id)
              .build();
      case ITERATOR ->
          IntrinsicBuilder.constructor(
                  realm, IteratorConstructorTable.TABLE, Intrinsic.ITERATOR_PROTOTYPE)
              .functions(IteratorZipTable.TABLE)
              .build();
      case ITERATOR_HELPER_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
              .functions(IteratorHelperPrototypeTable.TABLE)
              .tag("Iterator Helper")
              .build();
      case WRAP_FOR_VALID_ITERATOR_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
              .functions(WrappedIteratorTable.TABLE)
              .build();
      case ASYNC_ITERATOR_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .functions(AsyncIteratorPrototypeTable.TABLE)
              .build();
      case PROMISE_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.PROMISE)
              .functions(PromisePrototypeTable.TABLE)
              .tag("Promise")
              .watched(id)
              .build();
      case PROMISE ->
          IntrinsicBuilder.constructor(
                  realm, PromiseConstructorTable.TABLE, Intrinsic.PROMISE_PROTOTYPE)
              .watched(id)
              .build();
      case DISPOSABLE_STACK_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.DISPOSABLE_STACK)
              .functions(DisposableStackPrototypeTable.TABLE)
              .alias("@@dispose", "dispose")
              .tag("DisposableStack")
              .build();
      case DISPOSABLE_STACK ->
          IntrinsicBuilder.constructor(
                  realm,
                  DisposableStackConstructorTable.TABLE,
                  Intrinsic.DISPOSABLE_STACK_PROTOTYPE)
              .build();
      case ASYNC_DISPOSABLE_STACK_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.ASYNC_DISPOSABLE_STACK)
              .functions(AsyncDisposableStackPrototypeTable.TABLE)
              .alias("@@asyncDispose", "disposeAsync")
              .tag("AsyncDisposableStack")
              .build();
      case ASYNC_DISPOSABLE_STACK ->
          IntrinsicBuilder.constructor(
                  realm,
                  AsyncDisposableStackConstructorTable.TABLE,
                  Intrinsic.ASYNC_DISPOSABLE_STACK_PROTOTYPE)
              .build();
      default -> createAsyncContext(realm, id);
    };
  }

  private static @Nullable JsObject createAsyncContext(Realm realm, Intrinsic id) {
    return switch (id) {
      case ASYNC_CONTEXT ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .put(
                  "Variable",
                  realm.intrinsic(Intrinsic.ASYNC_CONTEXT_VARIABLE),
                  Attributes.WRITABLE | Attributes.CONFIGURABLE)
              .put(
                  "Snapshot",
                  realm.intrinsic(Intrinsic.ASYNC_CONTEXT_SNAPSHOT),
                  Attributes.WRITABLE | Attributes.CONFIGURABLE)
              .tag("AsyncContext")
              .build();
      case ASYNC_CONTEXT_VARIABLE_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.ASYNC_CONTEXT_VARIABLE)
              .functions(AsyncContextVariablePrototypeTable.TABLE)
              .tag("AsyncContext.Variable")
              .build();
      case ASYNC_CONTEXT_VARIABLE ->
          IntrinsicBuilder.constructor(
                  realm,
                  AsyncContextVariableConstructorTable.TABLE,
                  Intrinsic.ASYNC_CONTEXT_VARIABLE_PROTOTYPE)
              .build();
      case ASYNC_CONTEXT_SNAPSHOT_PROTOTYPE ->
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .constructorProperty(Intrinsic.ASYNC_CONTEXT_SNAPSHOT)
              .functions(AsyncContextSnapshotPrototypeTable.TABLE)
              .tag("AsyncContext.Snapshot")
              .build();
      case ASYNC_CONTEXT_SNAPSHOT ->
          IntrinsicBuilder.constructor(
                  realm,
                  AsyncContextSnapshotConstructorTable.TABLE,
                  Intrinsic.ASYNC_CONTEXT_SNAPSHOT_PROTOTYPE)
              .build();
      default -> createGenerator(realm, id);
    };
  }

  private static @Nullable JsObject createGenerator(Realm realm, Intrinsic id) {
    return switch (id) {
      case GENERATOR_FUNCTION ->
          FunctionKinds.createConstructor(
              realm, "GeneratorFunction", Intrinsic.GENERATOR_FUNCTION_PROTOTYPE);
      case GENERATOR_FUNCTION_PROTOTYPE ->
          FunctionKinds.createPrototype(
              realm,
              "GeneratorFunction",
              Intrinsic.GENERATOR_FUNCTION,
              Intrinsic.GENERATOR_PROTOTYPE);
      case GENERATOR_PROTOTYPE ->
          instances(
              realm,
              Intrinsic.ITERATOR_PROTOTYPE,
              Intrinsic.GENERATOR_FUNCTION_PROTOTYPE,
              GeneratorPrototypeTable.TABLE,
              "Generator");
      case ASYNC_GENERATOR_FUNCTION ->
          FunctionKinds.createConstructor(
              realm, "AsyncGeneratorFunction", Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE);
      case ASYNC_GENERATOR_FUNCTION_PROTOTYPE ->
          FunctionKinds.createPrototype(
              realm,
              "AsyncGeneratorFunction",
              Intrinsic.ASYNC_GENERATOR_FUNCTION,
              Intrinsic.ASYNC_GENERATOR_PROTOTYPE);
      case ASYNC_GENERATOR_PROTOTYPE ->
          instances(
              realm,
              Intrinsic.ASYNC_ITERATOR_PROTOTYPE,
              Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE,
              AsyncGeneratorPrototypeTable.TABLE,
              "AsyncGenerator");
      case ASYNC_FUNCTION ->
          FunctionKinds.createConstructor(
              realm, "AsyncFunction", Intrinsic.ASYNC_FUNCTION_PROTOTYPE);
      case ASYNC_FUNCTION_PROTOTYPE ->
          FunctionKinds.createPrototype(realm, "AsyncFunction", Intrinsic.ASYNC_FUNCTION, null);
      default -> null;
    };
  }

  /** The prototype of what generator functions return. */
  private static JsObject instances(
      Realm realm, Intrinsic parent, Intrinsic functions, BuiltinTable table, String tag) {
    return IntrinsicBuilder.object(realm, parent)
        .put("constructor", new LazyIntrinsic(realm, functions), Attributes.CONFIGURABLE)
        .functions(table)
        .tag(tag)
        .build();
  }
}
