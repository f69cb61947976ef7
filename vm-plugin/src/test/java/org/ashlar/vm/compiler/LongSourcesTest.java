package org.ashlar.vm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.Verifier;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs as generators write them: long lists and chains, on an ordinary stack. */
class LongSourcesTest {
  private static final int LENGTH = 100_000;
  private static final int REGISTER_LIMIT = 64;

  static Stream<String> programs() {
    return Stream.of(
        "x = " + "a + ".repeat(LENGTH) + "a",
        "if (" + "a || ".repeat(LENGTH) + "a) b()",
        "x = " + "a ?? ".repeat(LENGTH) + "a",
        "x = a" + ".b(1)".repeat(LENGTH),
        "x = a" + "?.b".repeat(LENGTH),
        "x = [" + "a, ".repeat(LENGTH) + "]",
        "f(" + "a, ".repeat(LENGTH) + "a)",
        "x = `" + "${a}".repeat(LENGTH) + "`",
        join("if (x == %d) y(); else ") + ";",
        "switch (x) {" + join("case %d: y(); break; ") + "}",
        "x = {" + join("k%d: a, ") + "}");
  }

  private static String join(String pattern) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, LENGTH).forEach(i -> text.append(pattern.replace("%d", "" + i)));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void compileWithFewRegisters(String program) {
    CodeBlock code =
        new BytecodeCompiler(new KeyTable()).compileScript(SourceText.of("long", program)).code();
    assertThat(code.body().registerCount()).isLessThan(REGISTER_LIMIT);
    assertThat(Verifier.verify(code)).isEmpty();
  }
}
