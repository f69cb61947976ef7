package org.ashlar.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a context may use; immutable. Whatever is not set is unlimited.
 *
 * @param heapBytes retained bytes, at least 64 KiB; {@link #UNLIMITED} for none
 * @param cpuTime processor time over the life of the context, that of the host functions it calls
 *     included, at most {@link #MAXIMUM_TIME}, or null
 * @param deadline wall-clock time from the creation of the context, at most {@link #MAXIMUM_TIME},
 *     or null
 * @param fuel reductions over the life of the context, at least 1; {@link #UNLIMITED} for none
 */
public record Limits(
    long heapBytes, @Nullable Duration cpuTime, @Nullable Duration deadline, long fuel) {
  /** The value of a numeric limit that is not set. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The smallest heap limit that is accepted. */
  public static final long MINIMUM_HEAP_BYTES = 64 * 1024;

  /** The longest limit on time that is accepted; clocks count nanoseconds in 64 bits. */
  public static final Duration MAXIMUM_TIME = Duration.ofDays(36_500);

  public Limits {
    if (heapBytes < MINIMUM_HEAP_BYTES) {
      throw invalid("heap", heapBytes);
    }
    requireTime("cpu", cpuTime);
    requireTime("deadline", deadline);
    if (fuel < 1) {
      throw invalid("fuel", fuel);
    }
  }

  private static void requireTime(String name, @Nullable Duration time) {
    if (time != null && (!time.isPositive() || time.compareTo(MAXIMUM_TIME) > 0)) {
      throw invalid(name, time);
    }
  }

  private static AshlarException invalid(String name, Object value) {
    return new AshlarException(ErrorCode.INVALID_SETTING, "limits." + name, value);
  }

  /** No limit at all. */
  public static Limits unlimited() {
    return new Limits(UNLIMITED, null, null, UNLIMITED);
  }

  /** A builder in which nothing is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects limits; not safe for use by several threads. */
  public static final class Builder {
    private long heapBytes = UNLIMITED;
    private @Nullable Duration cpuTime;
    private @Nullable Duration deadline;
    private long fuel = UNLIMITED;

    private Builder() {}

    /** Retained bytes, at least {@link Limits#MINIMUM_HEAP_BYTES}. */
    public Builder heap(long bytes) {
      heapBytes = bytes;
      return this;
    }

    /** Retained bytes as text: a whole number and optionally {@code k}, {@code m} or {@code g}. */
    public Builder heap(String size) {
      heapBytes = parseSize(size);
      return this;
    }

    /** Processor time over the life of the context. */
    public Builder cpu(Duration time) {
      cpuTime = time;
      return this;
    }

    /** Wall-clock time from the creation of the context. */
    public Builder deadline(Duration time) {
      deadline = time;
      return this;
    }

    /** Reductions over the life of the context. */
    public Builder fuel(long reductions) {
      fuel = reductions;
      return this;
    }

    /**
     * The limits.
     *
     * @throws AshlarException {@link ErrorCode#INVALID_SETTING} for a value out of range
     */
    public Limits build() {
      return new Limits(heapBytes, cpuTime, deadline, fuel);
    }
  }

  /**
   * Reads a size such as {@code 512k}, {@code 32m}, {@code 2g} or a plain number of bytes.
   *
   * @throws AshlarException {@link ErrorCode#INVALID_SETTING} if the text is not such a size
   */
  public static long parseSize(String size) {
    String digits = size.strip();
    long unit = 1;
    if (!digits.isEmpty()) {
      unit =
          switch (digits.charAt(digits.length() - 1)) {
            case 'k', 'K' -> 1L << 10;
            case 'm', 'M' -> 1L << 20;
            case 'g', 'G' -> 1L << 30;
            default -> 1;
          };
      if (unit > 1) {
        digits = digits.substring(0, digits.length() - 1);
      }
    }
    try {
      return Math.multiplyExact(Long.parseLong(digits), unit);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new AshlarException(e, ErrorCode.INVALID_SETTING, "limits.heap", size);
    }
  }
}
