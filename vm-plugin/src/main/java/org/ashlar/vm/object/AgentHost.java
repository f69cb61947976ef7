package org.ashlar.vm.object;

import java.lang.foreign.MemorySegment;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.completion.ErrorKind;
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
   * Suspends the agent until it is notified at an address, for Atomics.wait. A host without agent
   * threads has nobody who could notify and refuses.
   *
   * @param memory the shared block; equal blocks are equal addresses
   * @param timeout milliseconds, possibly infinite
   * @return {@code "ok"} or {@code "timed-out"}
   */
  default String waitOn(Agent agent, MemorySegment memory, int offset, double timeout) {
    throw Errors.typeError(agent, org.ashlar.vm.completion.Message.CANNOT_BLOCK);
  }

  /** Wakes agents that wait at an address; returns how many. */
  default int notifyWaiters(MemorySegment memory, int offset, double most) {
    return 0;
  }
}
