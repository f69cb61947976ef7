package org.ashlar.example.accounting;

import java.util.List;
import java.util.Map;
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

/** The plug-in: one service, {@link MemoryGovernor}. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class AccountingPlugin implements PluginProvider {
  @Override
  public String name() {
    return "accounting";
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
    return new Running();
  }

  private static final class Running implements Plugin, MemoryGovernor {
    private final WatchQueue watches = new WatchQueue();
    private final Cycles cycles = new Cycles(watches);

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(MemoryGovernor.class, this);
    }

    @Override
    public MemoryAccount open(String name, long quotaBytes, GuestHeap heap) {
      return new CountingAccount(quotaBytes, watches);
    }

    @Override
    public PauseReport pauses() {
      return PauseReport.empty();
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
      watches.close();
    }
  }
}
