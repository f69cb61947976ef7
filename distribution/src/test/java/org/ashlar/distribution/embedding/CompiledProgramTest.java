package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.Requirement;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.host.CompiledProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that are compiled, kept as bytes, and run by another engine. */
class CompiledProgramTest {
  private static final String PROGRAM =
      """
      class A { #x = 1n; static make() { return new this() } get x() { return this.#x } }
      const values = [];
      for (const [k, v] of Object.entries({ a: [1, , 'two'], b: /(?<n>b)/.exec('ab').groups.n })) {
        try { values.push(k, ...v); continue } finally { values.push('finally') }
      }
      function* g() { yield* [1, 2]; return 3 }
      result(JSON.stringify([values, [...g()], String(A.make().x), `${typeof g}`]));
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"SCRIPT", "MODULE", "COMMON_JS"})
  @Requirement("JC-A.5")
  void theyDoWhatTheTextDoes(Source.Kind kind) throws Exception {
    Path file = Files.writeString(directory.resolve("program.js"), PROGRAM);
    Source source = Source.file(kind, file);
    Path image = directory.resolve("program.ashc");
    Files.write(image, CompiledProgram.compile(source));
    Source again = CompiledProgram.source(image, Files.readAllBytes(image));
    assertThat(again.kind()).isEqualTo(kind);
    String[] options = {"vm.image", image.toString()};
    assertThat(run(again, options)).isEqualTo(run(source)).contains("finally");
  }

  @Test
  void aTextThatTurnsOutToBeAModuleBecomesOne() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("program.js"), "export const a = await 1; result(String(a));");
    Path image = directory.resolve("program.ashc");
    Files.write(image, CompiledProgram.compile(Source.file(Source.Kind.COMMON_JS, file)));
    Source again = CompiledProgram.source(image, Files.readAllBytes(image));
    assertThat(again.kind()).isEqualTo(Source.Kind.MODULE);
    assertThat(run(again, "vm.image", image.toString())).isEqualTo("1");
  }

  private static String run(Source source, String... option) {
    StringBuilder result = new StringBuilder();
    EngineBuilder builder = Engine.builder().callerDriven();
    if (option.length > 0) {
      builder.option(option[0], option[1]);
    }
    try (Engine engine = builder.build();
        Context context =
            engine
                .newContext()
                .function(
                    "result",
                    arguments -> {
                      result.append(arguments.getFirst().asString());
                      return null;
                    })
                .build()) {
      context.run(source);
    }
    return result.toString();
  }

  @Test
  @Requirement("V8-1.2.2")
  void aStageCompletesOrFailsAsTheProgramDoes() throws Exception {
    assertThat(evaluated("(async () => { await null; return 6 * 7 })()").asInt()).isEqualTo(42);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> evaluated("(async () => { await null; throw new Error('no') })()"))
        .havingCause()
        .isInstanceOf(ScriptException.class)
        .withMessageContaining("no");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> evaluated("throw new RangeError('at once')"))
        .havingCause()
        .isInstanceOf(ScriptException.class)
        .withMessageContaining("at once");
  }

  private Value evaluated(String program) throws Exception {
    Path image = directory.resolve("program.ashc");
    Files.write(image, CompiledProgram.compile(Source.script("program.js", program)));
    try (Engine engine = Engine.builder().workers(1).option("vm.image", image.toString()).build();
        Context context = engine.createContext()) {
      return context
          .evalAsync(CompiledProgram.source(image, Files.readAllBytes(image)))
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException, CompileException {
    byte[] bytes = CompiledProgram.compile(Source.script("a.js", PROGRAM));
    Path image = directory.resolve("damaged.ashc");
    Files.write(image, Arrays.copyOf(bytes, bytes.length - 10));
    try (Engine engine =
        Engine.builder().callerDriven().option("vm.image", image.toString()).build()) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(engine::createContext)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CODE_IMAGE));
    }
  }
}
