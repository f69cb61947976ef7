package org.ashlar.vm.object;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.jspecify.annotations.Nullable;

/**
 * What an agent asks of the layers above it: conversions that objects need, errors, compilation,
 * limits, and the host hooks of clauses 9.5, 9.6, 16.2 and 27.2. One instance may serve many
 * agents.
 */
public interface AgentHost {
  /** A new native error object of the running realm, with its stack captured. */
  JsObject newError(Agent agent, ErrorKind kind, String message);

  /** A SyntaxError of the running realm for an early error, which remembers the place. */
  default JsObject newSyntaxError(Agent agent, CompileException early) {
    return newError(agent, ErrorKind.SYNTAX_ERROR, early.message());
  }

  /**
   * The guest waits for objects to be collected: when some may have been, a host that can tell
   * wakes the agent, which finds the cleanups due in its queue.
   */
  default void awaitCollections(Agent agent) {}

  /** ToObject of a primitive that is neither undefined nor null. */
  JsObject wrapPrimitive(Agent agent, Object value);

  /** The target of a bound function, or Java null for any other function. */
  @Nullable JsFunction boundTarget(JsFunction function);

  /** Whether IsArray follows a proxy to an array; TypeError if the proxy is revoked. */
  boolean isArrayProxy(Agent agent, JsObject object);

  /**
   * The length that ArraySetLength makes of a value, or -1 for a RangeError. May run guest code.
   */
  long toArrayLength(Agent agent, Object value);

  /**
   * What the calling thread runs for the agent, innermost first, compiled functions included; these
   * show neither their function object nor this.
   *
   * @param limit how many frames are wanted at most
   */
  default List<StackFrame> runningFrames(Agent agent, int limit) {
    List<StackFrame> frames = new ArrayList<>();
    for (StackFrame at = agent.frame; at != null && frames.size() < limit; at = at.caller()) {
      frames.add(at);
    }
    return frames;
  }

  /** The compiler of source text. */
  SourceCompiler compiler();

  /** A poll found the agent's flag set: terminate, yield, or note the request; returns to go on. */
  void polled(Agent agent);

  /** The heap quota is reached: trace, then return or throw a termination. */
  void heapLimitReached(Agent agent, long bytes);

  /** HostPromiseRejectionTracker. */
  void promiseRejected(Agent agent, JsObject promise, Object reason);

  /** HostPromiseRejectionTracker, operation "handle". */
  void promiseHandled(Agent agent, JsObject promise);

  /** A guest exception left a job. */
  void jobFailed(Agent agent, Object thrown);

  /** HostEnsureCanCompileStrings; throws to refuse. */
  default void checkCompileStrings(Agent agent, Realm realm) {}

  /** A uniformly distributed number from 0 to 1, exclusive of 1. */
  default double random(Agent agent) {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** HostSystemUTCEpochNanoseconds in milliseconds. */
  default double currentTimeMillis(Agent agent) {
    return System.currentTimeMillis();
  }

  /** The time zone of local time. */
  default ZoneId timeZone(Agent agent) {
    return ZoneId.systemDefault();
  }

  /** Something was posted to the agent's mailbox by another thread; wakes whoever runs it. */
  default void wake(Agent agent) {}

  /**
   * Suspends the agent in the midst of its job until something is over, or a time has passed. What
   * ends the agent or the job leaves the method as a termination. A host without a way to wait
   * refuses.
   *
   * @param over asked by the agent's thread; whoever makes it true calls {@link #wake}
   * @param milliseconds not negative, possibly infinite
   */
  default void suspend(Agent agent, BooleanSupplier over, double milliseconds) {
    throw Errors.typeError(agent, Message.CANNOT_BLOCK);
  }

  /**
   * Something begins that another agent may end, or the time, while the agent goes on. It keeps the
   * program from being idle if one of both can still happen.
   *
   * @param wait what to tell of its end
   * @param milliseconds positive, possibly infinite
   * @return closed by the agent's thread when it is over
   */
  default ServiceSlot.Registration beginWait(Agent agent, PendingWait wait, double milliseconds) {
    throw Errors.typeError(agent, Message.CANNOT_BLOCK);
  }

  /** A wait of an agent that goes on meanwhile. */
  interface PendingWait {
    /** Its time is over. Called on the agent's thread, as a job, unless it was ended before. */
    void timedOut(Agent agent);

    /** The agent ends, and nobody has to be told. Any thread. */
    void abandoned();

    /** Whether agents other than this one may end it. */
    boolean isReachable();
  }
}
