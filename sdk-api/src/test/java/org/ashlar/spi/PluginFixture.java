package org.ashlar.spi;

import java.util.Map;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.schedule.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A plug-in under test, started before and stopped after each test. */
@Timeout(60)
public abstract class PluginFixture {
  /** Where the plug-in offers its services, beside a scheduler. */
  protected ServiceRegistry registry;

  /** What started the plug-in. */
  protected PluginHost host;

  /** The plug-in. */
  protected RunningPlugin running;

  /** The plug-in under test. */
  protected abstract PluginProvider provider();

  /** Its options by full name. */
  protected Map<String, String> options() {
    return Map.of();
  }

  @BeforeEach
  final void startPlugin() {
    registry = new ServiceRegistry();
    registry.offer(Scheduler.class, Schedulers.shared());
    host = new PluginHost(registry, options());
    running = host.start(provider());
  }

  @AfterEach
  final void stopPlugin() {
    host.close();
  }

  /** A service of the plug-in. */
  protected final <T> T service(Class<T> type) {
    return registry.require(type);
  }

  /** Puts a second instance of the plug-in in the place of the first, which is then retired. */
  protected final void exchangeForAnother() {
    RunningPlugin old = running;
    running = host.exchange(old, provider());
    old.retired().toCompletableFuture().join();
  }
}
