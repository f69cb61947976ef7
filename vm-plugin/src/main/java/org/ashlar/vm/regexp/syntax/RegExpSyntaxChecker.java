package org.ashlar.vm.regexp.syntax;

import org.jspecify.annotations.Nullable;

/** Early errors of regular expression literals. */
public final class RegExpSyntaxChecker {
  private RegExpSyntaxChecker() {}

  /**
   * The message of the SyntaxError that a literal with this body and these flags is, or null if it
   * is well formed.
   */
  public static @Nullable String check(String pattern, String flags) {
    RegExpFlags parsed = RegExpFlags.parse(flags);
    if (parsed == null) {
      return "Invalid regular expression flags";
    }
    try {
      PatternParser.parse(pattern, parsed);
      return null;
    } catch (RegExpSyntaxException invalid) {
      return invalid.text();
    }
  }
}
