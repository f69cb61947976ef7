package org.ashlar.spi.jit;

/** What became of a request. */
public sealed interface CompileResult {
  /**
   * The function was compiled.
   *
   * @param unit the class and its tables
   */
  record Compiled(CompiledUnit unit) implements CompileResult {}

  /**
   * The function stays interpreted.
   *
   * @param reason for people and statistics, such as {@code too large}
   * @param permanent true if asking again with newer feedback is pointless
   */
  record Declined(String reason, boolean permanent) implements CompileResult {}
}
