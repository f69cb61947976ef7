package org.ashlar.example.bitset;

import java.util.List;
import java.util.Map;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.object.ClassProvider;
import org.osgi.annotation.bundle.Header;

/** The plug-in: one service, {@link ClassProvider}. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class BitSetPlugin implements PluginProvider {
  @Override
  public String name() {
    return "bitset";
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of(
        new SpiVersion.Requirement(
            "org.ashlar.spi.object", SpiVersion.Range.using(new SpiVersion(0, 1, 0))));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    return new Running();
  }

  private static final class Running implements Plugin {
    private final ClassProvider provider = () -> List.of(BitSetClass.TABLE);

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(ClassProvider.class, provider);
    }

    /** Objects of the class hold no resource, so old contexts go on to use theirs. */
    @Override
    public void close() {}
  }
}
