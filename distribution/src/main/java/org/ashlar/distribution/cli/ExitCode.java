package org.ashlar.distribution.cli;

import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;

/** What the process ends with: Node's codes, then ours from sysexits. */
final class ExitCode {
  static final int OK = 0;

  /** An uncaught error, also one of a refused permission, or a file that cannot be run. */
  static final int FAILURE = 1;

  static final int INVALID_ARGUMENT = 9;
  static final int UNSETTLED_AWAIT = 13;
  static final int INTERNAL = 70;
  static final int QUOTA_EXCEEDED = TerminationException.QUOTA_EXIT_CODE;

  /** What a shell reports of a process that was interrupted: 128 and SIGINT. */
  static final int INTERRUPTED = 130;

  /** What a shell reports of a process that wrote to a pipe nobody reads: 128 and SIGPIPE. */
  static final int CLOSED_PIPE = 141;

  private ExitCode() {}

  /** What a fault that kept the program from running, or ended it, makes the process end with. */
  static int of(ErrorCode code) {
    return switch (code) {
      case INVALID_OPTION, MISSING_ARGUMENT, UNKNOWN_COMMAND, INVALID_SETTING, UNKNOWN_SETTING ->
          INVALID_ARGUMENT;
      case TOP_LEVEL_AWAIT_UNSETTLED -> UNSETTLED_AWAIT;
      case INTERNAL_ERROR, MEMORY_EXHAUSTED -> INTERNAL;
      default -> FAILURE;
    };
  }
}
