package org.ashlar.vm.parser;

/**
 * What a parse is allowed to do.
 *
 * @param nestingLimit how deep expressions, statements, functions and patterns may nest before the
 *     source is refused; it bounds the stack that the parser and every later walk of the tree need
 * @param regExpChecker judges regular expression literals
 */
public record ParserOptions(int nestingLimit, RegExpSyntaxChecker regExpChecker) {
  /** Fits a stack of 1 MB with room for the walks that follow the parse. */
  public static final int DEFAULT_NESTING_LIMIT = 1_200;

  public static final ParserOptions DEFAULT =
      new ParserOptions(DEFAULT_NESTING_LIMIT, RegExpSyntaxChecker.LENIENT);
}
