package org.ashlar.vm.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CallTarget;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.SiteFeedback;
import org.ashlar.vm.host.Shell;
import org.junit.jupiter.api.Test;

/** What a compiler is told of functions that ran. */
class FunctionSnapshotTest {
  private final Map<String, FunctionView> views = new HashMap<>();

  /** Keeps what it is asked to compile, and declines it. */
  private final class Recording implements JitProvider, JitCompiler {
    @Override
    public String description() {
      return "recording";
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
      views.put(request.function().name(), request.function());
      return CompletableFuture.completedFuture(new CompileResult.Declined("recorded", true));
    }

    @Override
    public void close() {}
  }

  /** The view of {@code f}, once it was called often. */
  private FunctionView view(String declarations, String call) {
    ServiceRegistry services = new ServiceRegistry();
    services.offer(JitProvider.class, new Recording());
    JitTier tier = new JitTier(services, JitTier.Mode.NORMAL, Map.of());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Shell(silent, tier)
        .evaluate("f.js", declarations + "; for (var i = 0; i < 5000; i++) { " + call + "; } 0");
    tier.close();
    return Objects.requireNonNull(views.get("f"));
  }

  private static List<CallTarget> targets(FunctionView view) {
    return view.feedback().stream().flatMap(site -> site.targets().stream()).toList();
  }

  private static List<SiteFeedback.PropertyCase> properties(FunctionView view) {
    return view.feedback().stream().flatMap(site -> site.properties().stream()).toList();
  }

  private static List<Set<SiteFeedback.ValueType>> types(FunctionView view) {
    return view.feedback().stream()
        .map(SiteFeedback::types)
        .filter(types -> !types.isEmpty())
        .toList();
  }

  @Test
  void builtinsThatCompilersKnowHaveTheirNames() {
    FunctionView view =
        view(
            """
            function f(list, text) {
              list.length = 0;
              list.push(Math.sqrt(4)); Math.floor(1); Math.ceil(1); Math.abs(1);
              Math.cbrt(8);
              return text.charCodeAt(0);
            }
            """,
            "f([], 'a')");
    assertThat(targets(view))
        .map(target -> String.valueOf(((CallTarget.Builtin) target).name()))
        .containsExactlyInAnyOrder(
            "Math.sqrt",
            "Math.floor",
            "Math.ceil",
            "Math.abs",
            "null",
            "Array.prototype.push",
            "String.prototype.charCodeAt");
  }

  @Test
  void callsNameCodeAndHowItsObjectsBegin() {
    FunctionView view =
        view(
            """
            function P(x) { this.x = x; this.y = 1; }
            function g(x) { return x; }
            function f(x) { return g(new P(x)); }
            """,
            "f(i)");
    assertThat(targets(view))
        .anySatisfy(
            target -> {
              CallTarget.Construction made = ((CallTarget.Script) target).construction();
              assertThat(made).isNotNull();
              assertThat(made.layout().fields()).isEqualTo(2);
            })
        .anySatisfy(target -> assertThat(((CallTarget.Script) target).construction()).isNull())
        .hasSize(2)
        .extracting(CallTarget::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id < view.constants().entries().size());
  }

  @Test
  void propertiesTellWhereTheyLie() {
    FunctionView view =
        view(
            """
            var o = Object.create({ up: 'u' });
            for (var k = 0; k < 12; k++) o['p' + k] = {};
            o.number = 0.5;
            function f() { var r = o.p0; r = o.p11; r = o.up; r = o.number; return r; }
            """,
            "f()");
    List<SiteFeedback.PropertyCase> cases = properties(view);
    assertThat(cases).noneMatch(SiteFeedback.PropertyCase::isAdded);
    assertThat(cases)
        .filteredOn(seen -> seen.holders().isEmpty())
        .extracting(SiteFeedback.PropertyCase::slot)
        .anyMatch(slot -> !slot.overflow() && slot.index() == 0)
        .anyMatch(slot -> slot.overflow() && slot.kind() == SiteFeedback.Slot.Kind.REFERENCE)
        .anyMatch(slot -> slot.kind() == SiteFeedback.Slot.Kind.DOUBLE);
    assertThat(cases).filteredOn(seen -> seen.holders().size() == 1).hasSize(1);
  }

  @Test
  void typesAreThoseOfOperatorsNotTheRoundsOfLoops() {
    FunctionView view =
        view("function f(a) { var s = a; for (;;) { if (s) return s + 0.5; s = 1; } }", "f(0.25)");
    assertThat(types(view)).containsOnly(Set.of(SiteFeedback.ValueType.DOUBLE));
  }

  @Test
  void kindsAndTraitsSayHowAFunctionIsEntered() {
    FunctionView sloppy = view("function f() { return arguments.length + (this ? 1 : 0); }", "f()");
    assertThat(sloppy.kind()).isEqualTo(FunctionView.Kind.ORDINARY);
    assertThat(sloppy.traits())
        .containsExactlyInAnyOrder(
            FunctionView.Trait.COERCES_THIS, FunctionView.Trait.KEEPS_ARGUMENTS);
    FunctionView strict = view("var f = () => { 'use strict'; return 1; }", "f()");
    assertThat(strict.kind()).isEqualTo(FunctionView.Kind.METHOD);
    assertThat(strict.traits()).containsExactly(FunctionView.Trait.STRICT);
  }
}
