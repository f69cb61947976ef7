package org.ashlar.engine.plugin;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.spi.Plugin;
import org.jspecify.annotations.Nullable;

/** A plug-in that was started. Forgets the plug-in once it is closed, so its classes can go. */
public final class RunningPlugin {
  private final String name;
  private final CompletableFuture<Void> retired = new CompletableFuture<>();
  private volatile @Nullable Plugin plugin;
  private volatile Map<Class<?>, Object> services;

  RunningPlugin(String name, Plugin plugin) {
    this.name = name;
    this.plugin = plugin;
    this.services = Map.copyOf(plugin.services());
  }

  /** The name the provider gave. */
  public String name() {
    return name;
  }

  /** Completes when the plug-in was drained and closed. */
  public CompletionStage<Void> retired() {
    return retired;
  }

  @Nullable Plugin plugin() {
    return plugin;
  }

  Map<Class<?>, Object> services() {
    return services;
  }

  void close() {
    Plugin closing = plugin;
    plugin = null;
    services = Map.of();
    if (closing != null) {
      closing.close();
      retired.complete(null);
    }
  }
}
