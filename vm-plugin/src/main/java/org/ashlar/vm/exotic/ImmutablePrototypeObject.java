package org.ashlar.vm.exotic;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** An immutable prototype exotic object (clause 10.4.7): %Object.prototype%. */
public final class ImmutablePrototypeObject extends JsObject {
  public ImmutablePrototypeObject(Agent agent, @Nullable JsObject prototype) {
    super(agent.group().roots().intrinsic, prototype);
  }

  @Override
  public boolean setPrototypeOf(Agent agent, @Nullable JsObject wanted) {
    return wanted == prototype;
  }
}
