package org.ashlar.distribution.cli;

/** What the process ends with: Node's codes, then ours from sysexits. */
final class ExitCode {
  static final int OK = 0;

  /** An uncaught error, or a file that cannot be run. */
  static final int FAILURE = 1;

  static final int INVALID_ARGUMENT = 9;
  static final int UNSETTLED_AWAIT = 13;
  static final int INTERNAL = 70;
  static final int QUOTA_EXCEEDED = 75;
  static final int PERMISSION_DENIED = 77;

  /** What a shell reports of a process that wrote to a pipe nobody reads: 128 and SIGPIPE. */
  static final int CLOSED_PIPE = 141;

  private ExitCode() {}
}
