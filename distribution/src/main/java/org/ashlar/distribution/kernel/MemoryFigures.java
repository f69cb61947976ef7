package org.ashlar.distribution.kernel;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.memory.MemoryCycle;
import org.ashlar.spi.memory.MemoryGovernor;
import org.jspecify.annotations.Nullable;

/** Counts the cycles that the memory governor tells of, whichever governor there is. */
final class MemoryFigures implements AutoCloseable {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final ServiceSlot<MemoryGovernor> governors;
  private final Registration changes;
  private final AtomicReference<@Nullable Registration> listening = new AtomicReference<>();
  private final LongAdder collections = new LongAdder();
  private final LongAdder traces = new LongAdder();
  private volatile @Nullable MemoryCycle latest;

  MemoryFigures(Services services) {
    this.governors = services.slot(MemoryGovernor.class);
    this.changes = governors.onChange(this::listen);
    listen();
  }

  private void listen() {
    MemoryGovernor present = governors.current();
    leave(listening.getAndSet(present == null ? null : present.onCycle(this::count)));
  }

  private void count(MemoryCycle cycle) {
    (cycle.kind() == MemoryCycle.Kind.TRACE ? traces : collections).increment();
    latest = cycle;
  }

  /** A line for each figure: its name, a tab and its value. */
  List<String> lines() {
    MemoryCycle cycle = latest;
    return List.of(
        "governor\t" + (governors.current() == null ? "none" : "on"),
        "cycles\t" + collections.sum() + " collections, " + traces.sum() + " traces of contexts",
        "last cycle\t" + (cycle == null ? "none" : text(cycle)));
  }

  private static String text(MemoryCycle cycle) {
    return "%s, %.1f ms, %d to %d bytes"
        .formatted(
            cycle.name(),
            cycle.nanoseconds() / NANOSECONDS_PER_MILLISECOND,
            cycle.bytesBefore(),
            cycle.bytesAfter());
  }

  private static void leave(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }

  @Override
  public void close() {
    changes.close();
    leave(listening.getAndSet(null));
  }
}
