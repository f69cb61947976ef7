package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.Context;
import org.ashlar.api.Source;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.host.HostFile;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.vm.VmFixture;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;

/** What cannot be closed keeps nobody waiting for the end of a context or a machine. */
class ReleaseTest extends VmFixture {
  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }

  /** Files that open and cannot be closed. */
  private static final class NeverClosing implements HostFiles, HostFile {
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public HostFile open(String path, Mode mode) {
      return this;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      throw new IllegalStateException("a fault of a file");
    }

    @Override
    public byte[] read(String path) {
      return new byte[0];
    }

    @Override
    public void write(String path, byte[] content, boolean append) {}

    @Override
    public Optional<Status> status(String path) {
      return Optional.empty();
    }

    @Override
    public String realPath(String path) {
      return path;
    }

    @Override
    public List<String> list(String path) {
      return List.of();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      return 0;
    }

    @Override
    public void write(ByteBuffer content, long position) {}

    @Override
    public Status status() {
      return new Status(Kind.FILE, 0, 0, Times.of(0), Identity.UNKNOWN);
    }

    @Override
    public void truncate(long size) {}

    @Override
    public void force() {}
  }

  @Test
  void aFileThatFailsToCloseKeepsNobodyWaiting() {
    NeverClosing files = new NeverClosing();
    Context context =
        engine
            .newContext()
            .hook(HostFiles.class, files)
            .hook(PermissionPolicy.class, PermissionPolicy.allowAll())
            .build();
    String program = "require('fs').openSync('/a', 'r')";
    context.eval(Source.of(Source.Kind.COMMON_JS, "open.js", program));
    context.closeAsync().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(files.closed).hasValue(1);
  }

  /** A compiler that cannot be closed. */
  private record Stuck(AtomicInteger closed) implements JitProvider, JitCompiler {
    @Override
    public String description() {
      return "stuck";
    }

    @Override
    public JitCompiler newCompiler(AbiDescription abi, Map<String, String> options) {
      return this;
    }

    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public CompletionStage<CompileResult> compile(CompileRequest request) {
      throw new AssertionError("nothing is hot");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      throw new IllegalStateException("a fault of a compiler");
    }
  }

  @Test
  void aCompilerThatFailsToCloseKeepsNoPluginFromItsEnd() {
    Stuck stuck = new Stuck(new AtomicInteger());
    ServiceRegistry services = new ServiceRegistry();
    services.offer(JitProvider.class, stuck);
    try (Plugin plugin = VmPlugin.create(PluginConfiguration.empty(), services)) {
      ((VmProvider) plugin).newVirtualMachine(Map.of()).close();
      assertThat(plugin.drain().toCompletableFuture()).isCompleted();
    }
    assertThat(stuck.closed).hasValue(1);
  }
}
