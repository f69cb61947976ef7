package org.ashlar.engine.plugin;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.spi.Plugin;
import org.jspecify.annotations.Nullable;

/** A plug-in that was started. Forgets the plug-in once it is closed, so its classes can go. */
public final class RunningPlugin {
  private final String name;
  private final Set<String> options;
  private final CompletableFuture<Void> unused = new CompletableFuture<>();
  private final CompletableFuture<Void> retired = new CompletableFuture<>();

  /** Who keeps a service of it, and the host as long as it offers them. */
  private final AtomicInteger users = new AtomicInteger(1);

  private volatile @Nullable Plugin plugin;
  private volatile Map<Class<?>, Object> services;

  /**
   * A plug-in with its services.
   *
   * @throws IllegalArgumentException if a service is not of the type it is offered as
   */
  RunningPlugin(String name, Set<String> options, Plugin plugin) {
    this.name = name;
    this.options = options;
    this.plugin = plugin;
    this.services = Map.copyOf(plugin.services());
    services.forEach(
        (type, service) -> {
          if (!type.isInstance(service)) {
            throw new IllegalArgumentException(
                "plug-in '" + name + "' offers as " + type.getName() + " what is none");
          }
        });
  }

  /** The name the provider gave. */
  public String name() {
    return name;
  }

  /** The names of the options it knows, without its prefix. */
  Set<String> options() {
    return options;
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

  void retain() {
    users.incrementAndGet();
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      unused.complete(null);
    }
  }

  /** Completes when the host and all users have released it. */
  CompletableFuture<Void> unused() {
    return unused;
  }

  void close() {
    Plugin closing = plugin;
    plugin = null;
    services = Map.of();
    if (closing != null) {
      try {
        closing.close();
      } catch (RuntimeException | LinkageError e) {
        System.getLogger("org.ashlar.plugins")
            .log(System.Logger.Level.ERROR, "Plug-in '" + name + "' failed to close", e);
      } finally {
        retired.complete(null);
      }
    }
  }
}
