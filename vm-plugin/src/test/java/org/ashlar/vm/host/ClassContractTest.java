package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.api.Context;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.object.ClassContract;
import org.junit.jupiter.api.Test;

class ClassContractTest extends ClassContract {
  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }

  @Test
  void aClassOfTheProgramCanExtendOne() {
    try (Context context = engine.createContext()) {
      assertThat(
              context
                  .eval(
                      "class Odd extends Numbers { add(n) { if (n % 2) { super.add(n); } } };"
                          + " const odd = new Odd(1); odd.add(2); odd.add(3);"
                          + " [...odd].join() + (odd instanceof Odd) + odd.both(odd).size")
                  .asString())
          .isEqualTo("1,3true4");
    }
  }

  @Test
  void iteratorsHaveWhatAllIteratorsHave() {
    try (Context context = engine.createContext()) {
      assertThat(
              context
                  .eval("new Numbers(1, 2, 3)[Symbol.iterator]().map(x => x * 2).toArray().join()")
                  .asString())
          .isEqualTo("2,4,6");
    }
  }
}
