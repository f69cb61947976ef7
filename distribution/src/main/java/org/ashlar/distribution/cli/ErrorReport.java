package org.ashlar.distribution.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.host.SystemError;

/** What a person sees of an error that ended a program. */
final class ErrorReport {
  private static final String VERSION = "\n\nAshlar v0.1.0";

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
      Path file =
          location.source().startsWith("file:")
              ? Path.of(URI.create(location.source()))
              : Path.of(location.source());
      if (!file.isAbsolute() || !Files.isRegularFile(file)) {
        return "";
      }
      Source other = Source.of(Source.Kind.SCRIPT, file.toString(), Files.readString(file));
      return CodeFrame.of(other, location.line(), location.column());
    } catch (IOException | IllegalArgumentException unreadable) {
      // The text is only shown where it can be had; the place is known anyway.
      return "";
    }
  }
}
