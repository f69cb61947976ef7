package org.ashlar.io;

import com.google.inject.AbstractModule;
import org.ashlar.spi.PluginProvider;
import org.osgi.annotation.bundle.Header;

/** Binds the plug-in's factory in the injector of its bundle. */
@Header(name = PluginProvider.MODULE_HEADER, value = "${@class}")
public final class IoModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PluginProvider.class).toInstance(new IoPlugin());
  }
}
