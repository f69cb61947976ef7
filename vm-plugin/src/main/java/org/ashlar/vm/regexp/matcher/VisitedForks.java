package org.ashlar.vm.regexp.matcher;

import org.jspecify.annotations.Nullable;

/**
 * Which forks were executed at which positions: one bit each, in pages that are made when first
 * written, because a match rarely goes everywhere.
 */
final class VisitedForks {
  private static final int PAGE_SHIFT = 15;
  private static final int PAGE_WORDS = 1 << PAGE_SHIFT - 6;

  private final MatchBudget budget;
  private final long stride;
  private final long[] @Nullable [] pages;

  VisitedForks(MatchBudget budget, int forkCount, int positions) {
    this.budget = budget;
    stride = positions;
    int pageCount = Math.toIntExact(((long) forkCount * positions >> PAGE_SHIFT) + 1);
    budget.charge(8L * pageCount);
    pages = new long[pageCount][];
  }

  /** Notes that a fork is executed at a position; false if it was before. */
  boolean tryVisit(int fork, int position) {
    long bit = fork * stride + position;
    int page = (int) (bit >>> PAGE_SHIFT);
    long[] words = pages[page];
    if (words == null) {
      budget.charge(8L * PAGE_WORDS);
      words = new long[PAGE_WORDS];
      pages[page] = words;
    }
    int word = (int) (bit >>> 6) & PAGE_WORDS - 1;
    long mask = 1L << bit;
    if ((words[word] & mask) != 0) {
      return false;
    }
    words[word] |= mask;
    return true;
  }
}
