package org.ashlar.vm.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.junit.jupiter.api.Test;

class InitialRegistersTest {
  private static int count(String function) {
    CodeBlock code =
        new BytecodeCompiler(new KeyTable())
            .compileScript(SourceText.of("test", function))
            .functions()
            .getFirst()
            .code();
    return InitialRegisters.of(code.body(), code.parameterCount()).length;
  }

  @Test
  void parametersAndTemporariesNeedNothing() {
    assertThat(count("function f(a, b) { return a * b + a; }")).isZero();
  }

  @Test
  void variableThatOnePathLeavesUnwrittenStartsUndefined() {
    assertThat(count("function f(a) { var x; if (a) { x = 1; } return x; }")).isEqualTo(1);
    assertThat(count("function f(a) { var x; if (a) { x = 1; } else { x = 2; } return x; }"))
        .isZero();
  }

  @Test
  void variableReadInAHandlerStartsUndefined() {
    assertThat(count("function f(g) { var x; try { x = g(); } catch { return x; } return 1; }"))
        .isGreaterThan(0);
  }
}
