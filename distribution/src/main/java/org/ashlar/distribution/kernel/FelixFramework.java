package org.ashlar.distribution.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.felix.framework.FrameworkFactory;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.spi.SpiVersion;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Felix: installs jars as bundles and takes them away again. Its storage lives as long as it. */
final class FelixFramework implements AutoCloseable {
  private static final long STOP_MILLISECONDS = 10_000;

  private final ClassPathExports exports;
  private final Path storage;
  private final Framework framework;
  private final AtomicLong installations = new AtomicLong();

  private FelixFramework(ClassPathExports exports, Path storage, Framework framework) {
    this.exports = exports;
    this.storage = storage;
    this.framework = framework;
  }

  /** Starts a framework; libraries of the bundles may come from the class path. */
  static FelixFramework start() {
    ClassPathExports exports = new ClassPathExports();
    Path storage = null;
    Framework framework = null;
    boolean started = false;
    try {
      storage = Files.createTempDirectory("ashlar-bundles-");
      Map<String, String> settings = new HashMap<>();
      settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
      settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, "onFirstInit");
      settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, exports.header());
      settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
      settings.put("felix.log.level", "0");
      // A handler factory is set once per process for ever, and the JDK does not let Felix undo it.
      settings.put("felix.service.urlhandlers", "false");
      framework = new FrameworkFactory().newFramework(settings);
      framework.start();
      started = true;
      return new FelixFramework(exports, storage, framework);
    } catch (IOException | BundleException e) {
      throw new AshlarException(
          e, ErrorCode.BUNDLE_START_FAILED, "org.apache.felix.framework", PluginHost.sentence(e));
    } finally {
      if (!started) {
        if (framework != null) {
          stop(framework);
        }
        if (storage != null) {
          delete(storage);
        }
      }
    }
  }

  /** The jars of a directory by name. */
  static List<Path> jarsIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "list " + directory, PluginHost.sentence(e));
    }
  }

  /** True if a jar's packages come from the class path, so that installing it would double it. */
  boolean isOnClassPath(Path jar) {
    return exports.covers(jar);
  }

  /** Installs a jar under a location of its own, so that one jar can be installed many times. */
  Bundle install(Path jar) {
    String location = jar.toUri() + "#" + installations.incrementAndGet();
    try (InputStream content = Files.newInputStream(jar)) {
      return framework.getBundleContext().installBundle(location, content);
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.BUNDLE_START_FAILED, jar.getFileName(), "it cannot be read");
    } catch (BundleException e) {
      String reason =
          e.getCause() instanceof ZipException ? "it is no jar" : PluginHost.sentence(e);
      throw new AshlarException(e, ErrorCode.BUNDLE_START_FAILED, jar.getFileName(), reason);
    }
  }

  /**
   * Resolves and starts a bundle.
   *
   * @throws AshlarException {@link ErrorCode#SPI_VERSION_MISMATCH}, {@link
   *     ErrorCode#BUNDLE_UNRESOLVED} or {@link ErrorCode#BUNDLE_START_FAILED}
   */
  void start(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException e) {
      if (e.getType() == BundleException.RESOLVE_ERROR) {
        throw unresolved(bundle, e);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AshlarException(
          e, ErrorCode.BUNDLE_START_FAILED, bundle.getSymbolicName(), PluginHost.sentence(cause));
    }
  }

  private static AshlarException unresolved(Bundle bundle, BundleException e) {
    String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
    if (imports != null) {
      for (ManifestHeader.Clause clause : ManifestHeader.parse(imports)) {
        String wanted = clause.parameter("version", "0");
        for (String name : clause.names()) {
          SpiVersion present = SpiVersion.of(name).orElse(null);
          if (present != null
              && !VersionRange.valueOf(wanted).includes(Version.parseVersion(present.toString()))) {
            return new AshlarException(
                e, ErrorCode.SPI_VERSION_MISMATCH, bundle.getSymbolicName(), name, wanted, present);
          }
        }
      }
    }
    return new AshlarException(
        e,
        ErrorCode.BUNDLE_UNRESOLVED,
        bundle.getSymbolicName(),
        missing(String.valueOf(e.getMessage())));
  }

  /** The package a resolver's message is about; it names it in a filter at the end. */
  private static String missing(String message) {
    String mark = "osgi.wiring.package=";
    int start = message.lastIndexOf(mark);
    int end = start < 0 ? -1 : message.indexOf(')', start);
    return end < 0
        ? "something the resolver names as: " + message.lines().findFirst().orElse("")
        : "package " + message.substring(start + mark.length(), end);
  }

  /** Takes a bundle away; its class loader is free when nobody holds on to it. */
  void uninstall(Bundle bundle) {
    try {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
      }
      framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
    } catch (BundleException | IllegalStateException e) {
      // The framework is stopping, and takes everything with it.
      return;
    }
  }

  @Override
  public void close() {
    stop(framework);
    delete(storage);
  }

  private static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLISECONDS);
    } catch (BundleException e) {
      throw new AshlarException(
          e, ErrorCode.BUNDLE_START_FAILED, "org.apache.felix.framework", PluginHost.sentence(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Left to whoever empties the temporary directory.
      return;
    }
  }
}
