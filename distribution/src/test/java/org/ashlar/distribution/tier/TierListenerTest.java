package org.ashlar.distribution.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an embedder hears of hot functions. */
@Timeout(120)
class TierListenerTest {
  private static final String PROGRAM =
      """
      function twice(x) {
        return x + x;
      }
      for (var i = 0; i < 1000; i++) twice(i);
      """;

  private final List<TierEvent> events = new CopyOnWriteArrayList<>();

  private <T extends TierEvent> T await(Class<T> type, String function) {
    while (true) {
      for (TierEvent event : events) {
        if (type.isInstance(event) && event.function().equals(function)) {
          return type.cast(event);
        }
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void compilationsAndExitsAreToldWithTheirPlaces() {
    try (Engine engine =
            Engine.builder().callerDriven().service(TierListener.class, events::add).build();
        Context context = engine.createContext()) {
      context.eval(Source.script("hot.js", PROGRAM));

      TierEvent.Compiled compiled = await(TierEvent.Compiled.class, "twice");
      assertThat(compiled.location()).hasToString("hot.js:1:1");
      assertThat(compiled.unit()).isEqualTo(TierEvent.Unit.FUNCTION);
      assertThat(compiled.cause()).isEqualTo(TierEvent.Cause.HOT_CALLS);
      assertThat(compiled.count()).isBetween(512L, 1000L);
      assertThat(compiled.classBytes()).isGreaterThan(compiled.bytecodeBytes()).isPositive();

      assertThat(context.eval("twice('ab')").asString()).isEqualTo("abab");
      TierEvent.Left left = await(TierEvent.Left.class, "twice");
      assertThat(left.at().line()).isEqualTo(2);
      assertThat(left.operation()).isEqualTo("ADD");
      assertThat(left.reason()).startsWith("wants an int");
      assertThat(left.count()).isEqualTo(1);
    }
  }

  @Test
  void aFunctionWithManyCasesIsCompiledWithFewer() {
    String large =
        "function large(o) { var s = 0; "
            + "s += o.a; s += o.b.length; ".repeat(40)
            + "return s; }"
            + "var shapes = [{ a: 1, b: 'x' }, { b: 'x', a: 1.5 }, { c: 0, a: 1, b: 'x' }];"
            + "var sum = 0; for (var i = 0; i < 1500; i++) sum += large(shapes[i % 3]);";
    try (Engine engine =
            Engine.builder().callerDriven().service(TierListener.class, events::add).build();
        Context context = engine.createContext()) {
      context.eval(large);

      assertThat(await(TierEvent.Compiled.class, "large").bytecodeBytes()).isGreaterThan(1000);
      assertThat(events).noneMatch(event -> event instanceof TierEvent.Declined);
      assertThat(context.eval("sum += large(shapes[1])").asDouble())
          .isEqualTo(500 * (80 + 100 + 80) + 100);
    }
  }
}
