package org.ashlar.vm.regexp.matcher;

/**
 * What a match asks of whoever pays for it. Each method may throw to end the match; the matcher can
 * be used again afterwards.
 */
public interface MatchBudget {
  /** Called at short intervals, at most some ten thousand steps apart. */
  void poll();

  /** Called before the matcher allocates {@code bytes} of working memory. */
  void charge(long bytes);

  /** Called when a match needs more working memory than any may have; the exception is thrown. */
  RuntimeException exhausted();
}
