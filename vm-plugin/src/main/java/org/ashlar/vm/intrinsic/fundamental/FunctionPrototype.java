package org.ashlar.vm.intrinsic.fundamental;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.BoundFunction;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ArgumentLists;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** %Function.prototype% (clause 20.2.3) and %ThrowTypeError% (clause 10.2.4.1). */
final class FunctionPrototype {
  private FunctionPrototype() {}

  static JsObject create(Realm realm) {
    int self = FunctionPrototypeTable.TABLE.require("Function.prototype", BuiltinKind.DETACHED);
    int restricted = Attributes.CONFIGURABLE | Attributes.ACCESSOR;
    return IntrinsicBuilder.function(
            realm,
            FunctionPrototypeTable.TABLE,
            self,
            "",
            realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE))
        .put("arguments", new LazyThrower(realm), restricted)
        .put("caller", new LazyThrower(realm), restricted)
        .constructorProperty(Intrinsic.FUNCTION)
        .functions(FunctionPrototypeTable.TABLE)
        .build();
  }

  static JsObject createThrower(Realm realm) {
    int id = FunctionPrototypeTable.TABLE.require("ThrowTypeError", BuiltinKind.DETACHED);
    JsObject parent = realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE);
    JsObject thrower =
        IntrinsicBuilder.function(realm, FunctionPrototypeTable.TABLE, id, "", parent)
            .put("length", 0, 0)
            .put("name", "", 0)
            .build();
    thrower.preventExtensions(realm.agent());
    return thrower;
  }

  /** The accessor of the restricted properties. */
  private static final class LazyThrower extends LazyValue {
    private final Realm realm;

    LazyThrower(Realm realm) {
      this.realm = realm;
    }

    @Override
    public Object materialize() {
      JsFunction thrower = realm.function(Intrinsic.THROW_TYPE_ERROR);
      return new Accessor(thrower, thrower);
    }
  }

  @EcmaSpec("sec-properties-of-the-function-prototype-object")
  @Builtin(name = "Function.prototype", kind = BuiltinKind.DETACHED)
  static Object self(Object thisValue) {
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-%throwtypeerror%")
  @Builtin(name = "ThrowTypeError", kind = BuiltinKind.DETACHED)
  static Object throwTypeError(Agent agent, Object thisValue) {
    // Engines have always let programs ask old-style functions for their caller; none is told.
    if (thisValue instanceof ScriptFunction function
        && !function.code.isStrict()
        && function.code.kind() == FunctionKind.NORMAL) {
      return Undefined.UNDEFINED;
    }
    throw Errors.typeError(agent, Message.RESTRICTED_PROPERTY);
  }

  private static JsFunction receiver(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(
        agent, Message.FUNCTION_RECEIVER, method, ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-function.prototype.apply")
  @Builtin(name = "apply", length = 2)
  static Object apply(Agent agent, Object thisValue, Object receiver, Object arguments) {
    JsFunction function = receiver(agent, thisValue, "apply");
    return TestingAndComparison.isNullish(arguments)
        ? agent.call(function, receiver)
        : agent.callAll(function, receiver, ArgumentLists.fromArrayLike(agent, arguments));
  }

  @EcmaSpec("sec-function.prototype.bind")
  @Builtin(name = "bind", length = 1)
  static Object bind(Agent agent, Object thisValue, Object[] arguments) {
    if (!(thisValue instanceof JsFunction target)) {
      throw Errors.typeError(agent, Message.BIND_NOT_CALLABLE);
    }
    Object boundThis = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    Object[] bound =
        arguments.length <= 1
            ? JsFunction.NO_ARGUMENTS
            : Arrays.copyOfRange(arguments, 1, arguments.length);
    BoundFunction made = BoundFunction.create(agent, target, boundThis, bound);
    BoundFunction.copyNameAndLength(agent, made, target, "bound ", bound.length);
    return made;
  }

  @EcmaSpec("sec-function.prototype.call")
  @Builtin(name = "call", length = 1)
  static Object call(Agent agent, Object thisValue, Object[] arguments) {
    JsFunction function = receiver(agent, thisValue, "call");
    return switch (arguments.length) {
      case 0 -> agent.call(function, Undefined.UNDEFINED);
      case 1 -> agent.call(function, arguments[0]);
      case 2 -> agent.call(function, arguments[0], arguments[1]);
      case 3 -> agent.call(function, arguments[0], arguments[1], arguments[2]);
      case 4 -> agent.call(function, arguments[0], arguments[1], arguments[2], arguments[3]);
      default ->
          agent.callAll(function, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    };
  }

  @EcmaSpec("sec-function.prototype.tostring")
  @Builtin(name = "toString")
  static Object toString(Agent agent, Object thisValue) {
    if (thisValue instanceof JsFunction function) {
      return function.sourceText();
    }
    throw Errors.typeError(agent, Message.FUNCTION_TO_STRING_RECEIVER);
  }

  @EcmaSpec("sec-function.prototype-%symbol.hasinstance%")
  @Builtin(name = "@@hasInstance", attributes = 0)
  static Object hasInstance(Agent agent, Object thisValue, Object value) {
    return ObjectOperations.ordinaryHasInstance(agent, thisValue, value);
  }
}
