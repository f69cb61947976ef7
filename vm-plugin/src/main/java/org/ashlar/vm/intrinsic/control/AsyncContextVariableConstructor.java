package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The AsyncContext.Variable constructor. */
final class AsyncContextVariableConstructor {
  private AsyncContextVariableConstructor() {}

  @Builtin(name = "Variable", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object options) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "AsyncContext.Variable");
    }
    CharSequence name = "";
    Object defaultValue = Undefined.UNDEFINED;
    if (options instanceof JsObject object) {
      Object given = object.get(agent, IntrinsicBuilder.key(agent, "name"));
      name = given == Undefined.UNDEFINED ? "" : TypeConversion.toString(agent, given);
      defaultValue = object.get(agent, IntrinsicBuilder.key(agent, "defaultValue"));
    } else if (options != Undefined.UNDEFINED) {
      throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(options));
    }
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.ASYNC_CONTEXT_VARIABLE_PROTOTYPE);
    return new AsyncContextVariableObject(agent, prototype, name, defaultValue);
  }
}
