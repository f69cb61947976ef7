package org.ashlar.vm.object;

import java.lang.ref.WeakReference;

/**
 * A weak reference that comes to its agent when the collector clears it; the agent then runs the
 * cleanup as if it had been posted.
 */
public abstract class ClearedReference extends WeakReference<Object> {
  protected ClearedReference(Agent agent, Object target) {
    super(target, agent.clearedReferences());
  }

  /** The job that the clearing leads to. */
  public abstract Job cleanupJob();
}
