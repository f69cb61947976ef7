package org.ashlar.vm.parser;

import org.jspecify.annotations.Nullable;

/**
 * Judges the pattern of a regular expression literal; the parser itself knows only where a literal
 * ends.
 */
@FunctionalInterface
public interface RegExpSyntaxChecker {
  /** Accepts every pattern; for callers that check later. */
  RegExpSyntaxChecker LENIENT = (pattern, flags) -> null;

  /**
   * The message of the error that a pattern deserves, or null. The flags are valid: each at most
   * once, {@code u} and {@code v} not together.
   */
  @Nullable String check(String pattern, String flags);
}
