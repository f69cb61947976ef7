package org.ashlar.distribution.kernel;

import java.nio.file.Path;
import org.ashlar.engine.plugin.RunningPlugin;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * A plug-in of the kernel, from a bundle or from the class path. Guarded by the kernel's lock; the
 * bundle is held as an object of no type, so that a kernel without bundles loads no class of OSGi.
 */
final class InstalledPlugin {
  final String name;
  final String version;
  final @Nullable Path origin;
  private final @Nullable Object bundle;
  BundleStatus.State state = BundleStatus.State.STOPPED;
  String plugin = "";
  String problem = "";
  @Nullable RunningPlugin running;

  InstalledPlugin(String name, String version, @Nullable Path origin, @Nullable Object bundle) {
    this.name = name;
    this.version = version;
    this.origin = origin;
    this.bundle = bundle;
  }

  boolean isBundle() {
    return bundle != null;
  }

  Bundle bundle() {
    if (bundle instanceof Bundle own) {
      return own;
    }
    throw new IllegalStateException(name + " is no bundle");
  }

  boolean isCalled(String wanted) {
    return wanted.equals(name) || wanted.equals(plugin) || name.endsWith("." + wanted);
  }

  BundleStatus status() {
    String from = origin == null ? "class path" : origin.toString();
    return new BundleStatus(name, version, plugin, state, from, problem);
  }
}
