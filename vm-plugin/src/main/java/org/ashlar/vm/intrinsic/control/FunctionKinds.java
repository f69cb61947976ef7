package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.intrinsic.fundamental.FunctionConstructor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyIntrinsic;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The constructors of generator, async and async generator functions and the prototypes of such
 * functions (clauses 27.3, 27.4 and 27.7). No program finds the constructors by a global name.
 */
final class FunctionKinds {
  private FunctionKinds() {}

  static JsObject createConstructor(Realm realm, String name, Intrinsic prototype) {
    FunctionKindsTable table = FunctionKindsTable.TABLE;
    int id = table.require(name, BuiltinKind.CONSTRUCTOR);
    JsObject parent = realm.intrinsic(Intrinsic.FUNCTION);
    return IntrinsicBuilder.constructor(realm, table, id, parent, prototype).build();
  }

  /**
   * The object that functions of a kind inherit from.
   *
   * @param instances prototype of what the functions return, or Java null
   */
  static JsObject createPrototype(
      Realm realm, String name, Intrinsic constructor, @Nullable Intrinsic instances) {
    IntrinsicBuilder builder =
        IntrinsicBuilder.object(realm, Intrinsic.FUNCTION_PROTOTYPE)
            .put("constructor", new LazyIntrinsic(realm, constructor), Attributes.CONFIGURABLE);
    if (instances != null) {
      builder.put("prototype", new LazyIntrinsic(realm, instances), Attributes.CONFIGURABLE);
    }
    return builder.tag(name).build();
  }

  @EcmaSpec("sec-generatorfunction")
  @Builtin(name = "GeneratorFunction", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object generatorFunction(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    return FunctionConstructor.createDynamicFunction(
        agent, callee, newTarget, FunctionKind.GENERATOR, arguments);
  }

  @EcmaSpec("sec-asyncgeneratorfunction")
  @Builtin(name = "AsyncGeneratorFunction", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object asyncGeneratorFunction(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    return FunctionConstructor.createDynamicFunction(
        agent, callee, newTarget, FunctionKind.ASYNC_GENERATOR, arguments);
  }

  @EcmaSpec("sec-async-function-constructor-arguments")
  @Builtin(name = "AsyncFunction", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object asyncFunction(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    return FunctionConstructor.createDynamicFunction(
        agent, callee, newTarget, FunctionKind.ASYNC, arguments);
  }
}
