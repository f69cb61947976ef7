package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;

/** A Map instance (clause 24.1.4). */
public final class MapObject extends JsObject {
  public final HashTable entries = new HashTable(true);

  public MapObject(Agent agent, JsObject prototype) {
    super(agent.group().roots().exotic, prototype);
  }

  @Override
  public String className() {
    return "Map";
  }
}
