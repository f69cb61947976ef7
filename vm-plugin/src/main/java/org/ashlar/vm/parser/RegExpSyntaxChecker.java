package org.ashlar.vm.parser;

import org.jspecify.annotations.Nullable;

/**
 * Judges the pattern of a regular expression literal; the parser itself knows only where a literal
 * ends.
 */
public interface RegExpSyntaxChecker {
  /** Accepts every pattern; for callers that check later. */
  RegExpSyntaxChecker LENIENT = new Lenient();

  /**
   * The message of the error that a pattern deserves, or null. The flags are valid: each at most
   * once, {@code u} and {@code v} not together.
   */
  @Nullable String check(String pattern, String flags);

  /** A class and no lambda, because a program's start should link none. */
  final class Lenient implements RegExpSyntaxChecker {
    private Lenient() {}

    @Override
    public @Nullable String check(String pattern, String flags) {
      return null;
    }
  }
}
