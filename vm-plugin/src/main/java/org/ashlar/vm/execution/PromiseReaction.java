package org.ashlar.vm.execution;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a promise settles (clause 27.2.1.2): the fulfil and the reject reaction in one
 * object, which may be registered with one promise at a time.
 */
public abstract class PromiseReaction {
  @Nullable PromiseReaction next;

  /** The async-context snapshot at registration, in which the reaction runs. */
  @Nullable AsyncContextMapping asyncContext;

  /** Realm of the job for an outcome. */
  protected abstract Realm jobRealm(Agent agent, boolean rejected);

  /** Runs the reaction; {@code argument} is the value or the reason. */
  protected abstract void run(Agent agent, boolean rejected, Object argument);

  /** What is settled when the reaction is done, if that is known; Java null otherwise. */
  @Nullable JsObject settles() {
    return null;
  }

  /** NewPromiseReactionJob. */
  static final class ReactionJob extends Job {
    private final PromiseReaction reaction;
    private final boolean rejected;
    private final Object argument;

    ReactionJob(Realm realm, PromiseReaction reaction, boolean rejected, Object argument) {
      super(realm, reaction.asyncContext);
      this.reaction = reaction;
      this.rejected = rejected;
      this.argument = argument;
    }

    PromiseReaction reaction() {
      return reaction;
    }

    @Override
    public void run(Agent agent) {
      reaction.run(agent, rejected, argument);
    }
  }
}
