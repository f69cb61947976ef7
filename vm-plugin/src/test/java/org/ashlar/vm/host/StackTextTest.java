package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTextTest {
  @Test
  void framesAreNamedAndUnnamed() {
    String stack =
        "Error: at home (a:1:2)\n    at read (file:///a b.js:10:21)\n    at C:/x.js:3:1\n"
            + "    at new Point (p.js:1:1)\n    at Array.map (<anonymous>)";
    assertThat(StackText.frames(stack))
        .containsExactly(
            new StackFrame("read", new SourceLocation("file:///a b.js", 10, 21)),
            new StackFrame("", new SourceLocation("C:/x.js", 3, 1)),
            new StackFrame("new Point", new SourceLocation("p.js", 1, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    at f (a:0:0)",
        "    at f (a:1:0)",
        "    at f (a:99999999999:1)",
        "    at f (a:1:2147483648)",
        "    at f (a:-1:1)",
        "    at f (:1)",
        "    at f ()",
        "    at )",
        "    at ",
        "    at a::",
        "at f (a:1:1)",
        "\n\n  \n"
      })
  void whatNamesNoPlaceIsPassedOver(String line) {
    assertThat(StackText.frames(line + "\n    at g (b:1:1)"))
        .containsExactly(new StackFrame("g", new SourceLocation("b", 1, 1)));
  }

  @Test
  void onlyTheBeginningOfALongTextIsRead() {
    String line = "    at f (".repeat(1 << 17) + "\n";
    assertThat(StackText.frames(line + "    at g (b:1:1)\n")).isEmpty();
    assertThat(StackText.frames("    at g (b:1:1)\n".repeat(20_000))).hasSize(10_000);
  }
}
