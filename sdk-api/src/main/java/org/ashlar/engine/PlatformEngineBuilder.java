package org.ashlar.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.vm.VmProvider;
import org.jspecify.annotations.Nullable;

/** Settings of an engine, on a given platform or on one made for it. */
final class PlatformEngineBuilder implements EngineBuilder {
  private final @Nullable Platform given;
  private final Map<String, String> options = new TreeMap<>();
  private final List<Consumer<ServiceRegistry>> services = new ArrayList<>();
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
    if (platform != null) {
      services.forEach(offer -> offer.accept(platform.services()));
      return new PlatformEngine(platform, false, options);
    }
    boolean own = callerDriven || workers > 0;
    Scheduler scheduler =
        callerDriven
            ? Schedulers.callerDriven()
            : workers > 0 ? Schedulers.pool(workers) : Schedulers.shared();
    Platform made = new Platform(scheduler, own, options);
    services.forEach(offer -> offer.accept(made.services()));
    try {
      for (PluginProvider provider : Platform.discover(PlatformEngine.class.getClassLoader())) {
        start(made, provider);
      }
      if (made.services().slot(VmProvider.class).current() == null) {
        throw new AshlarException(ErrorCode.NO_VIRTUAL_MACHINE);
      }
      return new PlatformEngine(made, true, options);
    } catch (RuntimeException | Error e) {
      made.close();
      throw e;
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

  /** Starts a plug-in; the engine does without one that lacks a library, unless it needs it. */
  private static void start(Platform platform, PluginProvider provider) {
    try {
      platform.plugins().start(provider);
    } catch (LinkageError e) {
      AshlarException failed =
          new AshlarException(
              e, ErrorCode.BUNDLE_START_FAILED, provider.name(), PluginHost.sentence(e));
      System.getLogger("org.ashlar.engine").log(System.Logger.Level.WARNING, failed.getMessage());
    }
  }
}
