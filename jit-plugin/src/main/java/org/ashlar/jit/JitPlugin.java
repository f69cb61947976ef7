package org.ashlar.jit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.osgi.annotation.bundle.Header;

/** The JIT plug-in: one service, {@link JitProvider}. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class JitPlugin implements PluginProvider {
  private static final SpiVersion ABI = new SpiVersion(0, 1, 0);

  @Override
  public String name() {
    return "jit";
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of(
        new SpiVersion.Requirement(
            "org.ashlar.spi.jit", SpiVersion.Range.using(new SpiVersion(0, 1, 0))));
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services services) {
    return create(configuration, services);
  }

  /** The one factory. */
  public static Plugin create(PluginConfiguration configuration, Services services) {
    return new Running();
  }

  /** The plug-in while it runs. It is drained once each compiler it made has ended. */
  private static final class Running implements Plugin, JitProvider {
    private final AtomicInteger open = new AtomicInteger(1);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(JitProvider.class, this);
    }

    @Override
    public String description() {
      return "Ashlar JIT";
    }

    @Override
    public JitCompiler newCompiler(AbiDescription abi, Map<String, String> options) {
      if (!SpiVersion.Range.using(ABI).includes(abi.version())) {
        throw new AshlarException(
            ErrorCode.SPI_VERSION_MISMATCH, "JIT ABI", SpiVersion.Range.using(ABI), abi.version());
      }
      open.incrementAndGet();
      return new BackgroundCompiler(abi, this::ended);
    }

    private void ended() {
      if (open.decrementAndGet() == 0) {
        drained.complete(null);
      }
    }

    @Override
    public CompletionStage<Void> drain() {
      ended();
      return drained;
    }

    @Override
    public void close() {}
  }
}
