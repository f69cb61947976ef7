package org.ashlar.vm.intrinsic.reflection;

import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.code.EvalCode;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.EvalRunner;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.exotic.WrappedFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;

/** The properties of ShadowRealm.prototype. */
final class ShadowRealmPrototype {
  private ShadowRealmPrototype() {}

  private static Realm receiver(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof ShadowRealmObject object) {
      return object.realm;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "ShadowRealm.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-shadowrealm.prototype.evaluate")
  @Builtin(name = "evaluate", length = 1)
  static Object evaluate(Agent agent, Object thisValue, Object source) {
    Realm realm = receiver(agent, thisValue, "evaluate");
    if (!(source instanceof CharSequence text)) {
      throw Errors.typeError(agent, Message.SHADOW_REALM_SOURCE);
    }
    EvalCode code = EvalRunner.compileForShadow(agent, realm, text);
    Object result;
    try {
      result = EvalRunner.runInShadow(agent, realm, code);
    } catch (ThrowCompletion thrown) {
      throw Errors.typeError(
          agent, Message.SHADOW_REALM_THREW, WrappedFunction.describe(thrown.value()));
    }
    return WrappedFunction.wrap(agent, agent.realm, result);
  }

  @EcmaSpec("sec-shadowrealm.prototype.importvalue")
  @Builtin(name = "importValue", length = 2)
  static Object importValue(Agent agent, Object thisValue, Object specifier, Object exportName) {
    Realm realm = receiver(agent, thisValue, "importValue");
    String name = TypeConversion.toFlatString(agent, specifier);
    if (!(exportName instanceof CharSequence wanted)) {
      throw Errors.typeError(agent, Message.SHADOW_REALM_EXPORT_NAME);
    }
    PromiseObject result = PromiseOperations.newPromise(agent);
    PromiseObject namespace = importInto(agent, realm, name);
    PropertyKey key = TypeConversion.toPropertyKey(agent, wanted);
    PromiseOperations.then(agent, namespace, new ExportGetter(agent.realm, key, result));
    return result;
  }

  private static PromiseObject importInto(Agent agent, Realm realm, String specifier) {
    Realm caller = agent.realm;
    agent.realm = realm;
    try {
      return (PromiseObject)
          ((ExecutionHost) agent.host())
              .importCall(
                  agent,
                  Objects.requireNonNull(realm.shadowReferrer()),
                  specifier,
                  Undefined.UNDEFINED,
                  ModuleCode.Phase.EVALUATION.ordinal());
    } finally {
      agent.realm = caller;
    }
  }

  /** What hands an exported value over, or an error of the importing realm. */
  private static final class ExportGetter extends PromiseReaction {
    private final Realm caller;
    private final PropertyKey name;
    private final PromiseObject result;

    ExportGetter(Realm caller, PropertyKey name, PromiseObject result) {
      this.caller = caller;
      this.name = name;
      this.result = result;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return caller;
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      try {
        PromiseOperations.resolve(agent, result, value(agent, rejected, argument));
      } catch (ThrowCompletion thrown) {
        PromiseOperations.reject(agent, result, thrown.value());
      }
    }

    private Object value(Agent agent, boolean rejected, Object argument) {
      if (rejected) {
        throw Errors.typeError(
            agent, Message.SHADOW_REALM_IMPORT, WrappedFunction.describe(argument));
      }
      JsObject namespace = (JsObject) argument;
      if (!ObjectOperations.hasOwnProperty(agent, namespace, name)) {
        throw Errors.typeError(agent, Message.SHADOW_REALM_NO_EXPORT, name.toDisplayString());
      }
      return WrappedFunction.wrap(agent, caller, namespace.get(agent, name));
    }
  }
}
