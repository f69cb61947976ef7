package org.ashlar.distribution.carrier;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.ashlar.spi.schedule.AgentCarrier;
import org.jspecify.annotations.Nullable;

/**
 * A Java stack kept in a continuation: put aside and taken up in some 90 ns, in a few hundred bytes
 * plus its frames. A continuation runs once, so a new one is made for each start; only suspended
 * agents hold one.
 */
final class ContinuationCarrier implements AgentCarrier {
  private static final ContinuationScope SCOPE = new ContinuationScope("ashlar");

  private final Runnable body;
  private @Nullable Continuation suspended;

  private ContinuationCarrier(Runnable body) {
    this.body = body;
  }

  @Override
  public boolean run() {
    Continuation continuation = suspended;
    if (continuation == null) {
      continuation = new Agent(body);
    } else {
      suspended = null;
    }
    continuation.run();
    if (continuation.isDone()) {
      return true;
    }
    suspended = continuation;
    return false;
  }

  @Override
  public boolean suspend() {
    return Continuation.yield(SCOPE);
  }

  private static final class Agent extends Continuation {
    Agent(Runnable body) {
      super(SCOPE, body);
    }

    /** A pinned stack is no fault here: the agent goes on and the answer says so. */
    @Override
    protected void onPinned(Pinned reason) {}
  }

  /** Makes continuation carriers, if the JVM was started with access to them. */
  public static final class Factory implements AgentCarrier.Factory {
    @Override
    public boolean isAvailable() {
      Module here = Factory.class.getModule();
      return Object.class.getModule().isExported("jdk.internal.vm", here);
    }

    @Override
    public AgentCarrier newCarrier(Runnable body) {
      return new ContinuationCarrier(body);
    }
  }
}
