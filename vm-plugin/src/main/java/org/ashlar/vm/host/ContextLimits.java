package org.ashlar.vm.host;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.vm.object.Agent;

/**
 * The limits of one context on fuel and heap, kept by the thread that runs it. Limits on time are
 * kept by whoever made the context, and end it from outside.
 *
 * <p>Where one is set, every safe point is answered: fuel counts them, and so many small
 * allocations lie between two of them that measuring at every thousandth is enough.
 */
final class ContextLimits {
  /** So many safe points allocate a few megabytes at most. */
  private static final int MEASURE_INTERVAL = 1_024;

  private final VmMachine machine;
  private final VmContext context;
  private final ContextSettings settings;
  private final Agent agent;
  private final long heapLimit;
  private final long fuelLimit;
  private long reductions;
  private int safePoints;
  private boolean traced;
  private long allocatedBefore;

  ContextLimits(VmMachine machine, VmContext context) {
    this.machine = machine;
    this.context = context;
    this.settings = context.settings();
    this.agent = context.agent();
    this.heapLimit = settings.limits().heapBytes();
    this.fuelLimit = settings.limits().fuel();
    agent.account().setLimit(heapLimit);
  }

  boolean limitsHeap() {
    return heapLimit != Limits.UNLIMITED;
  }

  /** Whether every safe point has to be answered. */
  boolean countsSafePoints() {
    return limitsHeap() || fuelLimit != Limits.UNLIMITED;
  }

  /** Jobs and, where fuel is limited, safe points so far. */
  long reductions() {
    return reductions;
  }

  void countJob() {
    reductions++;
  }

  /**
   * A safe point of running code was answered; ends the context if its fuel is used up.
   *
   * @return true if what was allocated should be measured now
   */
  boolean safePoint() {
    if (!countsSafePoints()) {
      return false;
    }
    agent.requestPoll();
    if (fuelLimit != Limits.UNLIMITED && ++reductions > fuelLimit) {
      throw end(ErrorCode.FUEL_EXHAUSTED, fuelLimit);
    }
    return limitsHeap() && (++safePoints & (MEASURE_INTERVAL - 1)) == 0;
  }

  /**
   * Charges what was allocated since the last time.
   *
   * @param allocated bytes the agent allocated so far, or -1 if nobody knows
   */
  void chargeMeasured(long allocated) {
    long fresh = allocated - allocatedBefore;
    if (fresh <= 0) {
      return;
    }
    allocatedBefore = allocated;
    if (traced) {
      // The walk over the heap allocates too, which is not the program's.
      traced = false;
    } else if (agent.account().add(fresh)) {
      trace(0);
    }
  }

  /**
   * Measures what the context retains, because the quota would be reached unless what was charged
   * before is garbage by now, and ends the context if it is not. Without a governor nobody can
   * measure, and what was allocated counts as retained.
   *
   * @param coming bytes that are about to be allocated
   */
  void trace(long coming) {
    MemoryGovernor governor = machine.services().slot(MemoryGovernor.class).current();
    if (governor == null || coming > heapLimit) {
      throw endAboveQuota(coming);
    }
    HeapWalker walker = new HeapWalker(agent, context.access().realm(), context.timers());
    try (MemoryAccount account = governor.open(settings.name(), heapLimit, walker)) {
      MemoryAccount.Verdict verdict = account.trace();
      traced = true;
      long retained =
          settings.hooks().nondeterminism().limitReading("heap", account.retainedBytes());
      if (verdict == MemoryAccount.Verdict.STOP || retained + coming > heapLimit) {
        throw endAboveQuota(retained);
      }
      // At least a quarter of the quota passes until the next trace, which takes its time.
      agent.account().traced(Math.min(retained + coming, heapLimit - heapLimit / 4));
    }
  }

  private RuntimeException endAboveQuota(long bytes) {
    return end(ErrorCode.HEAP_QUOTA_EXCEEDED, bytes, heapLimit);
  }

  private RuntimeException end(ErrorCode code, Object... figures) {
    AshlarException reason = new TerminationException(code, ContextEnd.QUOTA_EXIT_CODE, figures);
    return context.end(reason);
  }
}
