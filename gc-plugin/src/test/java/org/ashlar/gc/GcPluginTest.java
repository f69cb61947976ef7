package org.ashlar.gc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.memory.HeapTraceContract;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;
import org.junit.jupiter.api.Test;

class GcPluginTest extends HeapTraceContract {
  @Override
  protected PluginProvider provider() {
    return new GcPlugin();
  }

  @Test
  void collectionsAreCountedAsPausesAndAsSafepoints() {
    MemoryGovernor governor = service(MemoryGovernor.class);
    long before = governor.pauses().count();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    PauseReport report = governor.pauses();
    assertThat(report.count()).isGreaterThanOrEqualTo(before + 3);
    assertThat(report.totalNanoseconds()).isPositive();
    assertThat(governor.safepoints().count()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void aPauseIsCountedInItsBucket() {
    PauseCounter counter = new PauseCounter();
    for (long nanoseconds : new long[] {99_999, 100_000, 5_000_000, 10_000_000, 100_000_000}) {
      counter.add(nanoseconds);
    }
    assertThat(counter.report().buckets()).containsExactly(1L, 1L, 1L, 1L, 1L);
    assertThat(counter.report().maximumNanoseconds()).isEqualTo(100_000_000);
  }
}
