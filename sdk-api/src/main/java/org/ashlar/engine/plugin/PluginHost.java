package org.ashlar.engine.plugin;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.SpiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Starts, exchanges and stops plug-ins. Safe for use by any thread; changes happen one at a time.
 */
public final class PluginHost implements AutoCloseable {
  private final ServiceRegistry registry;
  private final Map<String, String> options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<RunningPlugin> running = new ArrayDeque<>();

  /**
   * A host without plug-ins.
   *
   * @param registry where services are offered
   * @param options options of all plug-ins, each name with its plug-in's prefix
   */
  public PluginHost(ServiceRegistry registry, Map<String, String> options) {
    this.registry = registry;
    this.options = Map.copyOf(options);
  }

  /** Where services are offered. */
  public ServiceRegistry registry() {
    return registry;
  }

  /** The names of the plug-ins that run, latest first. */
  public List<String> names() {
    lock.lock();
    try {
      return running.stream().map(RunningPlugin::name).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts a plug-in and offers its services.
   *
   * @throws AshlarException {@link ErrorCode#SPI_VERSION_MISMATCH}, {@link
   *     ErrorCode#UNKNOWN_SETTING}, or what the plug-in threw
   */
  public RunningPlugin start(PluginProvider provider) {
    requireVersions(provider);
    lock.lock();
    try {
      return offer(create(provider, Map.of()), null);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts a plug-in in the place of another, which is retired as {@link #stop} does.
   *
   * @throws AshlarException {@link ErrorCode#SPI_VERSION_MISMATCH} or {@link
   *     ErrorCode#SWAP_FAILED}; the old plug-in then goes on
   */
  public RunningPlugin exchange(RunningPlugin old, PluginProvider provider) {
    requireVersions(provider);
    lock.lock();
    try {
      Plugin oldPlugin = old.plugin();
      if (oldPlugin == null) {
        return offer(create(provider, Map.of()), null);
      }
      RunningPlugin started = offer(successor(old, oldPlugin, provider), old);
      retire(old, oldPlugin);
      return started;
    } finally {
      lock.unlock();
    }
  }

  /** Makes a plug-in known before its services are, for whoever listens to them. */
  private RunningPlugin offer(RunningPlugin started, @Nullable RunningPlugin old) {
    if (old != null) {
      running.remove(old);
    }
    running.addFirst(started);
    registry.exchange(started, old);
    return started;
  }

  private RunningPlugin successor(RunningPlugin old, Plugin oldPlugin, PluginProvider provider) {
    Map<String, Object> inheritance = null;
    boolean complete = false;
    try {
      inheritance = oldPlugin.handOver();
      RunningPlugin started = create(provider, inheritance);
      requireSuccessor(started, old);
      complete = true;
      return started;
    } catch (RuntimeException | LinkageError e) {
      throw new AshlarException(e, ErrorCode.SWAP_FAILED, old.name(), sentence(e));
    } finally {
      if (!complete && inheritance != null) {
        oldPlugin.takeBack(inheritance);
      }
    }
  }

  /** Two virtual machines may differ in what else they offer; a governor is no successor of one. */
  private static void requireSuccessor(RunningPlugin started, RunningPlugin old) {
    if (Collections.disjoint(started.services().keySet(), old.services().keySet())
        && !old.services().isEmpty()) {
      started.close();
      throw new IllegalArgumentException(
          "plug-in '" + started.name() + "' offers none of its services");
    }
  }

  /** Takes back the services of a plug-in at once, and closes it when its customers are done. */
  public void stop(RunningPlugin old) {
    lock.lock();
    try {
      Plugin plugin = old.plugin();
      if (plugin != null && running.remove(old)) {
        registry.exchange(null, old);
        retire(old, plugin);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes all plug-ins, latest first, without waiting for their customers. */
  @Override
  public void close() {
    lock.lock();
    try {
      while (!running.isEmpty()) {
        RunningPlugin last = running.removeFirst();
        registry.exchange(null, last);
        last.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes at once, or, if customers are left, on a thread that may wait. */
  private static void retire(RunningPlugin old, Plugin plugin) {
    CompletableFuture<Void> done = CompletableFuture.allOf(drained(plugin), old.unused());
    old.release();
    if (done.isDone()) {
      old.close();
    } else {
      done.whenCompleteAsync(
          (finished, failure) -> old.close(), task -> Thread.ofVirtual().start(task));
    }
  }

  /** One that cannot even tell when it is drained has lost its places all the same. */
  private static CompletableFuture<?> drained(Plugin plugin) {
    try {
      return plugin.drain().toCompletableFuture();
    } catch (RuntimeException | LinkageError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private RunningPlugin create(PluginProvider provider, Map<String, Object> inheritance) {
    String name = provider.name();
    Set<String> known = Set.copyOf(provider.options());
    requireKnown(name, known, options);
    Plugin plugin =
        provider.start(
            PluginConfiguration.ofPrefix(name, options), registry.withInheritance(inheritance));
    boolean complete = false;
    try {
      RunningPlugin started = new RunningPlugin(name, known, plugin);
      complete = true;
      return started;
    } finally {
      if (!complete) {
        plugin.close();
      }
    }
  }

  /**
   * Refuses options that the plug-in which owns their prefix does not know. Whatever belongs to a
   * plug-in that does not run is passed over.
   *
   * @param given options by full name
   * @throws AshlarException {@link ErrorCode#UNKNOWN_SETTING}
   */
  public void requireKnown(Map<String, String> given) {
    lock.lock();
    try {
      running.forEach(plugin -> requireKnown(plugin.name(), plugin.options(), given));
    } finally {
      lock.unlock();
    }
  }

  private static void requireKnown(String plugin, Set<String> known, Map<String, String> given) {
    PluginConfiguration own = PluginConfiguration.ofPrefix(plugin, given);
    for (String name : own.values().keySet()) {
      if (!known.contains(name)) {
        List<String> all = known.stream().map(own::fullName).sorted().toList();
        throw new AshlarException(
            ErrorCode.UNKNOWN_SETTING,
            own.fullName(name),
            plugin,
            Suggestion.of(own.fullName(name), all),
            all.isEmpty() ? "-" : String.join(", ", all));
      }
    }
  }

  private static void requireVersions(PluginProvider provider) {
    for (SpiVersion.Requirement requirement : provider.requirements()) {
      SpiVersion present = SpiVersion.of(requirement.spiPackage()).orElse(null);
      if (present == null || !requirement.range().includes(present)) {
        throw new AshlarException(
            ErrorCode.SPI_VERSION_MISMATCH,
            provider.name(),
            requirement.spiPackage(),
            requirement.range(),
            present == null ? "-" : present);
      }
    }
  }

  /** A failure in a few words, for a message that has one sentence. */
  public static String sentence(Throwable failure) {
    String text = failure.getMessage();
    String words = text == null || text.isBlank() ? failure.getClass().getSimpleName() : text;
    String line = words.strip().lines().findFirst().orElse(words);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
