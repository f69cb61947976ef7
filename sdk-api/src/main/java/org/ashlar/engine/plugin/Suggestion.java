package org.ashlar.engine.plugin;

import java.util.Collection;
import java.util.Comparator;

/** The word that a person may have meant by one that does not exist. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * {@code (did you mean X?)} and a space with the closest of the known words, or empty if none is
   * close.
   */
  public static String of(String word, Collection<String> known) {
    int furthest = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(each -> distance(word, each) <= furthest)
        .min(
            Comparator.comparingInt((String each) -> distance(word, each))
                .thenComparing(each -> each))
        .map(each -> " (did you mean " + each + "?)")
        .orElse("");
  }

  /** How many letters have to be added, left out, replaced or swapped with their neighbour. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int step(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
