package org.ashlar.vm.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.osgi.annotation.bundle.Header;

/** The virtual-machine plug-in: {@link VmProvider}, and {@link SampleSource} for profilers. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class VmPlugin implements PluginProvider {
  @Override
  public String name() {
    return "vm";
  }

  @Override
  public Set<String> options() {
    return Set.of(
        VmMachine.TIER_OPTION,
        VmMachine.DECORATORS_OPTION,
        CompiledProgram.OPTION,
        RejectionPolicy.OPTION,
        VmContext.CAN_BLOCK_OPTION);
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    SpiVersion.Range present = SpiVersion.Range.using(new SpiVersion(0, 1, 0));
    return List.of(
        new SpiVersion.Requirement("org.ashlar.spi.vm", present),
        new SpiVersion.Requirement("org.ashlar.spi.schedule", present),
        new SpiVersion.Requirement("org.ashlar.spi.host", present));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory: wires everything with plain constructor calls. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    return new Running(configuration, services);
  }

  /** The plug-in while it runs. It is drained once every context it made is closed. */
  private static final class Running implements Plugin, VmProvider {
    private final PluginConfiguration configuration;
    private final Services services;
    private final ContextSampler sampler = new ContextSampler();
    private final AtomicInteger open = new AtomicInteger(1);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    Running(PluginConfiguration configuration, Services services) {
      this.configuration = configuration;
      this.services = services;
    }

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(VmProvider.class, this, SampleSource.class, sampler);
    }

    @Override
    public String description() {
      String version = VmPlugin.class.getPackage().getImplementationVersion();
      return "Ashlar " + (version == null ? "(development)" : version);
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      Map<String, String> merged = new HashMap<>(configuration.values());
      merged.putAll(options);
      open.incrementAndGet();
      boolean made = false;
      try {
        VmMachine machine = new VmMachine(merged, services, sampler, this::machineClosed);
        made = true;
        return machine;
      } finally {
        if (!made) {
          machineClosed();
        }
      }
    }

    private void machineClosed() {
      if (open.decrementAndGet() == 0) {
        drained.complete(null);
      }
    }

    @Override
    public CompletionStage<Void> drain() {
      machineClosed();
      return drained;
    }

    @Override
    public void close() {
      sampler.close();
    }
  }
}
