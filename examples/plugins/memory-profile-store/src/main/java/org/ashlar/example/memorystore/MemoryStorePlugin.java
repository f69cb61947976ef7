package org.ashlar.example.memorystore;

import java.util.List;
import java.util.Map;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sampler;
import org.osgi.annotation.bundle.Header;

/** The plug-in: a {@link ProfileStore} and a {@link Sampler} that writes to it. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class MemoryStorePlugin implements PluginProvider {
  private static final String SESSIONS = "sessions";

  @Override
  public String name() {
    return "memory-store";
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of(
        new SpiVersion.Requirement(
            "org.ashlar.spi.profile", SpiVersion.Range.using(new SpiVersion(0, 1, 0))));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory; goes on with the sessions of a predecessor. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    MemoryProfileStore store = new MemoryProfileStore();
    if (services.inheritance().get(SESSIONS) instanceof Map<?, ?> inherited) {
      store.inherit(inherited);
    }
    return new Running(store, new MemorySampler(store, services));
  }

  private record Running(MemoryProfileStore store, MemorySampler sampler) implements Plugin {
    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(ProfileStore.class, store, Sampler.class, sampler);
    }

    @Override
    public Map<String, Object> handOver() {
      sampler.close();
      return Map.of(SESSIONS, store.export());
    }

    @Override
    public void close() {
      sampler.close();
    }
  }
}
