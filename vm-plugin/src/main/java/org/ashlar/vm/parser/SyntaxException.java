package org.ashlar.vm.parser;

import org.ashlar.vm.source.SourceText;

/**
 * An early error: source text that is no program. Whoever asked for the parse turns it into a guest
 * SyntaxError.
 */
public final class SyntaxException extends RuntimeException {
  private final SourceText source;
  private final int start;
  private final int end;
  private final Remedy remedy;

  /** What could make the source a program. */
  enum Remedy {
    NONE,
    MORE_TEXT,
    MORE_STACK
  }

  SyntaxException(String message, SourceText source, int start, int end, Remedy remedy) {
    super(message, null, false, false);
    this.remedy = remedy;
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** An error that no further text could mend. */
  public SyntaxException(String message, SourceText source, int start, int end) {
    this(message, source, start, end, Remedy.NONE);
  }

  static SyntaxException tooDeep(SourceText source, int start, int end) {
    return new SyntaxException("Source nests too deeply", source, start, end, Remedy.MORE_STACK);
  }

  /** Whether the source nests deeper than the options allow; nothing else is known of it. */
  public boolean nestsTooDeeply() {
    return remedy == Remedy.MORE_STACK;
  }

  /**
   * Whether the source ended too early, so that more text might make it a program: a prompt asks
   * for another line.
   */
  public boolean incomplete() {
    return remedy == Remedy.MORE_TEXT;
  }

  /** What is wrong, as a guest sees it in the {@code message} of its SyntaxError. */
  public String message() {
    return String.valueOf(getMessage());
  }

  public SourceText source() {
    return source;
  }

  /** The offset at which the offending text starts. */
  public int start() {
    return start;
  }

  /** The offset behind the offending text. */
  public int end() {
    return end;
  }

  /** The line of {@link #start()}, from 1. */
  public int line() {
    return source.line(start);
  }

  /** The column of {@link #start()}, from 1. */
  public int column() {
    return source.column(start);
  }
}
