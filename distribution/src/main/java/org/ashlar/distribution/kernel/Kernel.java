package org.ashlar.distribution.kernel;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.api.AshlarException;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.distribution.kernel.BundleStatus.State;
import org.ashlar.engine.Platform;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.schedule.Scheduler;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * The plug-ins of a process. Safe for use by any thread.
 *
 * <p>A kernel starts flat, with the plug-ins of its class path, or on Felix, with those of a
 * directory. A flat kernel starts Felix when the first bundle is installed. Either way the plug-ins
 * are created by the same factories and offer their services in one registry.
 */
public final class Kernel implements AutoCloseable {
  private static final Executor MAY_WAIT = task -> Thread.ofVirtual().start(task);

  private final KernelSettings settings;
  private final Platform platform;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<InstalledPlugin> installed = new ArrayList<>();
  private @Nullable FelixFramework framework;
  private boolean closed;

  private Kernel(KernelSettings settings) {
    this.settings = settings;
    Scheduler scheduler =
        settings.callerDriven()
            ? Schedulers.callerDriven()
            : settings.workers() > 0 ? Schedulers.pool(settings.workers()) : Schedulers.shared();
    boolean own = settings.callerDriven() || settings.workers() > 0;
    this.platform = new Platform(scheduler, own, settings.options());
  }

  /** A kernel with the plug-ins of the class path; no class of Felix or Guice is loaded. */
  public static Kernel flat(KernelSettings settings) {
    return started(
        settings,
        kernel -> {
          for (PluginProvider provider : Platform.discover(Kernel.class.getClassLoader())) {
            kernel.startFromClassPath(provider);
          }
        });
  }

  /**
   * A kernel with the plug-ins of the bundles in its directory. A bundle that does not start is
   * reported, and the rest runs.
   *
   * @throws AshlarException {@link ErrorCode#IO_FAILED} if the directory cannot be read, {@link
   *     ErrorCode#BUNDLE_START_FAILED} if Felix itself does not start
   */
  public static Kernel onFelix(KernelSettings settings) {
    return started(settings, Kernel::installDirectory);
  }

  /** How a kernel gets its first plug-ins. */
  private interface Start {
    void begin(Kernel kernel);
  }

  private static Kernel started(KernelSettings settings, Start start) {
    Kernel kernel = new Kernel(settings);
    boolean complete = false;
    try {
      start.begin(kernel);
      complete = true;
      return kernel;
    } finally {
      // Threads of a framework that nobody stops keep a process alive for ever.
      if (!complete) {
        kernel.close();
      }
    }
  }

  private void startFromClassPath(PluginProvider provider) {
    InstalledPlugin entry = new InstalledPlugin(provider.name(), "", jarOf(provider), null);
    entry.plugin = provider.name();
    installed.add(entry);
    try {
      run(entry, platform.plugins().start(provider));
    } catch (RuntimeException | LinkageError e) {
      report(entry, e);
    }
  }

  /** The jar a plug-in of the class path came from, which a swap reads again; null for a folder. */
  private static @Nullable Path jarOf(PluginProvider provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getProtocol().equals("file")) {
      return null;
    }
    Path place = Path.of(URI.create(source.getLocation().toString()));
    return Files.isRegularFile(place) ? place : null;
  }

  private void installDirectory() {
    Path directory = settings.bundles();
    if (directory == null) {
      throw new AshlarException(ErrorCode.INVALID_SETTING, "bundles", "none");
    }
    List<Path> jars = FelixFramework.jarsIn(directory);
    FelixFramework felix = FelixFramework.start();
    framework = felix;
    List<InstalledPlugin> fresh = new ArrayList<>();
    for (Path jar : jars) {
      if (!felix.isOnClassPath(jar)) {
        InstalledPlugin entry = install(felix, jar);
        if (entry != null) {
          installed.add(entry);
          fresh.add(entry);
        }
      }
    }
    fresh.forEach(this::tryStart);
  }

  private @Nullable InstalledPlugin install(FelixFramework felix, Path jar) {
    try {
      Bundle bundle = felix.install(jar);
      InstalledPlugin entry =
          new InstalledPlugin(
              String.valueOf(bundle.getSymbolicName()),
              bundle.getVersion().toString(),
              jar,
              bundle);
      entry.state = BundlePlugins.hasPlugin(bundle) ? State.STOPPED : State.LIBRARY;
      return entry;
    } catch (AshlarException e) {
      InstalledPlugin broken =
          new InstalledPlugin(String.valueOf(jar.getFileName()), "", jar, null);
      installed.add(broken);
      report(broken, e);
      return null;
    }
  }

  private void tryStart(InstalledPlugin entry) {
    try {
      startEntry(entry);
    } catch (RuntimeException e) {
      report(entry, e);
    }
  }

  private void startEntry(InstalledPlugin entry) {
    if (entry.state == State.LIBRARY) {
      return;
    }
    PluginProvider provider = providerOf(entry);
    try {
      run(entry, platform.plugins().start(provider));
    } catch (RuntimeException | LinkageError e) {
      throw problem(entry, e);
    }
  }

  private PluginProvider providerOf(InstalledPlugin entry) {
    if (!entry.isBundle()) {
      return Platform.discover(Kernel.class.getClassLoader()).stream()
          .filter(provider -> provider.name().equals(entry.name))
          .findFirst()
          .orElseThrow(() -> new AshlarException(ErrorCode.BUNDLE_NOT_FOUND, entry.name));
    }
    Bundle bundle = entry.bundle();
    felix().start(bundle);
    try {
      PluginProvider provider = BundlePlugins.provider(bundle);
      entry.plugin = provider.name();
      return provider;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AshlarException(
          e, ErrorCode.BUNDLE_START_FAILED, entry.name, PluginHost.sentence(cause));
    }
  }

  private static void run(InstalledPlugin entry, RunningPlugin running) {
    entry.running = running;
    entry.state = State.ACTIVE;
    entry.problem = "";
  }

  private static AshlarException problem(InstalledPlugin entry, Throwable failure) {
    return failure instanceof AshlarException known
        ? known
        : new AshlarException(
            failure, ErrorCode.BUNDLE_START_FAILED, entry.name, PluginHost.sentence(failure));
  }

  private void report(InstalledPlugin entry, Throwable failure) {
    AshlarException problem = problem(entry, failure);
    entry.state = State.FAILED;
    entry.problem = String.valueOf(problem.getMessage());
    settings.problems().accept(problem);
  }

  private FelixFramework felix() {
    FelixFramework running = framework;
    if (running == null) {
      running = FelixFramework.start();
      framework = running;
    }
    return running;
  }

  /** What carries engines. */
  public Platform platform() {
    return platform;
  }

  /** A builder for engines on this kernel's plug-ins. */
  public EngineBuilder newEngineBuilder() {
    return platform.newEngineBuilder();
  }

  /** Every bundle and plug-in, in the order of their installation. */
  public List<BundleStatus> bundles() {
    lock.lock();
    try {
      return installed.stream().map(InstalledPlugin::status).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Installs a jar and starts its plug-in.
   *
   * @throws AshlarException if it does not start; nothing is left of it then
   */
  public BundleStatus install(Path jar) {
    lock.lock();
    try {
      requireOpen();
      FelixFramework felix = felix();
      InstalledPlugin entry = fresh(felix, jar);
      startOrUninstall(felix, entry, () -> startEntry(entry));
      installed.add(entry);
      return entry.status();
    } finally {
      lock.unlock();
    }
  }

  private static InstalledPlugin fresh(FelixFramework felix, Path jar) {
    Bundle bundle = felix.install(jar);
    InstalledPlugin entry =
        new InstalledPlugin(
            String.valueOf(bundle.getSymbolicName()), bundle.getVersion().toString(), jar, bundle);
    entry.state = BundlePlugins.hasPlugin(bundle) ? State.STOPPED : State.LIBRARY;
    return entry;
  }

  private static void startOrUninstall(
      FelixFramework felix, InstalledPlugin entry, Runnable start) {
    boolean complete = false;
    try {
      start.run();
      complete = true;
    } finally {
      if (!complete) {
        felix.uninstall(entry.bundle());
      }
    }
  }

  /**
   * Starts a plug-in that was stopped or failed.
   *
   * @param name its bundle's symbolic name, the end of it after a dot, or the plug-in's name
   * @throws AshlarException {@link ErrorCode#BUNDLE_NOT_FOUND}, or why it does not start
   */
  public BundleStatus start(String name) {
    lock.lock();
    try {
      requireOpen();
      InstalledPlugin entry = find(name);
      if (entry.state == State.STOPPED || entry.state == State.FAILED) {
        try {
          startEntry(entry);
        } catch (AshlarException e) {
          report(entry, e);
          throw e;
        }
      }
      return entry.status();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the services of a plug-in back at once and closes it when its customers are done.
   *
   * @throws AshlarException {@link ErrorCode#BUNDLE_NOT_FOUND}
   */
  public BundleStatus stop(String name) {
    lock.lock();
    try {
      requireOpen();
      InstalledPlugin entry = find(name);
      RunningPlugin running = entry.running;
      if (running != null) {
        entry.running = null;
        entry.state = State.STOPPED;
        platform.plugins().stop(running);
      }
      return entry.status();
    } finally {
      lock.unlock();
    }
  }

  private void forget(InstalledPlugin entry) {
    lock.lock();
    try {
      installed.remove(entry);
      FelixFramework felix = framework;
      if (entry.isBundle() && felix != null && !closed) {
        felix.uninstall(entry.bundle());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a plug-in in the place of another: the new one is started before the old one is stopped,
   * and inherits what exists once per process. The old one is uninstalled when its customers are
   * done.
   *
   * @param name as for {@link #start}
   * @param jar the new bundle, or null for the jar the old one came from, read again
   * @return the new bundle
   * @throws AshlarException {@link ErrorCode#BUNDLE_NOT_FOUND}, {@link ErrorCode#SWAP_FAILED} or
   *     why the new one does not start; the old one then goes on
   */
  public BundleStatus swap(String name, @Nullable Path jar) {
    return exchange(name, jar).status;
  }

  /**
   * As {@link #swap}.
   *
   * @return completes when the old plug-in is closed and its bundle gone
   */
  public CompletionStage<Void> swapAndRetire(String name, @Nullable Path jar) {
    return exchange(name, jar).retired;
  }

  /** The new bundle, and when the old one is gone. */
  private record Exchange(BundleStatus status, CompletionStage<Void> retired) {}

  private Exchange exchange(String name, @Nullable Path jar) {
    lock.lock();
    try {
      requireOpen();
      InstalledPlugin old = find(name);
      Path source = jar != null ? jar : old.origin;
      RunningPlugin running = old.running;
      if (source == null) {
        throw new AshlarException(
            ErrorCode.SWAP_FAILED, old.name, "it came from the class path; name a jar");
      }
      if (running == null) {
        throw new AshlarException(ErrorCode.SWAP_FAILED, old.name, "it is not running");
      }
      FelixFramework felix = felix();
      InstalledPlugin entry = fresh(felix, source);
      startOrUninstall(
          felix, entry, () -> run(entry, platform.plugins().exchange(running, providerOf(entry))));
      installed.add(installed.indexOf(old), entry);
      old.running = null;
      old.state = State.RETIRING;
      CompletionStage<Void> retired = running.retired().thenRunAsync(() -> forget(old), MAY_WAIT);
      return new Exchange(entry.status(), retired);
    } finally {
      lock.unlock();
    }
  }

  private InstalledPlugin find(String name) {
    return installed.stream()
        .filter(entry -> entry.isCalled(name) && entry.state != State.RETIRING)
        .findFirst()
        .orElseThrow(() -> new AshlarException(ErrorCode.BUNDLE_NOT_FOUND, name));
  }

  private void requireOpen() {
    if (closed) {
      throw new AshlarException(ErrorCode.ENGINE_CLOSED);
    }
  }

  /** Closes all plug-ins, Felix and the kernel's own workers; engines must be closed before. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      lock.unlock();
    }
    try {
      platform.close();
    } finally {
      FelixFramework running = framework;
      if (running != null) {
        running.close();
      }
    }
  }
}
