package org.ashlar.spi.jit;

import org.jspecify.annotations.Nullable;

/** What a call or a construction reached. */
public sealed interface CallTarget {
  /** The constant id of what is the same for all functions that count as this target. */
  int id();

  /**
   * A function of a program.
   *
   * @param id the constant id of its code
   * @param construction how its objects begin; null unless it makes objects itself and these have
   *     settled
   */
  record Script(int id, @Nullable Construction construction) implements CallTarget {}

  /**
   * A built-in function.
   *
   * @param id the constant id of what tells it from others
   * @param name its name in the specification, such as {@code Math.sqrt}, if compilers may emit
   *     code in its place; null otherwise
   */
  record Builtin(int id, @Nullable String name) implements CallTarget {}

  /**
   * How the objects of a constructor begin.
   *
   * @param site the constant id of what is known of them
   * @param layout what they begin with
   */
  record Construction(int site, SiteFeedback.ObjectLayout layout) {}
}
