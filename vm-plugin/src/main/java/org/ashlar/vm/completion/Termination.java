package org.ashlar.vm.completion;

/**
 * Ends a context, or only the job that runs: a limit was reached or the host asked for it. No guest
 * handler and no {@code finally} block sees it; VM code never catches it except at the agent's
 * entry.
 */
public final class Termination extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a context ends; after an interruption it goes on with its next job. */
  public enum Reason {
    HEAP_LIMIT,
    CPU_LIMIT,
    DEADLINE,
    FUEL,
    OUTPUT_LIMIT,
    JOB_LIMIT,
    KILLED,
    INTERRUPTED,
    EXIT,
    INTERNAL
  }

  private final Reason reason;

  public Termination(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
