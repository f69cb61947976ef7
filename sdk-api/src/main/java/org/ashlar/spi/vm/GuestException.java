package org.ashlar.spi.vm;

import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;

/**
 * A JavaScript value that was thrown and reached the Java code inside a context. It must not leave
 * the context; {@link ScriptException} is what other threads see.
 */
public final class GuestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Object thrown;
  private final transient ScriptException.Details details;

  /**
   * Creates the exception, without a Java stack.
   *
   * @param code {@link ErrorCode#SYNTAX_ERROR} if a source did not parse, else {@link
   *     ErrorCode#SCRIPT_ERROR} or another 1xxx code
   * @param thrown the guest value
   * @param details what hosts may know about it
   */
  public GuestException(ErrorCode code, Object thrown, ScriptException.Details details) {
    super(details.text(), null, false, false);
    this.code = code;
    this.thrown = thrown;
    this.details = details;
  }

  /** The kind of error. */
  public ErrorCode code() {
    return code;
  }

  /** The guest value. */
  public Object thrown() {
    return thrown;
  }

  /** What hosts may know about it. */
  public ScriptException.Details details() {
    return details;
  }
}
