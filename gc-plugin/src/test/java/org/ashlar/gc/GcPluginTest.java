package org.ashlar.gc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.MemoryGovernorContract;
import org.ashlar.spi.memory.PauseReport;
import org.junit.jupiter.api.Test;

class GcPluginTest extends MemoryGovernorContract {
  @Override
  protected PluginProvider provider() {
    return new GcPlugin();
  }

  @Test
  void collectionsAreCountedAsPauses() throws InterruptedException {
    MemoryGovernor governor = service(MemoryGovernor.class);
    long before = governor.pauses().count();
    PauseReport report = governor.pauses();
    for (int attempt = 0; attempt < 100 && report.count() == before; attempt++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(20);
      report = governor.pauses();
    }
    assertThat(report.count()).isGreaterThan(before);
  }

  @Test
  void aPauseIsCountedInItsBucket() {
    try (PauseMeter meter = new PauseMeter()) {
      for (long nanoseconds : new long[] {99_999, 100_000, 5_000_000, 10_000_000, 100_000_000}) {
        meter.add(nanoseconds);
      }
      assertThat(meter.report().buckets()).containsExactly(1L, 1L, 1L, 1L, 1L);
      assertThat(meter.report().maximumNanoseconds()).isEqualTo(100_000_000);
    }
  }
}
