package org.ashlar.vm.code;

import org.ashlar.vm.source.SourceText;

/** An early error: the text is no valid program. The run time turns it into a SyntaxError. */
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SourceText source;
  private final int offset;
  private final boolean incomplete;

  /**
   * An early error at a place.
   *
   * @param offset where in the text, in UTF-16 units
   */
  public CompileException(String message, SourceText source, int offset) {
    this(message, source, offset, false);
  }

  /**
   * An early error at a place.
   *
   * @param offset where in the text, in UTF-16 units
   * @param incomplete whether the text ended too early, so that more of it might make it valid
   */
  public CompileException(String message, SourceText source, int offset, boolean incomplete) {
    super(message, null, false, false);
    this.source = source;
    this.offset = offset;
    this.incomplete = incomplete;
  }

  /** Whether the text ended too early: a prompt asks for another line. */
  public boolean incomplete() {
    return incomplete;
  }

  /** What is wrong, as the message of the SyntaxError. */
  public String message() {
    return String.valueOf(getMessage());
  }

  public SourceText source() {
    return source;
  }

  public int offset() {
    return offset;
  }
}
