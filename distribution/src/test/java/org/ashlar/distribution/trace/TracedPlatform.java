package org.ashlar.distribution.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.Engine;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.io.StreamAccess;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.jspecify.annotations.Nullable;

/**
 * A platform with one worker and the real plug-ins, between which everything that is said is
 * recorded.
 */
final class TracedPlatform implements AutoCloseable {
  private final Trace trace = new Trace();
  private final TracedScheduler scheduler = new TracedScheduler(Schedulers.pool(1), trace);
  private final Platform platform = new Platform(scheduler, true, Map.of());
  private final Engine engine;

  /** The only context in a slice or not; with several, nothing comes from outside. */
  private final TracedContext.Rest rest = new TracedContext.Rest();

  TracedPlatform() {
    for (PluginProvider provider : Platform.discover(Platform.class.getClassLoader())) {
      if (provider.name().equals("vm") || provider.name().equals("io")) {
        platform.plugins().start(new TracedProvider(provider));
      }
    }
    engine = platform.newEngineBuilder().build();
  }

  Trace trace() {
    return trace;
  }

  /** A builder for a context whose programs may write notes into the trace. */
  ContextBuilder newContext(String name) {
    return engine.newContext().name(name).hook(PermissionPolicy.class, PermissionPolicy.allowAll());
  }

  /** Keeps the only worker until the returned action is run, so that others queue up. */
  Runnable occupyWorker() {
    Occupation occupation = new Occupation();
    scheduler.register(occupation).wake();
    return () -> occupation.over = true;
  }

  private static final class Occupation implements AgentTask {
    private volatile boolean over;

    @Override
    public void attached(AgentHandle handle) {}

    @Override
    public Outcome runSlice(Slice slice) {
      while (!over) {
        Thread.onSpinWait();
      }
      return Outcome.DONE;
    }

    @Override
    public void requestYield() {}

    @Override
    public void failed(Throwable fault) {}
  }

  @Override
  public void close() {
    engine.close();
    platform.close();
  }

  /** A plug-in as it is, but for the services that are recorded. */
  private final class TracedProvider implements PluginProvider {
    private final PluginProvider provider;

    TracedProvider(PluginProvider provider) {
      this.provider = provider;
    }

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public List<SpiVersion.Requirement> requirements() {
      return provider.requirements();
    }

    @Override
    public Plugin start(PluginConfiguration configuration, Services services) {
      Plugin plugin = provider.start(configuration, services);
      Map<Class<?>, Object> recorded = new LinkedHashMap<>(plugin.services());
      recorded.computeIfPresent(
          VmProvider.class, (type, service) -> new TracedMachines((VmProvider) service));
      recorded.computeIfPresent(
          IoProvider.class, (type, service) -> new TracedIo((IoProvider) service));
      return new Plugin() {
        @Override
        public Map<Class<?>, Object> services() {
          return recorded;
        }

        @Override
        public void close() {
          plugin.close();
        }
      };
    }
  }

  private final class TracedMachines implements VmProvider {
    private final VmProvider provider;

    TracedMachines(VmProvider provider) {
      this.provider = provider;
    }

    @Override
    public String description() {
      return provider.description();
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      VirtualMachine machine = provider.newVirtualMachine(options);
      return new VirtualMachine() {
        @Override
        public GuestContext newContext(ContextSettings settings) {
          ContextSettings traced =
              new ContextSettings(
                  settings.name(),
                  settings.limits(),
                  settings.hooks(),
                  scheduler.timeOf(rest),
                  settings.options());
          return new TracedContext(
              settings.name(), machine.newContext(traced), trace, scheduler, rest);
        }

        @Override
        public void close() {
          machine.close();
        }
      };
    }
  }

  private final class TracedIo implements IoProvider {
    private final IoProvider provider;

    TracedIo(IoProvider provider) {
      this.provider = provider;
    }

    @Override
    public StreamAccess streams() {
      return provider.streams();
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
      trace.call(trace.actor(), Trace.IO, "perform an operation");
      return provider.perform(
          () -> {
            // Until its thread ends: the result is posted from it, too.
            trace.actingAs(Trace.IO);
            rest.await();
            trace.note(Trace.IO, "runs it on a thread of its own");
            return action.get();
          });
    }
  }
}
