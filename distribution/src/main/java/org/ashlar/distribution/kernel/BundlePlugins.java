package org.ashlar.distribution.kernel;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import org.ashlar.spi.PluginProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * Finds the plug-in of a bundle by its manifest. Each bundle gets an injector of its own, never a
 * child of another: child injectors keep class loaders of bundles that are long gone.
 */
final class BundlePlugins {
  private BundlePlugins() {}

  /** True if the bundle's manifest names a plug-in. */
  static boolean hasPlugin(Bundle bundle) {
    return bundle.getHeaders("").get(PluginProvider.MODULE_HEADER) != null
        || bundle.getHeaders("").get(PluginProvider.PROVIDER_HEADER) != null;
  }

  /** The provider of a bundle that is started. */
  static PluginProvider provider(Bundle bundle) throws ReflectiveOperationException {
    String module = header(bundle, PluginProvider.MODULE_HEADER);
    if (module != null) {
      Module own = (Module) create(bundle, module);
      return Guice.createInjector(Stage.PRODUCTION, new ExplicitBindings(), own)
          .getInstance(PluginProvider.class);
    }
    String provider = header(bundle, PluginProvider.PROVIDER_HEADER);
    if (provider == null) {
      throw new IllegalStateException("no plug-in in " + bundle.getSymbolicName());
    }
    return (PluginProvider) create(bundle, provider);
  }

  private static @Nullable String header(Bundle bundle, String name) {
    String value = bundle.getHeaders("").get(name);
    return value == null ? null : value.strip();
  }

  private static Object create(Bundle bundle, String className)
      throws ReflectiveOperationException {
    return bundle.loadClass(className).getDeclaredConstructor().newInstance();
  }

  /** What is not bound on purpose is not bound. */
  private static final class ExplicitBindings extends AbstractModule {
    @Override
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireAtInjectOnConstructors();
      binder().requireExactBindingAnnotations();
      binder().disableCircularProxies();
    }
  }
}
