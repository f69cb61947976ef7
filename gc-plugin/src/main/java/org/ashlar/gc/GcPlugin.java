package org.ashlar.gc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;
import org.osgi.annotation.bundle.Header;

/**
 * The plug-in: one service, {@link MemoryGovernor}. Option: {@code gc.pauses}, {@code true} to
 * measure pauses from the start; otherwise they are measured from the first report on, because most
 * processes never ask and the flight recorder costs them time.
 */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class GcPlugin implements PluginProvider {
  private static final String PAUSES = "pauses";

  @Override
  public String name() {
    return "gc";
  }

  @Override
  public Set<String> options() {
    return Set.of(PAUSES);
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of(
        new SpiVersion.Requirement(
            "org.ashlar.spi.memory", SpiVersion.Range.using(new SpiVersion(0, 1, 0))));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    Running running = new Running();
    if (configuration.flag(PAUSES, false)) {
      running.pauses.ensureMeasuring();
    }
    return running;
  }

  private static final class Running implements Plugin, MemoryGovernor {
    private final CollectionWatches watches = new CollectionWatches();
    private final PauseMeter pauses = new PauseMeter();
    private final CycleEvents cycles = new CycleEvents();

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(MemoryGovernor.class, this);
    }

    @Override
    public MemoryAccount open(String name, long quotaBytes, GuestHeap heap) {
      return new TracedAccount(name, quotaBytes, heap, watches, cycles);
    }

    @Override
    public PauseReport pauses() {
      pauses.ensureMeasuring();
      return pauses.collections();
    }

    @Override
    public PauseReport safepoints() {
      pauses.ensureMeasuring();
      return pauses.safepoints();
    }

    @Override
    public void collect() {
      System.gc();
    }

    @Override
    public Registration onCycle(Consumer<MemoryCycle> listener) {
      return cycles.listen(listener);
    }

    @Override
    public void close() {
      cycles.close();
      pauses.close();
      watches.close();
    }
  }
}
