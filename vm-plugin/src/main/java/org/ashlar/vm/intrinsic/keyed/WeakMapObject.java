package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;

/** A WeakMap instance. */
public final class WeakMapObject extends JsObject {
  final WeakTable entries = new WeakTable();

  WeakMapObject(Agent agent, JsObject prototype) {
    super(agent.group().roots().exotic, prototype);
  }

  @Override
  public String className() {
    return "WeakMap";
  }
}
