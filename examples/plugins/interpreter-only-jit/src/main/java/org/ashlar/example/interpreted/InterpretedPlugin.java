package org.ashlar.example.interpreted;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.osgi.annotation.bundle.Header;

/** The plug-in: one service, {@link JitProvider}. */
@Header(name = PluginProvider.PROVIDER_HEADER, value = "${@class}")
public final class InterpretedPlugin implements PluginProvider {
  @Override
  public String name() {
    return "interpreted";
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

  private static final class Running implements Plugin, JitProvider {
    @Override
    public Map<Class<?>, Object> services() {
      return Map.of(JitProvider.class, this);
    }

    @Override
    public String description() {
      return "interpreter only";
    }

    @Override
    public JitCompiler newCompiler(AbiDescription abi, Map<String, String> options) {
      return new Declining();
    }

    @Override
    public void close() {}
  }

  private static final class Declining implements JitCompiler {
    @Override
    public boolean isActive() {
      return false;
    }

    @Override
    public CompletionStage<CompileResult> compile(CompileRequest request) {
      return CompletableFuture.completedFuture(
          new CompileResult.Declined("this plug-in compiles nothing", true));
    }

    @Override
    public void close() {}
  }
}
