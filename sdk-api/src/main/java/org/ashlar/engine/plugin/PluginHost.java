package org.ashlar.engine.plugin;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.SpiVersion;

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
   * @throws AshlarException {@link ErrorCode#SPI_VERSION_MISMATCH}, or what the plug-in threw
   */
  public RunningPlugin start(PluginProvider provider) {
    requireVersions(provider);
    lock.lock();
    try {
      RunningPlugin started = create(provider, Map.of());
      registry.exchange(started.services(), Map.of());
      running.addFirst(started);
      return started;
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
        return startInstead(provider);
      }
      Map<String, Object> inheritance = oldPlugin.handOver();
      RunningPlugin started;
      try {
        started = create(provider, inheritance);
        requireSuccessor(started, old);
      } catch (RuntimeException | LinkageError e) {
        oldPlugin.takeBack(inheritance);
        throw new AshlarException(e, ErrorCode.SWAP_FAILED, old.name(), sentence(e));
      }
      registry.exchange(started.services(), old.services());
      running.remove(old);
      running.addFirst(started);
      retire(old, oldPlugin);
      return started;
    } finally {
      lock.unlock();
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

  private RunningPlugin startInstead(PluginProvider provider) {
    RunningPlugin started = create(provider, Map.of());
    registry.exchange(started.services(), Map.of());
    running.addFirst(started);
    return started;
  }

  /** Takes back the services of a plug-in at once, and closes it when its customers are done. */
  public void stop(RunningPlugin old) {
    lock.lock();
    try {
      Plugin plugin = old.plugin();
      if (plugin != null && running.remove(old)) {
        registry.exchange(Map.of(), old.services());
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
        registry.exchange(Map.of(), last.services());
        last.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes at once, or, if customers are left, on a thread that may wait. */
  private static void retire(RunningPlugin old, Plugin plugin) {
    CompletionStage<Void> drained = plugin.drain();
    if (drained.toCompletableFuture().isDone()) {
      old.close();
    } else {
      drained.whenCompleteAsync(
          (done, failure) -> old.close(), task -> Thread.ofVirtual().start(task));
    }
  }

  private RunningPlugin create(PluginProvider provider, Map<String, Object> inheritance) {
    PluginConfiguration configuration = PluginConfiguration.ofPrefix(provider.name(), options);
    Plugin plugin = provider.start(configuration, registry.withInheritance(inheritance));
    return new RunningPlugin(provider.name(), plugin);
  }

  private static void requireVersions(PluginProvider provider) {
    for (SpiVersion.Requirement requirement : provider.requirements()) {
      if (!requirement.range().includes(SpiVersion.CURRENT)) {
        throw new AshlarException(
            ErrorCode.SPI_VERSION_MISMATCH,
            provider.name(),
            requirement.spiPackage(),
            requirement.range(),
            SpiVersion.CURRENT);
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
