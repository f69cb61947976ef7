package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;

/** Values are equal where {@code Object.is} says so. */
class ValueEqualityTest {
  @JsAsyncTest
  void numbersAreEqualAsTheSameValueIs(Engine engine, Context context) {
    Value notANumber = context.eval("NaN");
    assertThat(notANumber.equals(notANumber)).isTrue();
    assertThat(notANumber).isEqualTo(context.eval("0 / 0")).hasSameHashCodeAs(context.eval("NaN"));
    assertThat(context.eval("0")).isNotEqualTo(context.eval("-0"));
    assertThat(context.eval("1"))
        .isEqualTo(context.eval("0.5 + 0.5"))
        .hasSameHashCodeAs(context.eval("0.5 + 0.5"));
    try (Context other = engine.createContext()) {
      assertThat(other.eval("'a' + 'b'")).isEqualTo(context.eval("'ab'"));
      assertThat(other.eval("1n")).isNotEqualTo(context.eval("1"));
      assertThat(other.global()).isNotEqualTo(context.global());
      assertThat(context.global()).isEqualTo(context.eval("globalThis"));
    }
  }
}
