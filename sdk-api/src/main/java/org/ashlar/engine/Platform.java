package org.ashlar.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ashlar.api.Context;
import org.ashlar.api.EngineBuilder;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.schedule.Scheduler;

/**
 * Plug-ins and a scheduler, ready to carry engines.
 *
 * <p>The flat way: {@link #discover} starts the plug-ins of the class path with their static
 * factories, without any framework. A kernel fills the {@link PluginHost} by itself instead.
 */
public final class Platform implements AutoCloseable {
  private final PluginHost plugins;
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final AtomicLong contextNumbers = new AtomicLong();
  private final Set<PlatformEngine> engines = ConcurrentHashMap.newKeySet();

  /**
   * A platform without plug-ins.
   *
   * @param scheduler what runs contexts
   * @param ownsScheduler true to close the scheduler with the platform
   * @param options options of the platform and of all plug-ins by full name
   */
  public Platform(Scheduler scheduler, boolean ownsScheduler, Map<String, String> options) {
    this.scheduler = scheduler;
    this.ownsScheduler = ownsScheduler;
    ServiceRegistry registry = new ServiceRegistry();
    registry.offer(Scheduler.class, scheduler);
    this.plugins = new PluginHost(registry, options);
  }

  /** The plug-in providers on the class path of a loader, each from {@code META-INF/services}. */
  public static List<PluginProvider> discover(ClassLoader loader) {
    List<PluginProvider> found = new ArrayList<>();
    ServiceLoader.load(PluginProvider.class, loader).forEach(found::add);
    return found;
  }

  /** The plug-ins. */
  public PluginHost plugins() {
    return plugins;
  }

  /** What plug-ins offer. */
  public ServiceRegistry services() {
    return plugins.registry();
  }

  /** What runs contexts. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** The open contexts of all engines on this platform, in the order of their creation. */
  public List<Context> contexts() {
    return engines.stream()
        .flatMap(engine -> engine.contexts().stream())
        .sorted(Comparator.comparingLong(Context::id))
        .toList();
  }

  long nextContextNumber() {
    return contextNumbers.incrementAndGet();
  }

  void opened(PlatformEngine engine) {
    engines.add(engine);
  }

  void closed(PlatformEngine engine) {
    engines.remove(engine);
  }

  /** A builder for engines on this platform; the engine does not close the platform. */
  public EngineBuilder newEngineBuilder() {
    return new PlatformEngineBuilder(this);
  }

  /** Stops all plug-ins and, if it is the platform's own, the scheduler. */
  @Override
  public void close() {
    plugins.close();
    if (ownsScheduler) {
      scheduler.close();
    }
  }
}
