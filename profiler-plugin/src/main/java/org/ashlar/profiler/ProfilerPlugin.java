package org.ashlar.profiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.profiler.store.ProfileDatabase;
import org.ashlar.profiler.store.StoredProfiles;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sampler;
import org.osgi.annotation.bundle.Header;

/**
 * The plug-in: a {@link ProfileStore} and a {@link Sampler} that writes to it. Option: {@code
 * profiler.directory}, where the store lies.
 */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class ProfilerPlugin implements PluginProvider {
  private static final String DIRECTORY = "directory";

  @Override
  public String name() {
    return "profiler";
  }

  @Override
  public Set<String> options() {
    return Set.of(DIRECTORY);
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

  /** The one factory; goes on with the open store of a predecessor. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    Path directory =
        configuration.text(DIRECTORY).map(Path::of).orElseGet(ProfilerPlugin::defaultDirectory);
    ProfileDatabase database = new ProfileDatabase(directory.toAbsolutePath());
    database.inherit(services.inheritance());
    StoredProfiles store = new StoredProfiles(database);
    return new Running(database, store, new ProfileSampler(store, services));
  }

  private static Path defaultDirectory() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path root =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return root.resolve("ashlar").resolve("profiles");
  }

  private record Running(ProfileDatabase database, StoredProfiles store, ProfileSampler sampler)
      implements Plugin {
    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(ProfileStore.class, store, Sampler.class, sampler);
    }

    @Override
    public Map<String, Object> handOver() {
      // What was sampled is written while the database is still ours.
      sampler.close();
      return database.handOver();
    }

    @Override
    public void takeBack(Map<String, Object> resources) {
      database.takeBack(resources);
    }

    @Override
    public void close() {
      sampler.close();
      database.close();
    }
  }
}
