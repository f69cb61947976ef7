package org.ashlar.vm.parser;

/**
 * What a parse is allowed to do.
 *
 * @param nestingLimit how deep the source may nest before it is refused, in units of {@value
 *     #BYTES_PER_UNIT} bytes of stack; an expression in parentheses weighs three units, a statement
 *     in a block two, a function with an expression in it seven
 * @param regExpChecker judges regular expression literals
 * @param decorators whether decorators and auto-accessors are part of the language
 * @param safePoint called every thousand tokens or so; may throw to give the parse up
 */
public record ParserOptions(
    int nestingLimit, RegExpSyntaxChecker regExpChecker, boolean decorators, Runnable safePoint) {
  /**
   * The most stack that a unit of nesting takes in HotSpot's interpreter, in the parse or a walk
   * that follows it: 764 were measured for nested loops that declare. Compiled code takes a third.
   */
  public static final int BYTES_PER_UNIT = 1024;

  /** What fits into the stack that any caller has left; large programs in use need up to 170. */
  public static final int DEFAULT_NESTING_LIMIT = 256;

  /** What fits into a stack of 16 MB that holds nothing else. */
  public static final int DEEP_NESTING_LIMIT = 1 << 14;

  public static final ParserOptions DEFAULT =
      new ParserOptions(DEFAULT_NESTING_LIMIT, RegExpSyntaxChecker.LENIENT);

  public ParserOptions(int nestingLimit, RegExpSyntaxChecker regExpChecker) {
    this(nestingLimit, regExpChecker, false, () -> {});
  }

  /** The same for a stack that fits the deepest source there may be. */
  public ParserOptions deep(Runnable wanted) {
    return new ParserOptions(DEEP_NESTING_LIMIT, regExpChecker, decorators, wanted);
  }

  /** Whether {@link #deep} allows for source that this refuses. */
  public boolean mayBeDeeper() {
    return nestingLimit < DEEP_NESTING_LIMIT;
  }

  /** The same with another safe point. */
  public ParserOptions withSafePoint(Runnable wanted) {
    return new ParserOptions(nestingLimit, regExpChecker, decorators, wanted);
  }

  /** The same with decorators, or without. */
  public ParserOptions withDecorators(boolean wanted) {
    return new ParserOptions(nestingLimit, regExpChecker, wanted, safePoint);
  }
}
