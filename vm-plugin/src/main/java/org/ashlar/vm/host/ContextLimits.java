package org.ashlar.vm.host;

import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.TerminationException;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one context on fuel and heap, kept by the thread that runs it. Limits on time are
 * kept by whoever made the context, and end it from outside.
 *
 * <p>Where fuel is limited, every safe point is answered and counts.
 */
final class ContextLimits {
  private final VmContext context;
  private final Agent agent;
  private final LimitWatch watch;
  private final long fuelLimit;
  private final @Nullable HeapQuota heap;
  private long reductions;

  ContextLimits(VmMachine machine, VmContext context) {
    Limits limits = context.settings().limits();
    this.context = context;
    this.agent = context.agent();
    this.watch = machine.limits();
    this.fuelLimit = limits.fuel();
    this.heap =
        HeapQuota.isLimited(limits) ? new HeapQuota(context, machine, List.of(context)) : null;
  }

  boolean limitsHeap() {
    return heap != null;
  }

  private boolean limitsFuel() {
    return fuelLimit != Limits.UNLIMITED;
  }

  /**
   * A slice begins.
   *
   * @param allocated bytes the agent allocated so far
   */
  void begin(long allocated) {
    if (limitsFuel() || (heap != null && heap.isDue(allocated))) {
      agent.requestPoll();
    }
    if (heap != null) {
      watch.enter(agent);
    }
  }

  /** Another memory governor takes over. */
  void governorExchanged() {
    if (heap != null) {
      heap.exchanged();
    }
  }

  /** The slice is over. */
  void rest() {
    if (heap != null) {
      watch.leave(agent);
    }
  }

  /** Jobs and, where fuel is limited, safe points so far. */
  long reductions() {
    return reductions;
  }

  void countJob() {
    reductions++;
  }

  /** A safe point of running code was answered; ends the context if its fuel is used up. */
  void countSafePoint() {
    if (limitsFuel()) {
      agent.requestPoll();
      if (++reductions > fuelLimit) {
        AshlarException reason =
            new TerminationException(
                ErrorCode.FUEL_EXHAUSTED, TerminationException.QUOTA_EXIT_CODE, fuelLimit);
        throw context.end(reason);
      }
    }
  }

  /**
   * Charges what was allocated since the last time.
   *
   * @param allocated bytes the agent allocated so far
   */
  void charge(long allocated) {
    if (heap != null) {
      heap.counted(allocated);
    }
  }

  /**
   * More memory was charged than granted.
   *
   * @param coming bytes of it that are about to be allocated
   */
  void chargedAhead(long coming) {
    if (heap != null) {
      heap.charged(coming);
    }
  }

  /** Another thread begins to work for the context, which nobody can see into. */
  void beginElsewhere() {
    if (heap != null) {
      heap.beginElsewhere(context.countAllocated());
    }
  }

  /** What another thread did is there, or was given up. */
  void endElsewhere() {
    if (heap != null) {
      heap.endElsewhere();
    }
  }

  /** Retained bytes as the last walk over the heap found them, -1 if there was none. Any thread. */
  long retainedBytes() {
    return heap == null ? -1 : heap.retainedBytes();
  }

  void close() {
    if (heap != null) {
      heap.close();
    }
  }
}
