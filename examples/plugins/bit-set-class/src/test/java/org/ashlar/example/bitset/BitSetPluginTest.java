package org.ashlar.example.bitset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.ashlar.api.Context;
import org.ashlar.api.ScriptException;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.example.rhino.RhinoPlugin;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BitSetPluginTest extends VmFixture {
  private RunningPlugin classes;

  @Override
  protected PluginProvider provider() {
    return new RhinoPlugin();
  }

  @BeforeEach
  void startClasses() {
    classes = platform.plugins().start(new BitSetPlugin());
  }

  @Test
  void programsUseTheClass() {
    try (Context context = engine.createContext()) {
      assertThat(
              context
                  .eval(
                      "var b = new BitSet(3, 1); b.add(7); b.delete(3);"
                          + " var all = []; for (var x of b) { all.push(x); }"
                          + " [all.join(), b.size, b.has(7), b.has(3), BitSet.LIMIT].join(' ')")
                  .asString())
          .isEqualTo("1,7 2 true false 16777216");
    }
  }

  @Test
  void whatDoesNotFitIsARangeError() {
    try (Context context = engine.createContext()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval("new BitSet(0.5)"))
          .withMessageContaining("whole numbers below 16777216, not 0.5");
    }
  }

  @Test
  void contextsKeepTheClassAcrossAnExchangeAndNewOnesGetTheNewOne() {
    try (Context old = engine.createContext()) {
      old.eval("var kept = new BitSet(1)");
      platform.plugins().exchange(classes, new BitSetPlugin());
      assertThat(old.eval("kept.add(2); kept.size").asInt()).isEqualTo(2);
      try (Context fresh = engine.createContext()) {
        assertThat(fresh.eval("new BitSet(1, 2, 3).size").asInt()).isEqualTo(3);
      }
    }
  }

  @Test
  void withoutThePluginThereIsNoClass() {
    platform.plugins().stop(classes);
    try (Context context = engine.createContext()) {
      assertThat(context.eval("typeof BitSet").asString()).isEqualTo("undefined");
    }
  }
}
