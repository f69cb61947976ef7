package org.ashlar.distribution.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.HostFunction;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.host.CompiledProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules of both kinds in one program. */
class ProgramModulesTest {
  private static final PermissionPolicy ALL = (kind, target) -> true;

  @TempDir Path directory;
  private final Engine engine = Engine.create();
  private final Context context =
      engine
          .newContext()
          .hook(PermissionPolicy.class, ALL)
          .hook(ModuleLoader.class, new ProgramModules(ALL))
          .build();

  @BeforeEach
  void writeModules() throws IOException {
    write("first.mjs", "globalThis.order = ['first']");
    write("second.cjs", "order.push('second'); exports.name = 'second'; exports.order = order");
    write("third.mjs", "order.push('third'); export { name } from './second.cjs'");
    write("broken.cjs", "order.push('broken'); throw new RangeError('broken')");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void commonJsRunsInItsPlaceAmongEsModules() throws IOException {
    assertThat(
            evaluate(
                "import './first.mjs';",
                "import whole, { name } from './second.cjs';",
                "import { name as renamed } from './third.mjs';",
                "order.push(whole.name, name, renamed);",
                "export const seen = order.join()"))
        .isEqualTo("first,second,third,second,second,second");
  }

  @Test
  void whatCommonJsDoesNotExportIsMissedWhenItHasRun() {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(
            () -> evaluate("import './first.mjs';", "import { nothing } from './second.cjs';"))
        .withMessageContaining("does not provide an export named 'nothing'");
    assertThat(context.eval("order.join()").asString()).isEqualTo("first,second");
  }

  @Test
  void whatCommonJsThrowsIsThrownByEveryImport() throws IOException {
    write("importer.mjs", "import './broken.cjs'");
    assertThat(
            evaluate(
                "import './first.mjs';",
                "const caught = [];",
                "for (const name of ['./broken.cjs', './importer.mjs', './broken.cjs'])",
                "  try { await import(name) } catch (e) { caught.push(e.name) }",
                "export const seen = [...order, ...caught].join()"))
        .isEqualTo("first,broken,RangeError,RangeError,RangeError");
  }

  @Test
  void whatFailedBetweenItsImportAndItsTurnRunsAgain() throws IOException {
    write(
        "failing.cjs", "globalThis.later ??= import('./importer.mjs'); throw new Error('failing')");
    write("importer.mjs", "import './failing.cjs'");
    Path main =
        write(
            "main.cjs",
            """
            try { require('./failing.cjs') } catch {}
            exports.seen = later.catch(e => e.message)
            """);
    Value seen = context.eval(Source.file(Source.Kind.COMMON_JS, main)).member("seen");
    context.runUntilIdle();
    assertThat(seen.toStage().toCompletableFuture().join().asString()).isEqualTo("failing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow.mjs", "outer.mjs", "late.mjs"})
  @Timeout(60)
  void aModuleThatWasInterruptedRunsAgain(String name) throws Exception {
    write("slow.mjs", "begun(); while (slow); export const seen = 7");
    write("outer.mjs", "export { seen } from './slow.mjs'");
    write("late.cjs", "begun(); while (slow); exports.seen = 7");
    write("late.mjs", "export { seen } from './late.cjs'");
    CountDownLatch begun = new CountDownLatch(1);
    HostFunction begin =
        arguments -> {
          begun.countDown();
          return null;
        };
    context.global().setMember("begun", begin);
    context.global().setMember("slow", true);
    Source importing =
        Source.of("import('%s').then(it => it.seen)".formatted(directory.resolve(name).toUri()));
    CompletableFuture<Value> first = context.evalAsync(importing).toCompletableFuture();
    begun.await();
    context.interrupt();
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(first::get);
    context.global().setMember("slow", false);
    Value again = context.evalAsync(importing).toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(again.asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "}); 5; ({ | '}' | 1",
        "0;\\n}), (function () { | '}' | 2",
        "}, function () { | '}' | 1",
        "0;\\n} + { | '}' | 2",
        "0;\\nfunction f() { | end | 2"
      })
  void noTextClosesTheFunctionAroundIt(String text, String unexpected, int line)
      throws IOException {
    Path file = write("closing.cjs", text.replace("\\n", "\n"));
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> context.eval(Source.file(Source.Kind.COMMON_JS, file)))
        .withMessageContaining("SyntaxError")
        .withMessageContaining("Unexpected")
        .withMessageContaining(unexpected)
        .satisfies(e -> assertThat(requireNonNull(e.details().location()).line()).isEqualTo(line));
    assertThatExceptionOfType(CompileException.class)
        .isThrownBy(() -> CompiledProgram.compile(Source.file(Source.Kind.COMMON_JS, file)));
  }

  @Test
  void whatRequireGaveUpDoesNotRunLater() throws IOException {
    CompletableFuture<Source> late = new CompletableFuture<>();
    ModuleLoader slow =
        new ModuleLoader() {
          @Override
          public String resolve(String specifier, String from, Map<String, String> attributes) {
            return specifier;
          }

          @Override
          public CompletionStage<Source> load(String url, Map<String, String> attributes) {
            return late;
          }
        };
    write("waiting.mjs", "import 'late:'; globalThis.ran = true");
    Path main = write("main.cjs", "try { require('./waiting.mjs') } catch (e) { ran = e.code }");
    try (Context waiting =
        engine
            .newContext()
            .hook(PermissionPolicy.class, ALL)
            .hook(ModuleLoader.class, slow)
            .build()) {
      waiting.eval(Source.file(Source.Kind.COMMON_JS, main));
      late.complete(Source.of(Source.Kind.MODULE, "late:", "export {}"));
      waiting.runUntilIdle();
      assertThat(waiting.eval("ran").asString()).isEqualTo("ERR_REQUIRE_PENDING_MODULE");
    }
  }

  @Test
  void dataUrlsAreModules() throws IOException {
    assertThat(
            evaluate(
                "import text from 'data:text/javascript,export default \"a%20b%C3%A9\"';",
                "import { v } from 'data:text/javascript;base64,ZXhwb3J0IGNvbnN0IHYgPSA0Mg==';",
                "import json from 'data:application/json,[7]' with { type: 'json' };",
                "import 'data:text/javascript,import \"node:fs\"';",
                "const code = url => import(url).catch(e => e.code);",
                "export const seen = [text, v, json, await code('data:text/plain,x'),",
                "  await code('data:text/javascript,import \"./first.mjs\"')].join()"))
        .isEqualTo("a bé,42,7,ERR_MODULE_LOAD_FAILED,ERR_MODULE_NOT_FOUND");
  }

  @Test
  void whatIsNoUtf8IsReplaced() throws IOException {
    byte[] text = "export const seen = 'a?'".getBytes(StandardCharsets.US_ASCII);
    text[text.length - 2] = (byte) 0xFF;
    Files.write(directory.resolve("latin.mjs"), text);
    assertThat(evaluate("export { seen } from './latin.mjs'")).isEqualTo("a\uFFFD");
    assertThat(Source.module(directory.resolve("latin.mjs")).text()).contains("a\uFFFD");
  }

  private String evaluate(String... lines) throws IOException {
    Path main = write("main.mjs", String.join("\n", lines));
    return context.eval(Source.module(main)).member("seen").asString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
