package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;

/** A WeakSet instance. */
public final class WeakSetObject extends JsObject {
  final WeakTable entries = new WeakTable();

  WeakSetObject(Agent agent, JsObject prototype) {
    super(agent.group().roots().exotic, prototype);
  }

  @Override
  public String className() {
    return "WeakSet";
  }
}
