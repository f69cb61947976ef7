package org.ashlar.vm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.Verifier;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs as generators write them: long lists, long chains and deep nesting. */
class LongSourcesTest {
  private static final int LENGTH = 100_000;
  private static final int REGISTER_LIMIT = 64;
  private static final int SMALL_STACK_BYTES = 512 << 10;

  /** Deeper than other engines go where a level is a class with a method. */
  private static final int USUAL_DEPTH = 1000;

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

  static Stream<Nested> nestings() {
    return Stream.of(
        new Nested("!", "1", ""),
        new Nested("a ** ", "1", ""),
        new Nested("delete ", "a", ""),
        new Nested("try {", ";", "} finally {}"),
        new Nested("try {", ";", "} catch (e) {}"),
        new Nested("for (x of y) {", ";", "}"),
        new Nested("for (let i = 0; i < 1; i++)", ";", ""),
        new Nested("(", "1", ")"),
        new Nested("[", "1", "]"),
        new Nested("({a: ", "1", "})"),
        new Nested("a ? 1 : ", "1", ""),
        new Nested("a => ", "1", ""),
        new Nested("function f() {", "", "}"),
        new Nested("class A { static {", "", "}}"),
        new Nested("(class { m() {", "", "}})"),
        new Nested("`${", "1", "}`"),
        new Nested("f(a, ", "1", ")"));
  }

  /** A form that contains itself. */
  record Nested(String open, String inner, String close) {
    String source(int depth) {
      return open.repeat(depth) + inner + close.repeat(depth);
    }
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void whatTheParserAcceptsCompilesOnASmallStack(Nested form) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, () -> compileDeepest(form), "compiler", SMALL_STACK_BYTES);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
  }

  private static void compileDeepest(Nested form) {
    int accepted = 1;
    int refused = LENGTH;
    while (refused - accepted > 1) {
      int depth = (accepted + refused) / 2;
      try {
        compiler().compileScript(SourceText.of("deep", form.source(depth)));
        accepted = depth;
      } catch (CompileException tooDeep) {
        refused = depth;
      }
    }
    assertThat(accepted).isGreaterThan(USUAL_DEPTH);
    compileAll(compiler().compileScript(SourceText.of("deep", form.source(accepted))).code());
  }

  private static void compileAll(CodeBlock code) {
    Queue<CodeBlock> blocks = new ArrayDeque<>(List.of(code));
    while (!blocks.isEmpty()) {
      blocks.addAll(List.of(blocks.remove().body().functions()));
    }
  }

  private static BytecodeCompiler compiler() {
    return new BytecodeCompiler(new KeyTable());
  }
}
