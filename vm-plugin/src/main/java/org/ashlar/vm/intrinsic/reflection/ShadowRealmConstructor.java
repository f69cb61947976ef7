package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** The ShadowRealm constructor. */
final class ShadowRealmConstructor {
  private ShadowRealmConstructor() {}

  @EcmaSpec("sec-shadowrealm-constructor")
  @Builtin(name = "ShadowRealm", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "ShadowRealm");
    }
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget, Intrinsic.SHADOW_REALM_PROTOTYPE);
    Realm realm = new Realm(agent, agent.realm.factory());
    ((ExecutionHost) agent.host()).initializeShadowRealm(agent, realm);
    return agent.visible(new ShadowRealmObject(agent, prototype, realm));
  }
}
