package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/** A job (clause 9.5): what runs when the stack of its agent is empty. */
public abstract class Job {
  /** Realm the job runs in. */
  public final Realm realm;

  /** The async-context snapshot that was current when the job was made. */
  public final @Nullable AsyncContextMapping asyncContext;

  protected Job(Realm realm, @Nullable AsyncContextMapping asyncContext) {
    this.realm = realm;
    this.asyncContext = asyncContext;
  }

  /**
   * Runs the job; {@code agent.realm} and {@code agent.asyncContext} are set. A guest exception
   * that leaves it is reported.
   */
  public abstract void run(Agent agent);
}
