package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guest holds weakly goes when the JVM collects it, and not before its job has ended. */
@Timeout(60)
class WeakReferencesTest {
  private static final HostFunction GC =
      arguments -> {
        System.gc();
        return null;
      };

  private static boolean collectUntil(BooleanSupplier gone) throws InterruptedException {
    for (int attempt = 0; attempt < 100; attempt++) {
      System.gc();
      if (gone.getAsBoolean()) {
        return true;
      }
      Thread.sleep(10);
    }
    return false;
  }

  private static Source script(String text) {
    return Source.script("weak.js", text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          target of a reference        | globalThis.r = new WeakRef({})
          target that was read         | globalThis.r = new WeakRef({}); r.deref()
          value that refers to its key | const m = new WeakMap(); globalThis.m = m; { const k = {}; const v = { k }; m.set(k, v); globalThis.r = new WeakRef(v); }
          value of a dead collection   | globalThis.k = {}; { const v = {}; new WeakMap().set(k, v); globalThis.r = new WeakRef(v); new WeakMap().set(k, 1); } globalThis.again = () => new WeakMap().set(k, 1)
          member of a weak set         | { const o = {}; globalThis.s = new WeakSet([o]); globalThis.r = new WeakRef(o); }
          registered target            | globalThis.f = new FinalizationRegistry(() => {}); { const o = {}; f.register(o, 1, o); globalThis.r = new WeakRef(o); }
          symbol                       | globalThis.m = new WeakMap(); { const s = Symbol(); m.set(s, 1); globalThis.r = new WeakRef(s); }
          """)
  void whatIsHeldWeaklyGoes(String kind, String program) throws InterruptedException {
    assertThat(kind).isNotBlank();
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().build()) {
      context.eval(script(program));
      BooleanSupplier gone =
          () -> context.eval(script("globalThis.again?.(); r.deref() === undefined")).asBoolean();
      assertThat(collectUntil(gone)).isTrue();
    }
  }

  @Test
  void aTargetStaysUntilItsJobEnds() {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().function("gc", GC).build()) {
      String program =
          "const r = new WeakRef({}); for (let i = 0; i < 10; i++) gc(); r.deref() !== undefined";
      assertThat(context.eval(script(program)).asBoolean()).isTrue();
    }
  }

  @Test
  void aKeyKeepsItsValueWhileTheMapLives() {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().function("gc", GC).build()) {
      context.eval(script("globalThis.k = {}; globalThis.m = new WeakMap([[k, { x: 7 }]])"));
      System.gc();
      assertThat(context.eval(script("gc(); m.get(k).x")).asInt()).isEqualTo(7);
    }
  }

  @Test
  void cleanupsRunInAContextThatRests() throws InterruptedException {
    AtomicInteger cleaned = new AtomicInteger();
    HostFunction clean =
        arguments -> {
          cleaned.addAndGet(arguments.get(0).asInt());
          return null;
        };
    try (Engine engine = Engine.builder().build();
        Context context = engine.newContext().function("clean", clean).build()) {
      String program =
          "globalThis.f = new FinalizationRegistry(clean);"
              + "for (let i = 0; i < 100; i++) f.register({}, 1);"
              + "const token = {}; f.register({}, 1000, token); f.unregister(token);";
      context.eval(script(program));
      assertThat(collectUntil(() -> cleaned.get() == 100)).isTrue();
      context.eval(script("f.register({}, 1)"));
      assertThat(collectUntil(() -> cleaned.get() == 101)).isTrue();
    }
  }

  @Test
  void aClosedContextKeepsNothing() throws InterruptedException {
    try (Engine engine = Engine.builder().callerDriven().build()) {
      Context context = engine.newContext().build();
      WeakReference<Object> held = fill(context);
      context.close();
      assertThat(collectUntil(() -> held.refersTo(null))).isTrue();
      assertThat(context.statistics().reductions()).isNotNegative();
    }
  }

  private static WeakReference<Object> fill(Context context) {
    HostFunction function = new Marker();
    context.global().setMember("marker", function);
    context.eval(
        script(
            "globalThis.f = new FinalizationRegistry(marker); f.register({}, marker);"
                + "setInterval(marker, 1e6); new Promise(() => {}).then(marker);"
                + "globalThis.m = new WeakMap([[marker, marker]]);"));
    return new WeakReference<>(function);
  }

  private static final class Marker implements HostFunction {
    @Override
    public Object call(List<Value> arguments) {
      return "";
    }
  }
}
