package org.ashlar.spi.jit;

import org.ashlar.api.SourceLocation;

/** Something that became of a hot function. */
public sealed interface TierEvent {
  /** The function's name; empty if it has none. */
  String function();

  /** Where the function begins, which tells functions of the same name apart. */
  SourceLocation location();

  /** What code was made for. */
  enum Unit {
    /** Calls of the function. */
    FUNCTION,
    /** One loop, which running frames enter. */
    LOOP
  }

  /** Why a function counts as hot. */
  enum Cause {
    HOT_CALLS,
    HOT_LOOP
  }

  /**
   * A function became hot and was handed to the compiler.
   *
   * @param cause why
   * @param count how many calls or rounds of the loop there were
   */
  record Requested(String function, SourceLocation location, Unit unit, Cause cause, long count)
      implements TierEvent {}

  /**
   * Code was put in place.
   *
   * @param cause why it was asked for
   * @param count how many calls or rounds of the loop there were then
   * @param nanoseconds from the request on
   * @param bytecodeBytes size of the function's bytecode
   * @param classBytes size of the class made of it
   */
  record Compiled(
      String function,
      SourceLocation location,
      Unit unit,
      Cause cause,
      long count,
      long nanoseconds,
      int bytecodeBytes,
      int classBytes)
      implements TierEvent {}

  /**
   * The compiler, or the check of what it made, refused; the function stays interpreted.
   *
   * @param reason for people and statistics
   * @param permanent true if it is not asked for again
   */
  record Declined(
      String function, SourceLocation location, Unit unit, String reason, boolean permanent)
      implements TierEvent {}

  /**
   * Compiled code left for the interpreter.
   *
   * @param at where
   * @param operation the instruction that could not go on
   * @param reason what its guard asks for
   * @param count how often this happened there
   */
  record Left(
      String function,
      SourceLocation location,
      SourceLocation at,
      String operation,
      String reason,
      int count)
      implements TierEvent {}

  /**
   * Code left too often at a place; it stays until the function was compiled anew with what is
   * known now, and its loops once they are hot again.
   *
   * @param at the place
   */
  record Dropped(String function, SourceLocation location, SourceLocation at)
      implements TierEvent {}
}
