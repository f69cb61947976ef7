package org.ashlar.distribution.cli;

import java.nio.charset.StandardCharsets;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.host.FileModuleLoader;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.SystemError;

/** What a person sees of an error that ended a program. */
final class ErrorReport {
  private static final String VERSION = "\n\nAshlar v0.1.0";

  private final Terminal terminal;
  private final Source source;
  private final HostFiles files;

  /**
   * A report.
   *
   * @param permissions of the program, whose errors may name any place: no more of files is shown
   *     than it may read
   */
  ErrorReport(Terminal terminal, Source source, PermissionPolicy permissions) {
    this.terminal = terminal;
    this.source = source;
    this.files = HostHooks.defaults().with(PermissionPolicy.class, permissions).files();
  }

  /** Prints the error and says what the process ends with. */
  int of(AshlarException fault) {
    if (fault instanceof TerminationException ended) {
      if (ended.code() != ErrorCode.PROGRAM_EXIT) {
        terminal.fault(ended);
      }
      return ended.exitCode();
    }
    if (fault instanceof ScriptException thrown) {
      uncaught(thrown);
      return ExitCode.of(thrown.code());
    }
    if (isClosedPipe(fault)) {
      return ExitCode.CLOSED_PIPE;
    }
    terminal.fault(fault);
    return ExitCode.of(fault.code());
  }

  /** Whether nobody reads what the program prints any more, which ends it in silence. */
  private static boolean isClosedPipe(AshlarException fault) {
    return fault.code() == ErrorCode.IO_FAILED
        && fault.arguments().stream()
            .anyMatch(word -> SystemError.named(String.valueOf(word)) == SystemError.EPIPE);
  }

  /** Prints an error that nobody in the program handled. */
  void uncaught(ScriptException thrown) {
    terminal.error(text(thrown));
  }

  /** Prints that the main module waits for ever. */
  void unsettled() {
    terminal.error("Warning: Detected unsettled top-level await at " + source.name());
  }

  private String text(ScriptException thrown) {
    StringBuilder text = new StringBuilder();
    ScriptException.Details details = thrown.details();
    SourceLocation location = details.location();
    if (location != null) {
      String frame = frame(location);
      text.append(frame.isEmpty() ? location.toString() : frame).append("\n\n");
    }
    if (!details.display().isEmpty() && !details.stack().isEmpty()) {
      return text.append(details.display()).append(VERSION).toString();
    }
    if (details.name().isEmpty()) {
      boolean rejection = thrown.code() == ErrorCode.UNHANDLED_REJECTION;
      text.append(rejection ? "Unhandled promise rejection: " : "Uncaught ").append(details.text());
    } else {
      text.append(details.name()).append(details.text().isEmpty() ? "" : ": " + details.text());
    }
    for (StackFrame frame : details.stack()) {
      text.append("\n    at ");
      if (frame.function().isEmpty()) {
        text.append(frame.location());
      } else {
        text.append(frame.function()).append(" (").append(frame.location()).append(')');
      }
    }
    return text.append(VERSION).toString();
  }

  /** The place in the program or in a file that it loaded; empty if that is neither. */
  private String frame(SourceLocation location) {
    if (location.source().equals(source.name())) {
      return CodeFrame.of(source, location.line(), location.column());
    }
    try {
      if (!location.source().startsWith("/") && !location.source().startsWith("file:")) {
        return "";
      }
      String file = FileModuleLoader.pathOf(location.source()).toString();
      if (files.status(file).filter(HostFiles.Status::regularFile).isEmpty()) {
        return "";
      }
      String text = new String(files.read(file), StandardCharsets.UTF_8);
      Source other = Source.of(Source.Kind.SCRIPT, file, text);
      return CodeFrame.of(other, location.line(), location.column());
    } catch (AshlarException | IllegalArgumentException unreadable) {
      // The text is only shown where it can be had; the place is known anyway.
      return "";
    }
  }
}
