package org.ashlar.example.rhino;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.object.ClassProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.osgi.annotation.bundle.Header;

/** The plug-in: one service, {@link VmProvider}. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class RhinoPlugin implements PluginProvider {
  private static final String INSTRUCTIONS = "instructions";

  @Override
  public String name() {
    return "rhino";
  }

  @Override
  public Set<String> options() {
    return Set.of(INSTRUCTIONS);
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of(
        new SpiVersion.Requirement(
            "org.ashlar.spi.vm", SpiVersion.Range.using(new SpiVersion(0, 1, 0))));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory: wires everything with plain constructor calls. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    int instructions = (int) configuration.number(INSTRUCTIONS, 100, 1_000_000, 5_000);
    return new Running(instructions, services.slot(ClassProvider.class));
  }

  private static final class Running implements Plugin, VmProvider {
    private final int instructions;
    private final ServiceSlot<ClassProvider> classes;
    private final AtomicInteger open = new AtomicInteger(1);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    Running(int instructions, ServiceSlot<ClassProvider> classes) {
      this.instructions = instructions;
      this.classes = classes;
    }

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(VmProvider.class, this);
    }

    @Override
    public String description() {
      return "Rhino " + new RhinoFactory(instructions).version();
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      return new Machine(new RhinoFactory(instructions));
    }

    private void contextEnded() {
      if (open.decrementAndGet() == 0) {
        drained.complete(null);
      }
    }

    @Override
    public CompletionStage<Void> drain() {
      contextEnded();
      return drained;
    }

    @Override
    public void close() {}

    private final class Machine implements VirtualMachine {
      private final RhinoFactory factory;
      private volatile boolean closed;

      Machine(RhinoFactory factory) {
        this.factory = factory;
      }

      @Override
      public GuestContext newContext(ContextSettings settings) {
        if (closed) {
          throw new IllegalStateException("the virtual machine is closed");
        }
        if (settings.options().containsKey("tier")
            && !"interp".equals(settings.options().get("tier"))) {
          throw new AshlarException(
              ErrorCode.UNSUPPORTED, "tier " + settings.options().get("tier"), "Rhino");
        }
        if (settings.limits().heapBytes() != Limits.UNLIMITED) {
          throw new AshlarException(ErrorCode.UNSUPPORTED, "a limit on memory", "Rhino");
        }
        open.incrementAndGet();
        RhinoContext context = new RhinoContext(factory, settings, classes.all());
        context.whenClosed().whenComplete((done, failure) -> contextEnded());
        return context;
      }

      @Override
      public void close() {
        closed = true;
      }
    }
  }
}
