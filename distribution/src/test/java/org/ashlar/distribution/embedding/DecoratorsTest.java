package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decorators and auto-accessors, which an option makes part of the language. */
@Timeout(120)
class DecoratorsTest {
  private static Engine engine(String tier) {
    return Engine.builder()
        .option("vm.tier", tier)
        .option("vm.experimental-decorators", "true")
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "jit", "eager", "exits", "osr"})
  void theScriptPasses(String tier) throws IOException {
    try (InputStream script =
            Objects.requireNonNull(DecoratorsTest.class.getResourceAsStream("decorators.js"));
        Engine engine = engine(tier);
        Context context = engine.newContext().build()) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      // What global code declares is compiled when it is a function that is called again.
      context.eval("function program() {" + text + "}");
      assertThat(context.eval("for (let i = 0; i < 3; i++) program(); 'passed'").asString())
          .isEqualTo("passed");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @(() => {}) class C {}            | Decorators
          class C { @(() => {}) method() {} } | Decorators
          (class { accessor x = 1 })        | Auto-accessors
          """)
  void withoutTheOptionTheErrorNamesIt(String text, String what) {
    try (Engine engine = Engine.create();
        Context context = engine.newContext().build()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval(text))
          .withMessageContaining(what + " need the option --experimental-decorators");
    }
  }

  @Test
  void theOptionIsTrueOrFalse() {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(
            () ->
                Engine.builder()
                    .option("vm.experimental-decorators", "perhaps")
                    .build()
                    .newContext()
                    .build())
        .matches(refused -> refused.code() == ErrorCode.INVALID_SETTING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @mark export class C {}           | C       | C
          export @mark class C {}           | C       | C
          @mark export default class C {}   | default | C
          export default @mark class {}     | default | default
          @mark export default class {}     | default | default
          """)
  void exportedClassesAreDecoratedBeforeOrBehindTheWord(
      String declaration, String export, String name) {
    try (Engine engine = engine("jit");
        Context context = engine.newContext().build()) {
      String text = "function mark(c) { c.marked = c.name; }\n" + declaration;
      assertThat(
              context.eval(Source.module("m.mjs", text)).member(export).member("marked").asString())
          .isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@mark export @mark class C {}",
        "@mark export const x = 1",
        "@mark export default 1",
        "@mark export { mark }",
        "@mark import 'x'",
        "export @mark const x = 1"
      })
  void nothingElseIsDecorated(String declaration) {
    try (Engine engine = engine("jit");
        Context context = engine.newContext().build()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval(Source.module("m.mjs", "const mark = 1;\n" + declaration)))
          .matches(thrown -> thrown.toString().contains("SyntaxError"));
    }
  }
}
