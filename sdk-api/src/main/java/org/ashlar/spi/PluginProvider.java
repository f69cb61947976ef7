package org.ashlar.spi;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one entry point of a plug-in.
 *
 * <p>A plug-in class has one static factory {@code create(PluginConfiguration, Services)} that does
 * all wiring with plain constructor calls; {@link #start} calls nothing else. So the plug-in is the
 * same whether it was found in a flat class path ({@code META-INF/services}) or in a bundle (whose
 * Guice module binds this interface, named by the manifest header {@value #MODULE_HEADER}, or,
 * without Guice, whose provider class is named by {@value #PROVIDER_HEADER}).
 *
 * <p>Providers have a public constructor without parameters, hold no state, and start nothing
 * before {@link #start}.
 */
@ConsumerType
public interface PluginProvider {
  /** Manifest header naming the Guice module of a bundle, which binds {@link PluginProvider}. */
  String MODULE_HEADER = "Ashlar-Module";

  /** Manifest header naming a class that implements this interface, for bundles without Guice. */
  String PROVIDER_HEADER = "Ashlar-Plugin";

  /** A short stable name, such as {@code jit}; options of the plug-in start with it and a dot. */
  String name();

  /**
   * The names of all options that the plug-in knows, without its name and the dot. Whoever sets
   * another is told so, and the plug-in is not started; a virtual machine names those of its
   * machines and contexts too.
   */
  default Set<String> options() {
    return Set.of();
  }

  /** The SPI packages the plug-in was compiled against and the versions it accepts. */
  List<SpiVersion.Requirement> requirements();

  /**
   * Creates and starts the plug-in. Called once per plug-in instance, by one thread at a time.
   *
   * @param configuration the plug-in's options; never read from anywhere else
   * @param services what other plug-ins and the host offer, and what a predecessor handed over
   * @return the running plug-in, owned by the caller, who closes it
   * @throws org.ashlar.api.AshlarException if it cannot start; the rest of the platform goes on
   */
  Plugin start(PluginConfiguration configuration, Services services);
}
