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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.vm.host.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    evaluateWith(compiler, JitTier.Mode.NORMAL);
    return compiler.requests.size();
  }

  private static void evaluateWith(JitProvider compiler, JitTier.Mode mode) {
    ServiceRegistry services = new ServiceRegistry();
    services.offer(JitProvider.class, compiler);
    JitTier tier = new JitTier(services, mode, Map.of());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(new Shell(silent, tier).evaluate("calls.js", MANY_CALLS)).isEqualTo(1);
    tier.close();
  }

  @Test
  void whatACompilerHasNoTimeForIsAskedAgain() {
    assertThat(requestsTo(new Declining(false))).isGreaterThan(1);
  }

  @Test
  void whatACompilerRefusesForGoodIsNotAskedAgain() {
    assertThat(requestsTo(new Declining(true))).isEqualTo(1);
  }

  /** Fails in one way or another whenever it is asked to compile. */
  private record Failing(
      Supplier<CompletionStage<CompileResult>> answer, AtomicInteger asked, Error atClose)
      implements JitProvider, JitCompiler {
    @Override
    public String description() {
      return "failing";
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
        asked.incrementAndGet();
      }
      return answer.get();
    }

    @Override
    public void close() {
      throw atClose;
    }
  }

  private static int requestsTo(
      JitTier.Mode mode, Supplier<CompletionStage<CompileResult>> answer) {
    AtomicInteger asked = new AtomicInteger();
    evaluateWith(new Failing(answer, asked, new AssertionError("a fault at the end")), mode);
    return asked.get();
  }

  @ParameterizedTest
  @EnumSource
  void noGuestLearnsOfACompilerThatFails(JitTier.Mode mode) {
    RuntimeException fault = new IllegalStateException("a fault");
    List<Supplier<CompletionStage<CompileResult>>> faults =
        List.of(
            () -> {
              throw fault;
            },
            () -> {
              throw new NoClassDefFoundError("a class of it");
            },
            () -> CompletableFuture.failedStage(fault),
            () ->
                new CompletableFuture<>() {
                  @Override
                  public <U> CompletableFuture<U> handle(
                      BiFunction<? super CompileResult, Throwable, ? extends U> action) {
                    throw fault;
                  }
                });
    for (Supplier<CompletionStage<CompileResult>> each : faults) {
      assertThat(requestsTo(mode, each)).isEqualTo(1);
    }
  }

  /** As when the process may start no thread for a while. */
  @Test
  void aCompilerWithoutMemoryIsAskedAgain() {
    int asked =
        requestsTo(
            JitTier.Mode.NORMAL,
            () -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    assertThat(asked).isGreaterThan(1);
  }

  @Test
  void aCompilerThatDoesNotStartLeavesEverythingToTheInterpreter() {
    JitProvider broken =
        new JitProvider() {
          @Override
          public String description() {
            return "broken";
          }

          @Override
          public JitCompiler newCompiler(AbiDescription abi, Map<String, String> options) {
            throw new IllegalStateException("a fault");
          }
        };
    evaluateWith(broken, JitTier.Mode.NORMAL);
  }
}
