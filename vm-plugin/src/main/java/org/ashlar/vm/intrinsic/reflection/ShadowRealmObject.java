package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/** A ShadowRealm instance. */
final class ShadowRealmObject extends JsObject {
  /** [[ShadowRealm]]. */
  final Realm realm;

  ShadowRealmObject(Agent agent, JsObject prototype, Realm realm) {
    super(agent.group().roots().exotic, prototype);
    this.realm = realm;
  }

  @Override
  public String className() {
    return "ShadowRealm";
  }
}
