package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;

/** A Set instance (clause 24.2.5). */
public final class SetObject extends JsObject {
  public final HashTable entries;

  private SetObject(Agent agent, JsObject prototype, HashTable entries) {
    super(agent.group().roots().exotic, prototype);
    this.entries = entries;
  }

  /** An empty set. */
  public static SetObject create(Agent agent, JsObject prototype) {
    return new SetObject(agent, prototype, new HashTable(false));
  }

  /** A set of the running realm that takes ownership of its entries. */
  static SetObject of(Agent agent, HashTable entries) {
    return new SetObject(agent, agent.realm.intrinsic(Intrinsic.SET_PROTOTYPE), entries);
  }

  @Override
  public String className() {
    return "Set";
  }
}
