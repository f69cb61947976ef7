package org.ashlar.vm.intrinsic.fundamental;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * The constructors of the native errors, AggregateError and SuppressedError (clauses 20.5.5 to
 * 20.5.8).
 */
final class NativeErrors {
  private NativeErrors() {}

  static JsObject createConstructor(Realm realm, String name, Intrinsic prototype) {
    int id = NativeErrorsTable.TABLE.require(name, BuiltinKind.CONSTRUCTOR);
    JsObject parent = realm.intrinsic(Intrinsic.ERROR);
    return IntrinsicBuilder.constructor(realm, NativeErrorsTable.TABLE, id, parent, prototype)
        .build();
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "EvalError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object evalError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.EVAL_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "RangeError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object rangeError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.RANGE_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "ReferenceError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object referenceError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.REFERENCE_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "SyntaxError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object syntaxError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.SYNTAX_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "TypeError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object typeError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.TYPE_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-nativeerror")
  @Builtin(name = "URIError", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object uriError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return ErrorConstructor.make(
        agent, callee, newTarget, Intrinsic.URI_ERROR_PROTOTYPE, message, options);
  }

  @EcmaSpec("sec-aggregate-error")
  @Builtin(name = "AggregateError", length = 2, kind = BuiltinKind.CONSTRUCTOR)
  static Object aggregateError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object errors,
      Object message,
      Object options) {
    ErrorObject made =
        ErrorConstructor.make(
            agent, callee, newTarget, Intrinsic.AGGREGATE_ERROR_PROTOTYPE, message, options);
    IteratorRecord iterator = IteratorOperations.getIterator(agent, errors);
    List<Object> list = new ArrayList<>();
    for (Object error = IteratorOperations.stepValue(agent, iterator);
        error != null;
        error = IteratorOperations.stepValue(agent, iterator)) {
      list.add(error);
    }
    made.rawPut(agent, Keys.ERRORS, ObjectOperations.arrayFromList(agent, list), Attributes.HIDDEN);
    return made;
  }

  @EcmaSpec("sec-suppressederror")
  @Builtin(name = "SuppressedError", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object suppressedError(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object error,
      Object suppressed,
      Object message) {
    ErrorObject made =
        ErrorConstructor.make(
            agent,
            callee,
            newTarget,
            Intrinsic.SUPPRESSED_ERROR_PROTOTYPE,
            message,
            org.ashlar.vm.value.Undefined.UNDEFINED);
    made.rawPut(agent, agent.group().keys().intern("error"), error, Attributes.HIDDEN);
    made.rawPut(agent, agent.group().keys().intern("suppressed"), suppressed, Attributes.HIDDEN);
    return made;
  }
}
