package org.ashlar.distribution.cli;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.api.TerminationException;

/** What a person sees of an error that ended a program. */
final class ErrorReport {
  private final Terminal terminal;
  private final Source source;

  ErrorReport(Terminal terminal, Source source) {
    this.terminal = terminal;
    this.source = source;
  }

  /** Prints the error and says what the process ends with. */
  int of(AshlarException fault) {
    if (fault instanceof TerminationException ended) {
      if (ended.code() != ErrorCode.PROGRAM_EXIT) {
        terminal.error("ashlar: " + ended.getMessage());
      }
      return ended.exitCode();
    }
    if (fault instanceof ScriptException thrown) {
      terminal.error(text(thrown));
      return ExitCode.FAILURE;
    }
    if (fault.code() == ErrorCode.TOP_LEVEL_AWAIT_UNSETTLED) {
      terminal.error("Warning: Detected unsettled top-level await at " + source.name());
      return ExitCode.UNSETTLED_AWAIT;
    }
    terminal.error("ashlar: " + fault.getMessage());
    return fault.code() == ErrorCode.INTERNAL_ERROR ? ExitCode.INTERNAL : ExitCode.FAILURE;
  }

  private String text(ScriptException thrown) {
    StringBuilder text = new StringBuilder();
    ScriptException.Details details = thrown.details();
    SourceLocation location = details.location();
    if (location != null && location.source().equals(source.name())) {
      text.append(CodeFrame.of(source, location.line(), location.column())).append("\n\n");
    }
    boolean rejection = thrown.code() == ErrorCode.UNHANDLED_REJECTION;
    String heading =
        details.name().isEmpty()
            ? "Uncaught " + details.text()
            : details.name() + (details.text().isEmpty() ? "" : ": " + details.text());
    text.append(
        rejection && details.name().isEmpty()
            ? "Unhandled promise rejection: " + details.text()
            : heading);
    for (StackFrame frame : details.stack()) {
      text.append("\n    at ");
      if (frame.function().isEmpty()) {
        text.append(frame.location());
      } else {
        text.append(frame.function()).append(" (").append(frame.location()).append(')');
      }
    }
    return text.append("\n\nAshlar v0.1.0").toString();
  }
}
