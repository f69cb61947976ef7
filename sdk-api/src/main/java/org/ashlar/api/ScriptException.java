package org.ashlar.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript error, or a syntax error, that left the program and reached the host. Where it or
 * its {@code cause} stands for an exception that a {@link HostFunction} threw, or that its stage
 * failed with, that exception is the Java cause.
 */
public final class ScriptException extends AshlarException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Value thrown;
  private final transient Details details;

  /**
   * What the engine knows about the error.
   *
   * @param name the error's {@code name}, such as {@code TypeError}; empty if a value that is no
   *     error was thrown
   * @param text the error's message, or the thrown value as text
   * @param stack the JavaScript stack, innermost frame first; empty if there is none
   * @param location where it happened, or null if unknown
   * @param display the error with stack, cause and properties, as a console shows it; empty if the
   *     rest says all there is
   */
  public record Details(
      String name,
      String text,
      List<StackFrame> stack,
      @Nullable SourceLocation location,
      String display) {
    public Details {
      stack = List.copyOf(stack);
    }

    /** What is known about an error that a console shows as name, text and stack. */
    public Details(
        String name, String text, List<StackFrame> stack, @Nullable SourceLocation location) {
      this(name, text, stack, location, "");
    }
  }

  /**
   * Creates the exception.
   *
   * @param code {@link ErrorCode#SCRIPT_ERROR}, {@link ErrorCode#SYNTAX_ERROR} or another 1xxx code
   * @param details what is known about the error
   * @param thrown the JavaScript value that was thrown, or null if it does not outlive the context
   */
  public ScriptException(ErrorCode code, Details details, @Nullable Value thrown) {
    this(null, code, details, thrown);
  }

  /**
   * As {@link #ScriptException(ErrorCode, Details, Value)}, with the exception of the host that the
   * error stands for.
   */
  public ScriptException(
      @Nullable Throwable cause, ErrorCode code, Details details, @Nullable Value thrown) {
    super(cause, code, details.name().isEmpty() ? details.text() : join(details));
    this.details = details;
    this.thrown = thrown;
  }

  private static String join(Details details) {
    return details.text().isEmpty() ? details.name() : details.name() + ": " + details.text();
  }

  /** True if the program did not parse. */
  public boolean isSyntaxError() {
    return code() == ErrorCode.SYNTAX_ERROR;
  }

  /** The JavaScript value that was thrown, as long as its context is open. */
  public Optional<Value> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** The error's name, text, stack and location. */
  public Details details() {
    return details;
  }
}
