package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.Proxy;
import org.ashlar.vm.exotic.ProxyFunction;
import org.ashlar.vm.exotic.ProxyObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Proxy constructor (clause 28.2). */
final class ProxyConstructor {
  private ProxyConstructor() {}

  /** What a revocation function captures; it lets go of the proxy when it was used. */
  private static final class Revocation {
    @Nullable Proxy proxy;

    Revocation(Proxy proxy) {
      this.proxy = proxy;
    }
  }

  @EcmaSpec("sec-proxy-target-handler")
  @Builtin(name = "Proxy", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, @Nullable JsObject newTarget, Object target, Object handler) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "Proxy");
    }
    return create(agent, target, handler);
  }

  @EcmaSpec("sec-proxycreate")
  private static JsObject create(Agent agent, Object target, Object handler) {
    if (!(target instanceof JsObject object) || !(handler instanceof JsObject traps)) {
      throw Errors.typeError(agent, Message.PROXY_NON_OBJECT);
    }
    return object instanceof JsFunction function
        ? new ProxyFunction(agent, function, traps)
        : new ProxyObject(agent, object, traps);
  }

  @EcmaSpec("sec-proxy.revocable")
  @Builtin(name = "revocable")
  static Object revocable(Agent agent, Object thisValue, Object target, Object handler) {
    JsObject proxy = create(agent, target, handler);
    int id = ProxyConstructorTable.TABLE.require("revoke", BuiltinKind.DETACHED);
    JsFunction revoke =
        BuiltinFunction.of(
            agent.realm, ProxyConstructorTable.TABLE, id, "", new Revocation((Proxy) proxy));
    JsObject result = agent.realm.newObject();
    result.rawPut(agent, agent.group().keys().intern("proxy"), proxy, Attributes.DEFAULT);
    result.rawPut(agent, agent.group().keys().intern("revoke"), revoke, Attributes.DEFAULT);
    return result;
  }

  @EcmaSpec("sec-proxy-revocation-functions")
  @Builtin(name = "revoke", kind = BuiltinKind.DETACHED)
  static Object revoke(BuiltinFunction callee, Object thisValue) {
    Revocation revocation = (Revocation) callee.captured();
    Proxy proxy = revocation.proxy;
    if (proxy != null) {
      proxy.revoke();
      revocation.proxy = null;
    }
    return Undefined.UNDEFINED;
  }
}
