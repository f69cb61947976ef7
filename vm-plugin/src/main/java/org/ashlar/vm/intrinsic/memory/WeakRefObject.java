package org.ashlar.vm.intrinsic.memory;

import java.lang.ref.WeakReference;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** A WeakRef instance (clause 26.1.4). */
final class WeakRefObject extends JsObject {
  private final WeakReference<Object> target;

  WeakRefObject(Agent agent, JsObject prototype, Object target) {
    super(agent.group().roots().exotic, prototype);
    this.target = new WeakReference<>(target);
    agent.keepDuringJob(target);
  }

  /** WeakRefDeref; Java null if the target is gone. */
  @Nullable Object deref(Agent agent) {
    Object present = target.get();
    if (present != null) {
      agent.keepDuringJob(present);
    }
    return present;
  }

  @Override
  public String className() {
    return "WeakRef";
  }
}
