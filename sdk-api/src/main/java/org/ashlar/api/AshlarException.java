package org.ashlar.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything the platform throws at a host program. Faults of the engine itself are
 * {@link AssertionError}s or carry {@link ErrorCode#INTERNAL_ERROR}.
 */
public class AshlarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Object[] arguments;

  /**
   * Creates an exception without a cause.
   *
   * @param code what went wrong
   * @param arguments what the placeholders of the code's text stand for
   */
  public AshlarException(ErrorCode code, Object... arguments) {
    this((@Nullable Throwable) null, code, arguments);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param cause what led to it, or null
   * @param code what went wrong
   * @param arguments what the placeholders of the code's text stand for
   */
  @SuppressWarnings("this-escape")
  public AshlarException(@Nullable Throwable cause, ErrorCode code, Object... arguments) {
    super(code.message(Language.ENGLISH, arguments), cause);
    this.code = code;
    this.arguments = arguments.clone();
  }

  /** What went wrong. */
  public final ErrorCode code() {
    return code;
  }

  /** What the placeholders of the text stand for. */
  public final List<Object> arguments() {
    return arguments == null ? List.of() : List.of(arguments);
  }

  /** What happened, in one sentence, in a language. */
  public String message(Language language) {
    return code.message(language, arguments().toArray());
  }

  /** What to do about it, in one sentence, in a language. */
  public String advice(Language language) {
    return code.advice(language, arguments().toArray());
  }
}
