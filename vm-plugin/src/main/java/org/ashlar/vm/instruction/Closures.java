package org.ashlar.vm.instruction;

import java.util.Objects;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/** Function objects, methods and classes (clauses 15.2 to 15.7). */
public final class Closures {
  private Closures() {}

  /** A function over an environment. */
  public static ScriptFunction create(Frame frame, CodeBlock code, @Nullable Object environment) {
    return ScriptFunction.create(code, (Environment) environment, frame.links);
  }

  /** A function with a home object. */
  public static ScriptFunction createMethod(
      Frame frame, CodeBlock code, @Nullable Object environment, Object home) {
    ScriptFunction made = create(frame, code, environment);
    made.setHomeObject((JsObject) home);
    return made;
  }

  /** Defines a method (0), getter (1) or setter (2), +4 if enumerable, on an object. */
  @EcmaSpec("sec-runtime-semantics-methoddefinitionevaluation")
  public static void defineMethod(
      Agent agent, Object target, Object keyValue, Object function, int kind) {
    JsObject object = (JsObject) target;
    PropertyKey key = TypeConversion.toPropertyKey(agent, keyValue);
    JsFunction method = (JsFunction) function;
    int attributes = Literals.methodAttributes(kind);
    PropertyDescriptor descriptor =
        switch (kind & 3) {
          case 0 -> PropertyDescriptor.data(method, attributes);
          case 1 ->
              PropertyDescriptor.partial(
                  null, method, null, Attributes.ENUMERABLE | Attributes.CONFIGURABLE, attributes);
          default ->
              PropertyDescriptor.partial(
                  null, null, method, Attributes.ENUMERABLE | Attributes.CONFIGURABLE, attributes);
        };
    ObjectOperations.definePropertyOrThrow(agent, object, key, descriptor);
  }

  /** SetFunctionName from a key value, with prefix 0 none, 1 get, 2 set. */
  @EcmaSpec("sec-setfunctionname")
  public static void setFunctionName(Agent agent, Object function, Object keyValue, int prefix) {
    if (!(function instanceof ScriptFunction target)
        || !target.code.has(CodeBlock.ANONYMOUS)
        || hasOwnName(target)) {
      return;
    }
    CharSequence name =
        keyValue instanceof Symbol symbol
            ? symbol.description() == null ? "" : "[" + symbol.description() + "]"
            : keyValue instanceof PrivateName secret
                ? secret.description()
                : TypeConversion.toString(agent, keyValue);
    if (prefix != 0) {
      name = (prefix == 1 ? "get " : "set ") + name;
    }
    target.giveName(agent, name);
  }

  /** A class with a static member called name keeps it. */
  private static boolean hasOwnName(ScriptFunction target) {
    return target.code.kind().isClassConstructor()
        && !(target.rawGet(Keys.NAME) instanceof String text && text.isEmpty());
  }

  /** The prototype and constructor parents that a heritage gives. */
  public record Heritage(@Nullable JsObject prototypeParent, JsObject constructorParent) {}

  @EcmaSpec("sec-runtime-semantics-classdefinitionevaluation")
  public static Heritage heritage(Agent agent, @Nullable Object superclass) {
    Realm realm = agent.realm;
    if (superclass == null) {
      return new Heritage(
          realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE),
          realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }
    if (superclass == JsNull.NULL) {
      return new Heritage(null, realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }
    if (!(superclass instanceof JsFunction parent) || !parent.isConstructor()) {
      throw Errors.typeError(
          agent, Message.CLASS_EXTENDS_INVALID, ObjectOperations.display(superclass));
    }
    Object prototype = parent.get(agent, Keys.PROTOTYPE);
    if (prototype instanceof JsObject object) {
      return new Heritage(object, parent);
    }
    if (prototype == JsNull.NULL) {
      return new Heritage(null, parent);
    }
    throw Errors.typeError(
        agent,
        Message.TEXT,
        "Class extends value does not have valid prototype property "
            + ObjectOperations.display(prototype));
  }

  /** The constructor of a class; its prototype property is the prototype object. */
  public static ScriptFunction createClass(
      Agent agent, Frame frame, CodeBlock code, @Nullable Object environment, Heritage heritage) {
    JsObject prototype = agent.realm.newObject(heritage.prototypeParent());
    JsObject parent = heritage.prototypeParent();
    if (parent != null) {
      agent.markPrototype(parent);
    }
    agent.markPrototype(heritage.constructorParent());
    ScriptFunction constructor =
        ScriptFunction.create(
            code, (Environment) environment, frame.links, heritage.constructorParent());
    constructor.setHomeObject(prototype);
    constructor.setClassPrototype(agent, prototype);
    prototype.rawPut(agent, Keys.CONSTRUCTOR, constructor, Attributes.HIDDEN);
    return constructor;
  }

  /** The prototype object of a class just made. */
  public static Object classPrototype(ScriptFunction constructor) {
    return Objects.requireNonNull(constructor.rawGet(Keys.PROTOTYPE));
  }

  /** What a derived constructor returns. */
  @EcmaSpec("sec-ecmascript-function-objects-construct-argumentslist-newtarget")
  public static Object constructorResult(Agent agent, Object value, @Nullable Object thisValue) {
    if (value instanceof JsObject) {
      return value;
    }
    if (value != org.ashlar.vm.value.Undefined.UNDEFINED) {
      throw ScriptFunction.refuseResult(agent, Message.DERIVED_CONSTRUCTOR_RETURN);
    }
    if (thisValue == null) {
      throw ScriptFunction.refuseResult(agent, Message.THIS_NOT_INITIALIZED);
    }
    return thisValue;
  }
}
