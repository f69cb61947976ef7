package org.ashlar.jit;

/**
 * How much code an instruction may become. A function that is too large for HotSpot in one is
 * compiled with less.
 */
enum Effort {
  /** Everything that the feedback tells is used. */
  FULL(8, true),
  /** Property sites know one case, and calls are not entered at the site. */
  COMPACT(1, false),
  /** Every instruction is its generic operation. */
  PLAIN(0, false);

  private final int cases;
  private final boolean entersCalls;

  Effort(int cases, boolean entersCalls) {
    this.cases = cases;
    this.entersCalls = entersCalls;
  }

  /** Cases that a property site tests in place. */
  int cases() {
    return cases;
  }

  /** Whether the code that a site has always called is entered there. */
  boolean entersCalls() {
    return entersCalls;
  }
}
