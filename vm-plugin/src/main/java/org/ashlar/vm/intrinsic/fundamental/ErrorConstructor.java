package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Error constructor (clause 20.5.1) with V8's captureStackTrace. */
final class ErrorConstructor {
  private ErrorConstructor() {}

  @EcmaSpec("sec-error-message")
  @Builtin(name = "Error", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object message,
      Object options) {
    return make(agent, callee, newTarget, Intrinsic.ERROR_PROTOTYPE, message, options);
  }

  /** What all constructors of native errors do. */
  static ErrorObject make(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Intrinsic prototype,
      Object message,
      Object options) {
    JsObject target = newTarget == null ? callee : newTarget;
    JsObject parent = ObjectOperations.prototypeFromConstructor(agent, target, prototype);
    CharSequence text =
        message == Undefined.UNDEFINED ? null : TypeConversion.toString(agent, message);
    ErrorObject made = ErrorObject.create(agent, parent, text, null);
    installCause(agent, made, options);
    return made;
  }

  @EcmaSpec("sec-installerrorcause")
  static void installCause(Agent agent, JsObject error, Object options) {
    if (options instanceof JsObject object && object.hasProperty(agent, Keys.CAUSE)) {
      error.rawPut(agent, Keys.CAUSE, object.get(agent, Keys.CAUSE), Attributes.HIDDEN);
    }
  }

  @EcmaSpec("sec-error.iserror")
  @Builtin(name = "isError")
  static Object isError(Object thisValue, Object value) {
    return value instanceof ErrorObject;
  }

  /** V8's extension: gives any object the stack of the caller, without frames up to a function. */
  @Builtin(name = "captureStackTrace", length = 2)
  static Object captureStackTrace(Agent agent, Object thisValue, Object target, Object above) {
    if (!(target instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.INVALID_ARGUMENT, ObjectOperations.display(target));
    }
    StackTrace stack =
        StackTrace.capture(agent, object, above instanceof JsFunction function ? function : null);
    Object property = stack == null ? Undefined.UNDEFINED : PreparedStack.property(agent, stack);
    if (property == stack
        && object instanceof ErrorObject error
        && error.rawGet(Keys.STACK) == null
        && error.isExtensible(agent)) {
      error.rawPut(agent, Keys.STACK, property, Attributes.HIDDEN);
      return Undefined.UNDEFINED;
    }
    PropertyDescriptor own =
        property instanceof Accessor pair
            ? PropertyDescriptor.accessor(pair.getter(), pair.setter(), Attributes.CONFIGURABLE)
            : PropertyDescriptor.data(
                property instanceof StackTrace text ? text.materialize() : property,
                Attributes.HIDDEN);
    ObjectOperations.definePropertyOrThrow(agent, object, Keys.STACK, own);
    return Undefined.UNDEFINED;
  }
}
