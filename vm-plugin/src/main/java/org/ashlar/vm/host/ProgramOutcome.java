package org.ashlar.vm.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ashlar.api.AshlarException;
import org.jspecify.annotations.Nullable;

/**
 * How a program goes on, for those who wait until it is idle: the first error that nobody in it
 * handled, and the waiters. Used by the agent's thread.
 */
final class ProgramOutcome {
  private final List<CompletableFuture<Void>> idleWaiters = new ArrayList<>();
  private final List<CompletableFuture<Void>> quietWaiters = new ArrayList<>();
  private @Nullable AshlarException failure;

  /** Whether the agent rested once since the failure, so that somebody could ask for it. */
  private boolean offered;

  /** For who learns of the error, too. */
  void awaitIdle(CompletableFuture<Void> waiter) {
    idleWaiters.add(waiter);
  }

  /** For who leaves the error to others. */
  void awaitQuiet(CompletableFuture<Void> waiter) {
    quietWaiters.add(waiter);
  }

  /** Whether anybody waits for the program to have nothing left to do. */
  boolean isAwaited() {
    return !idleWaiters.isEmpty() || !quietWaiters.isEmpty();
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** An error that nobody in the program handled; the first one counts. */
  void fail(AshlarException unhandled) {
    failure = unhandled;
  }

  /** Whether somebody who waits has to learn of an error before anything else runs. */
  boolean mustTell() {
    return failure != null && !idleWaiters.isEmpty();
  }

  /** Whether there is an error and whoever drives the agent had no chance to ask; once each. */
  boolean offer() {
    boolean first = failure != null && !offered;
    offered |= first;
    return first;
  }

  /** Tells the waiters what there is to tell: an error, or that the program is idle. */
  void settle(boolean idle) {
    if (mustTell()) {
      AshlarException told = failure;
      failure = null;
      offered = false;
      complete(idleWaiters, told);
    } else if (idle) {
      complete(quietWaiters, null);
      if (failure == null) {
        complete(idleWaiters, null);
      }
    }
  }

  /** Tells those who wait until the program is idle that somebody gave it up. */
  void interrupt(AshlarException reason) {
    complete(idleWaiters, reason);
  }

  /** Tells the waiters that the context ended. */
  void end(AshlarException reason) {
    complete(idleWaiters, reason);
    complete(quietWaiters, reason);
  }

  private static void complete(
      List<CompletableFuture<Void>> waiters, @Nullable AshlarException reason) {
    List<CompletableFuture<Void>> told = List.copyOf(waiters);
    waiters.clear();
    for (CompletableFuture<Void> waiter : told) {
      if (reason == null) {
        waiter.complete(null);
      } else {
        waiter.completeExceptionally(reason);
      }
    }
  }
}
