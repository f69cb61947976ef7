package org.ashlar.example.simulated;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.io.StreamAccess;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Header;

/**
 * The plug-in: {@link IoProvider}, and with it {@link HostFiles}, {@link TimeProvider} and {@link
 * Nondeterminism}, so that contexts live in the simulated world. Options: {@code simulated.seed} (a
 * number, 1) and {@code simulated.manual} ({@code true} to move the clock by {@link
 * SimulatedTime#advance} alone).
 */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class SimulatedPlugin implements PluginProvider {
  private static final String SEED = "seed";
  private static final String MANUAL = "manual";
  private static final String TIME = "time";
  private static final String FILES = "files";

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Set<String> options() {
    return Set.of(SEED, MANUAL);
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    SpiVersion.Range range = SpiVersion.Range.using(new SpiVersion(0, 1, 0));
    return List.of(
        new SpiVersion.Requirement("org.ashlar.spi.io", range),
        new SpiVersion.Requirement("org.ashlar.spi.schedule", range));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory; a successor goes on with the moment and the files of its predecessor. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    long seed = configuration.number(SEED, Long.MIN_VALUE, Long.MAX_VALUE, 1);
    boolean manual = configuration.flag(MANUAL, false);
    long start = services.inheritance().get(TIME) instanceof Long moment ? moment : 0;
    Object files = services.inheritance().get(FILES);
    SimulatedTree tree = files == null ? new SimulatedTree() : SimulatedTree.of(files);
    SimulatedTime time = new SimulatedTime(manual ? null : services.slot(Scheduler.class), start);
    return new Running(time, tree, seed);
  }

  private static final class Running implements Plugin, IoProvider {
    private final SimulatedTime time;
    private final SimulatedTree tree;
    private final SimulatedStreams streams;
    private final SimulatedWorld world;

    Running(SimulatedTime time, SimulatedTree tree, long seed) {
      this.time = time;
      this.tree = tree;
      this.streams = new SimulatedStreams();
      this.world = new SimulatedWorld(time, seed);
    }

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(
          IoProvider.class, this,
          HostFiles.class, tree,
          TimeProvider.class, time,
          Nondeterminism.class, world);
    }

    @Override
    public StreamAccess streams() {
      return streams;
    }

    @Override
    public Map<String, Object> handOver() {
      return Map.of(TIME, time.now(), FILES, tree.entries());
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
      return time.perform(action);
    }

    @Override
    public CompletionStage<Void> drain() {
      return time.perform(() -> null);
    }

    @Override
    public void close() {
      time.close();
    }
  }
}
