package org.ashlar.vm.host;

import org.ashlar.vm.parser.RegExpSyntaxChecker;
import org.jspecify.annotations.Nullable;

/** Gives the parser the judgement of the regexp package, which the front end may not use itself. */
final class RegExpLiterals implements RegExpSyntaxChecker {
  @Override
  public @Nullable String check(String pattern, String flags) {
    return org.ashlar.vm.regexp.syntax.RegExpSyntaxChecker.check(pattern, flags);
  }
}
