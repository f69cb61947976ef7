package org.ashlar.vm.regexp.matcher;

import org.jspecify.annotations.Nullable;

/**
 * Which forks were executed at which positions: one bit each, in pages that are made when first
 * written, because a match rarely goes everywhere. Where even the table of the pages would be
 * large, because counters multiply the forks, a set of numbers takes its place.
 */
final class VisitedForks {
  /** 512 KB. */
  private static final long MAXIMUM_PAGES = 1 << 16;

  private static final int INITIAL_NUMBERS = 1 << 10;

  /** 512 MB. */
  private static final int MAXIMUM_NUMBERS = 1 << 26;

  private static final int PAGE_SHIFT = 15;
  private static final int PAGE_WORDS = 1 << PAGE_SHIFT - 6;

  private final MatchBudget budget;
  private final long stride;
  private final long[] @Nullable [] pages;

  /** Numbers plus one, by open addressing; no more than half full. Empty where there are pages. */
  private long[] numbers = {};

  private int count;

  VisitedForks(MatchBudget budget, int forkCount, int positions) {
    this.budget = budget;
    stride = positions;
    long pageCount = ((long) forkCount * positions >> PAGE_SHIFT) + 1;
    if (pageCount > MAXIMUM_PAGES) {
      pages = new long[0][];
      numbers = new long[INITIAL_NUMBERS];
    } else {
      budget.charge(8L * pageCount);
      pages = new long[(int) pageCount][];
    }
  }

  /** Notes that a fork is executed at a position; false if it was before. */
  boolean tryVisit(int fork, int position) {
    long bit = fork * stride + position;
    if (pages.length == 0) {
      return tryAdd(bit + 1);
    }
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

  private boolean tryAdd(long number) {
    if (2 * count >= numbers.length) {
      grow();
    }
    int at = place(number);
    if (numbers[at] == number) {
      return false;
    }
    numbers[at] = number;
    count++;
    return true;
  }

  /** Where a number is, or may be put. */
  private int place(long number) {
    int mask = numbers.length - 1;
    int at = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (numbers[at] != 0 && numbers[at] != number) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    if (numbers.length >= MAXIMUM_NUMBERS) {
      throw budget.exhausted();
    }
    budget.charge(16L * numbers.length);
    long[] before = numbers;
    numbers = new long[2 * before.length];
    for (long number : before) {
      if (number != 0) {
        numbers[place(number)] = number;
      }
    }
  }
}
