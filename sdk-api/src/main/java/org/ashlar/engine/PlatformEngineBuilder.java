package org.ashlar.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.vm.VmProvider;
import org.jspecify.annotations.Nullable;

/** Settings of an engine, on a given platform or on one made for it. */
final class PlatformEngineBuilder implements EngineBuilder {
  private final @Nullable Platform given;
  private final Map<String, String> options = new TreeMap<>();
  private final List<Function<ServiceRegistry, ServiceSlot.Registration>> services =
      new ArrayList<>();
  private int workers;
  private boolean callerDriven;

  PlatformEngineBuilder(@Nullable Platform given) {
    this.given = given;
  }

  @Override
  public EngineBuilder option(String name, String value) {
    options.put(name, value);
    return this;
  }

  @Override
  public EngineBuilder workers(int count) {
    if (count < 1) {
      throw new AshlarException(ErrorCode.INVALID_SETTING, "workers", count);
    }
    workers = count;
    return this;
  }

  @Override
  public EngineBuilder callerDriven() {
    callerDriven = true;
    return this;
  }

  @Override
  public <T> EngineBuilder service(Class<T> type, T service) {
    services.add(registry -> registry.offer(type, service));
    return this;
  }

  @Override
  public Engine build() {
    Platform platform = given;
    return platform == null ? onOwnPlatform() : on(platform);
  }

  private Engine on(Platform platform) {
    if (callerDriven || workers > 0) {
      throw refused(callerDriven ? "callerDriven" : "workers", callerDriven ? "true" : workers);
    }
    options.forEach(
        (name, value) -> {
          if (!name.startsWith(PlatformEngine.MACHINE_PREFIX + ".")) {
            throw refused(name, value);
          }
        });
    platform.plugins().requireKnown(options);
    return new PlatformEngine(platform, false, options, offered(platform));
  }

  /** The platform was set up before, and others use it. */
  private static AshlarException refused(String setting, Object value) {
    return new AshlarException(ErrorCode.INVALID_SETTING, setting, value);
  }

  private List<ServiceSlot.Registration> offered(Platform platform) {
    return services.stream().map(offer -> offer.apply(platform.services())).toList();
  }

  private Engine onOwnPlatform() {
    boolean own = callerDriven || workers > 0;
    Scheduler scheduler =
        callerDriven
            ? Schedulers.callerDriven()
            : workers > 0 ? Schedulers.pool(workers) : Schedulers.shared();
    Platform made = new Platform(scheduler, own, options);
    boolean complete = false;
    try {
      List<ServiceSlot.Registration> offers = offered(made);
      List<AshlarException> failures = new ArrayList<>();
      for (PluginProvider provider : Platform.discover(PlatformEngine.class.getClassLoader())) {
        start(made, provider, failures);
      }
      if (made.services().slot(VmProvider.class).current() == null) {
        AshlarException missing = new AshlarException(ErrorCode.NO_VIRTUAL_MACHINE);
        failures.forEach(missing::addSuppressed);
        throw missing;
      }
      PlatformEngine engine = new PlatformEngine(made, true, options, offers);
      complete = true;
      return engine;
    } finally {
      if (!complete) {
        made.close();
      }
    }
  }

  @Override
  public CompletionStage<Engine> start() {
    CompletableFuture<Engine> engine = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("ashlar-start")
        .start(
            () -> {
              try {
                engine.complete(build());
              } catch (RuntimeException | Error e) {
                engine.completeExceptionally(e);
              }
            });
    return engine;
  }

  /** Starts a plug-in; the engine does without one that fails, unless its maker is to blame. */
  private static void start(
      Platform platform, PluginProvider provider, List<AshlarException> failures) {
    try {
      platform.plugins().start(provider);
    } catch (RuntimeException | LinkageError e) {
      if (e instanceof AshlarException known && ofSettings(known.code())) {
        throw known;
      }
      AshlarException failed =
          new AshlarException(
              e, ErrorCode.BUNDLE_START_FAILED, provider.name(), PluginHost.sentence(e));
      System.getLogger("org.ashlar.engine").log(System.Logger.Level.WARNING, failed.getMessage());
      failures.add(failed);
    }
  }

  private static boolean ofSettings(ErrorCode code) {
    return code == ErrorCode.INVALID_SETTING
        || code == ErrorCode.UNKNOWN_SETTING
        || code == ErrorCode.SPI_VERSION_MISMATCH;
  }
}
