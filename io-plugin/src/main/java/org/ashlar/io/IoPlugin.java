package org.ashlar.io;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.io.StreamAccess;
import org.jspecify.annotations.Nullable;

/** The plug-in: one service, {@link IoProvider}. */
public final class IoPlugin implements PluginProvider {
  @Override
  public String name() {
    return "io";
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    SpiVersion.Range range = SpiVersion.Range.using(new SpiVersion(0, 1, 0));
    return List.of(
        new SpiVersion.Requirement("org.ashlar.spi.io", range),
        new SpiVersion.Requirement("org.ashlar.spi.host", range));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    return new Running();
  }

  /**
   * Nothing of Reactor is loaded before somebody asks for something: most programs never do, and it
   * would cost them more than all the rest of the start.
   */
  private static final class Running implements Plugin, IoProvider {
    private final Operations operations = new Operations();
    private final AtomicReference<@Nullable ReactiveInputOutput> reactive = new AtomicReference<>();

    /**
     * Uses Reactor as an operation that counts, because the bundle's classes are there only as long
     * as the plug-in has not ended.
     */
    private <T> T using(Function<ReactiveInputOutput, T> use) {
      operations.begin();
      try {
        return use.apply(reactive());
      } finally {
        operations.end();
      }
    }

    private ReactiveInputOutput reactive() {
      ReactiveInputOutput made = reactive.get();
      if (made == null) {
        ReactiveInputOutput fresh = new ReactiveInputOutput(operations);
        made = reactive.compareAndSet(null, fresh) ? fresh : reactive.get();
      }
      return Objects.requireNonNull(made);
    }

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(IoProvider.class, this);
    }

    @Override
    public StreamAccess streams() {
      return using(ReactiveInputOutput::streams);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
      return using(io -> io.perform(action));
    }

    @Override
    public CompletionStage<Void> drain() {
      return operations.drain();
    }

    @Override
    public void close() {
      operations.close();
      ReactiveInputOutput started = reactive.get();
      if (started != null) {
        started.close();
      }
    }
  }
}
