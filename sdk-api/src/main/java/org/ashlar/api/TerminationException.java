package org.ashlar.api;

/**
 * The context was ended from outside the program: a limit was reached, the host cancelled it, or
 * the program asked to exit. No JavaScript handler saw it. The context accepts no further calls.
 */
public final class TerminationException extends AshlarException {
  private static final long serialVersionUID = 1L;

  /** The exit code of programs that a limit ended. */
  public static final int QUOTA_EXIT_CODE = 75;

  private final int exitCode;

  /**
   * Creates the exception.
   *
   * @param code a 2xxx code
   * @param exitCode the exit code a command-line program ends with because of it, 0 to 255
   * @param arguments what the placeholders of the code's text stand for
   */
  public TerminationException(ErrorCode code, int exitCode, Object... arguments) {
    super(code, arguments);
    this.exitCode = exitCode;
  }

  /** True if a heap, processor, time or fuel limit ended the context. */
  public boolean isQuotaExceeded() {
    return switch (code()) {
      case HEAP_QUOTA_EXCEEDED, CPU_QUOTA_EXCEEDED, DEADLINE_EXCEEDED, FUEL_EXHAUSTED -> true;
      default -> false;
    };
  }

  /** True if the host cancelled the context. */
  public boolean isCancelled() {
    return code() == ErrorCode.CANCELLED;
  }

  /** The exit code a command-line program ends with because of this. */
  public int exitCode() {
    return exitCode;
  }
}
