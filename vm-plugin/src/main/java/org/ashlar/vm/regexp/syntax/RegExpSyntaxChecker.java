package org.ashlar.vm.regexp.syntax;

import org.jspecify.annotations.Nullable;

/** Early errors of regular expression literals. */
public final class RegExpSyntaxChecker {
  private RegExpSyntaxChecker() {}

  /**
   * What is wrong with a literal of this body and these flags, or null if it is well formed. The
   * whole message is "Invalid regular expression: /body/flags: " and the result.
   */
  public static @Nullable String check(String pattern, String flags) {
    RegExpFlags parsed = RegExpFlags.parse(flags);
    if (parsed == null) {
      return "Invalid flags";
    }
    try {
      PatternParser.parse(pattern, parsed);
      return null;
    } catch (RegExpSyntaxException invalid) {
      return invalid.reason();
    }
  }
}
