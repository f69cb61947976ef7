package org.ashlar.distribution.cli;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.ashlar.spi.Services;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;

/** {@code --gc-report}: how long the JVM stopped the program, as lines at its end. */
final class PauseReports implements AutoCloseable {
  private static final List<String> BUCKETS =
      List.of("< 0.1 ms", "< 1 ms", "< 10 ms", "< 100 ms", "longer");

  private final MemoryGovernor governor;
  private final Terminal terminal;

  /** Begins to measure. */
  PauseReports(Services services, Terminal terminal) {
    this.governor = services.require(MemoryGovernor.class);
    this.terminal = terminal;
    // The first report is what starts the measuring.
    governor.pauses();
  }

  static String describe(String kind, PauseReport report) {
    StringJoiner histogram = new StringJoiner(", ");
    for (int i = 0; i < BUCKETS.size(); i++) {
      histogram.add(BUCKETS.get(i) + ": " + report.buckets().get(i));
    }
    return String.format(
        Locale.ROOT,
        "[gc] %s: %d, total %.1f ms, longest %.2f ms (%s)",
        kind,
        report.count(),
        milliseconds(report.totalNanoseconds()),
        milliseconds(report.maximumNanoseconds()),
        histogram);
  }

  private static double milliseconds(long nanoseconds) {
    return nanoseconds / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  @Override
  public void close() {
    terminal.error(describe("collection pauses", governor.pauses()));
    terminal.error(describe("safepoints", governor.safepoints()));
  }
}
