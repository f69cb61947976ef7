package org.ashlar.vm.intrinsic.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextFunctionsTest {

  @Test
  void aSigmaIsFinalBehindACasedLetterAndBeforeNone() {
    assertThat(TextFunctions.toLowerCase("\u0391\u03A3")).isEqualTo("\u03B1\u03C2");
    assertThat(TextFunctions.toLowerCase("\u0391\u03A30x")).isEqualTo("\u03B1\u03C20x");
    assertThat(TextFunctions.toLowerCase("\u0391\u03A3.b")).isEqualTo("\u03B1\u03C3.b");
    assertThat(TextFunctions.toLowerCase("\u03A3")).isEqualTo("\u03C3");
    assertThat(TextFunctions.toLowerCase("\u0130")).isEqualTo("i\u0307");
    assertThat(TextFunctions.toUpperCase("\u00DF\uFB01")).isEqualTo("SSFI");
  }

  @Test
  void comparisonPutsLettersBeforeAccentsBeforeCase() {
    assertThat(TextOrder.compare("a", "B")).isEqualTo(-1);
    assertThat(TextOrder.compare("a", "A")).isEqualTo(-1);
    assertThat(TextOrder.compare("aB", "Ab")).isEqualTo(-1);
    assertThat(TextOrder.compare("Ab", "abc")).isEqualTo(-1);
    assertThat(TextOrder.compare("a b", "ab")).isEqualTo(-1);
    assertThat(TextOrder.compare("resume", "r\u00E9sum\u00E9")).isEqualTo(-1);
    assertThat(TextOrder.compare("r\u00E9sum\u00E9", "resumf")).isEqualTo(-1);
    assertThat(TextOrder.compare("e\u0301", "\u00E9")).isZero();
    assertThat(TextOrder.compare("10", "a")).isEqualTo(-1);
    assertThat(TextOrder.compare("_", "1")).isEqualTo(-1);
  }

  @Test
  void loneSurrogatesAreFoundAndReplaced() {
    assertThat(TextFunctions.loneSurrogate("a\ud83d\ude00b")).isEqualTo(-1);
    assertThat(TextFunctions.loneSurrogate("a\ude00\ud83d")).isEqualTo(1);
    assertThat(TextFunctions.toWellFormed("a\ude00\ud83d\ude00\ud83d"))
        .isEqualTo("a\ufffd\ud83d\ude00\ufffd");
  }

  @Test
  void trimmingKnowsAllWhiteSpace() {
    assertThat(TextFunctions.trim("\ufeff\u2029 a\u3000", true, true)).isEqualTo("a");
    assertThat(TextFunctions.trim(" a ", false, true)).isEqualTo(" a");
    assertThat(TextFunctions.trim("  ", true, true)).isEmpty();
  }
}
