package org.ashlar.vm.tier;

/**
 * The exits of compiled code at one pc. A budget is spent by exits that follow each other quickly:
 * an exit at the end of a long loop costs nothing that a compilation would win back, since what is
 * compiled anew starts slowly.
 *
 * <p>Several agents may spend at once; a lost update makes it a little larger.
 */
final class ExitBudget {
  private static final int EXITS = 5;
  private static final long RARE_NANOSECONDS = 10_000_000;

  private int total;
  private int recent;
  private int timesSpent;
  private long last;

  /** Counts an exit; whether it was the last one that the budget allows. */
  boolean spend(long now) {
    if (now - last > RARE_NANOSECONDS) {
      recent = 0;
    }
    last = now;
    total++;
    recent++;
    if (recent < EXITS) {
      return false;
    }
    recent = 0;
    timesSpent++;
    return true;
  }

  /** Exits so far. */
  int total() {
    return total;
  }

  /** How often the budget was spent. */
  int timesSpent() {
    return timesSpent;
  }
}
