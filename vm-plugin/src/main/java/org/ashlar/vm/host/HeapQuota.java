package org.ashlar.vm.host;

import java.util.List;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.host.retention.HeapWalker;
import org.ashlar.vm.object.HeapAccount;
import org.jspecify.annotations.Nullable;

/**
 * Holds one context to its limit on retained memory.
 *
 * <p>Implementation note. Large allocations are charged before they happen; what the small ones add
 * up to is read from the worker's counter whenever the context's limits are looked at. The memory
 * governor says when that is worth a walk over the heap. Without a governor nobody can tell what is
 * garbage, and everything that was allocated counts as retained.
 */
final class HeapQuota {
  private static final long SMALLEST_GRANT = 64L << 10;
  private static final int GRANTS_PER_LIMIT = 64;

  private final VmContext context;
  private final long limit;
  private final long grant;
  private final HeapAccount charges;
  private final HeapWalker heap;
  private final TierPolicy tiers;
  private final ServiceSlot<MemoryGovernor> governors;
  private final ServiceSlot.Registration exchange;
  private @Nullable MemoryGovernor governor;
  private volatile @Nullable MemoryAccount account;

  /** Bytes without a governor. */
  private long ungoverned;

  /** The worker's counter when it was last looked at, and what was charged since then. */
  private long counted;

  private long chargedSinceCount;

  /** Whether another thread works for the context, and what it allocated so far. */
  private boolean elsewhere;

  private long heldElsewhere;

  HeapQuota(VmContext context, VmMachine machine, List<Object> roots) {
    this.context = context;
    this.limit = context.settings().limits().heapBytes();
    this.charges = context.agent().account();
    this.heap = new HeapWalker(machine.retention(), roots, context::checkWalk);
    this.tiers = machine.tierPolicy();
    this.governors = machine.services().slot(MemoryGovernor.class);
    this.grant = Math.max(SMALLEST_GRANT, limit / GRANTS_PER_LIMIT);
    this.exchange = governors.onChange(context::governorExchanged);
    charges.grant(grant);
  }

  static boolean isLimited(Limits limits) {
    return limits.heapBytes() != Limits.UNLIMITED;
  }

  /** Retained bytes as the last walk found them, -1 if there was none. Any thread. */
  long retainedBytes() {
    MemoryAccount present = account;
    return present == null ? -1 : present.retainedBytes();
  }

  /**
   * More was charged than granted.
   *
   * @param coming bytes of it that are not allocated yet
   */
  void charged(long coming) {
    long bytes = charges.takeCharged();
    chargedSinceCount += bytes;
    MemoryAccount open = account();
    if (open == null) {
      countUngoverned(bytes);
      return;
    }
    switch (open.charge(bytes)) {
      case PROCEED -> {}
      case TRACE -> trace(open, coming);
      case STOP -> end(held(open) + bytes);
    }
  }

  /** Whether so much was counted since the last look that the next one should not wait. */
  boolean isDue(long now) {
    return now - counted > grant;
  }

  /** The worker's counter was brought up to date. */
  void counted(long now) {
    long charged = charges.takeCharged();
    long small = Math.max(0, now - counted - chargedSinceCount - charged);
    counted = now;
    chargedSinceCount = 0;
    if (elsewhere) {
      heldElsewhere += small;
    }
    MemoryAccount open = account();
    if (open == null) {
      countUngoverned(small + charged);
      return;
    }
    switch (open.report(small + charged)) {
      case PROCEED -> {}
      case TRACE -> trace(open, 0);
      case STOP -> end(held(open));
    }
  }

  /** What the last walk found; if there was none, everything. */
  private static long held(MemoryAccount open) {
    long retained = open.retainedBytes();
    return retained < 0 ? open.allocatedBytes() : retained;
  }

  private void trace(MemoryAccount open, long coming) {
    MemoryAccount.Verdict verdict = context.inHost(open::trace);
    // The walk itself allocates, which is not the program's.
    counted = context.countAllocated();
    chargedSinceCount = 0;
    long retained =
        context
            .settings()
            .hooks()
            .nondeterminism()
            .limitReading("heap", open.retainedBytes() + heldElsewhere);
    if (verdict == MemoryAccount.Verdict.STOP || retained + coming > limit) {
      end(retained + coming);
    }
    open.report(coming);
  }

  /**
   * Another thread begins to work for the context. A walk does not see what its stack holds, so all
   * that it allocates counts as held until it ends.
   */
  void beginElsewhere(long now) {
    counted(now);
    elsewhere = true;
  }

  void endElsewhere() {
    elsewhere = false;
    heldElsewhere = 0;
  }

  private void countUngoverned(long bytes) {
    ungoverned += bytes;
    if (ungoverned > limit) {
      end(ungoverned);
    }
  }

  /** Another governor takes over; the old one is let go. */
  void exchanged() {
    account();
  }

  /** The account with the present governor; one that was exchanged hands its figures on. */
  private @Nullable MemoryAccount account() {
    MemoryGovernor present = governors.current();
    MemoryAccount open = account;
    if (present != governor) {
      long allocated = open == null ? ungoverned : open.allocatedBytes();
      closeAccount();
      governor = present;
      open = present == null ? null : present.open(context.settings().name(), limit, heap);
      if (open != null && allocated > 0) {
        open.report(allocated);
      }
      account = open;
    }
    return open;
  }

  /** Where the program is, or the context's name while it runs nothing. */
  private String position() {
    SourceLocation at = RunningStack.position(context.agent(), tiers);
    return at == null ? context.settings().name() : at.toString();
  }

  private void end(long bytes) {
    context.end(
        new TerminationException(
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            TerminationException.QUOTA_EXIT_CODE,
            bytes,
            limit,
            position()));
  }

  /** Gives everything back; the figures stay. */
  void close() {
    exchange.close();
    closeAccount();
  }

  private void closeAccount() {
    MemoryAccount open = account;
    if (open != null) {
      Guarded.callEach(open::close);
    }
  }
}
