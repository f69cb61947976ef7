package org.ashlar.vm.parser;

/**
 * What a parse is allowed to do.
 *
 * @param nestingLimit how deep the source may nest before it is refused, in units of {@value
 *     #BYTES_PER_UNIT} bytes of the stack that is left; an expression in parentheses weighs three
 *     units, a statement in a block two, a function with an expression in it seven. The walks that
 *     follow the parse need less than the parse did.
 * @param regExpChecker judges regular expression literals
 * @param safePoint called every thousand tokens or so; may throw to give the parse up
 */
public record ParserOptions(
    int nestingLimit, RegExpSyntaxChecker regExpChecker, Runnable safePoint) {
  /**
   * The most stack that a unit of nesting takes, in HotSpot's interpreter; compiled code takes a
   * third.
   */
  public static final int BYTES_PER_UNIT = 512;

  /** Fits a stack of 1 MB, four fifths of it. */
  public static final int DEFAULT_NESTING_LIMIT = 1_600;

  public static final ParserOptions DEFAULT =
      new ParserOptions(DEFAULT_NESTING_LIMIT, RegExpSyntaxChecker.LENIENT);

  public ParserOptions(int nestingLimit, RegExpSyntaxChecker regExpChecker) {
    this(nestingLimit, regExpChecker, () -> {});
  }

  /** The same with another safe point. */
  public ParserOptions withSafePoint(Runnable wanted) {
    return new ParserOptions(nestingLimit, regExpChecker, wanted);
  }
}
