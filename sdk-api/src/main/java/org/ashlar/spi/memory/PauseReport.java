package org.ashlar.spi.memory;

import java.util.List;

/**
 * Stop-the-world pauses.
 *
 * @param count how many
 * @param totalNanoseconds their sum
 * @param maximumNanoseconds the longest
 * @param buckets counts by length: below 0.1 ms, below 1 ms, below 10 ms, below 100 ms, longer
 */
public record PauseReport(
    long count, long totalNanoseconds, long maximumNanoseconds, List<Long> buckets) {
  public PauseReport {
    buckets = List.copyOf(buckets);
    if (buckets.size() != 5) {
      throw new IllegalArgumentException("five buckets, not " + buckets.size());
    }
  }

  /** No pause, or none measured. */
  public static PauseReport empty() {
    return new PauseReport(0, 0, 0, List.of(0L, 0L, 0L, 0L, 0L));
  }
}
