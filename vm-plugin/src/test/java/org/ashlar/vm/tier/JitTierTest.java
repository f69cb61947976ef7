package org.ashlar.vm.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.vm.host.Shell;
import org.junit.jupiter.api.Test;

class JitTierTest {
  private static final String MANY_CALLS =
      "function f() { return 1; } for (let i = 0; i < 20000; i++) { f(); } f()";

  /** Declines everything in the same way, and counts what it was asked for {@code f}. */
  private static final class Declining implements JitProvider, JitCompiler {
    final List<CompileRequest> requests = new ArrayList<>();
    private final boolean permanent;

    Declining(boolean permanent) {
      this.permanent = permanent;
    }

    @Override
    public String description() {
      return "declining";
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
      if (request.function().name().equals("f")) {
        requests.add(request);
      }
      return CompletableFuture.completedFuture(new CompileResult.Declined("busy", permanent));
    }

    @Override
    public void close() {}
  }

  private static int requestsTo(Declining compiler) {
    ServiceRegistry services = new ServiceRegistry();
    services.offer(JitProvider.class, compiler);
    JitTier tier = new JitTier(services, JitTier.Mode.NORMAL, Map.of());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(new Shell(silent, tier).evaluate("calls.js", MANY_CALLS)).isEqualTo(1);
    tier.close();
    return compiler.requests.size();
  }

  @Test
  void whatACompilerHasNoTimeForIsAskedAgain() {
    assertThat(requestsTo(new Declining(false))).isGreaterThan(1);
  }

  @Test
  void whatACompilerRefusesForGoodIsNotAskedAgain() {
    assertThat(requestsTo(new Declining(true))).isEqualTo(1);
  }
}
