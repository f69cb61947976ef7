package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ShadowRealm has of its host: modules, a console, the limits of its context. */
@Timeout(60)
class ShadowRealmTest {
  private static final PermissionPolicy ALL = (kind, target) -> true;

  @TempDir Path directory;
  private final Engine engine = Engine.create();

  @BeforeEach
  void writeModules() throws IOException {
    write("value.mjs", "import './count.mjs'; export const value = 42, f = (x) => x + loaded");
    write("count.mjs", "globalThis.loaded = (globalThis.loaded ?? 0) + 1");
    write("object.mjs", "export const object = {}");
    write("common.cjs", "exports.value = 1");
    write("broken.mjs", "throw new RangeError('no luck')");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void modulesAreThoseOfTheRealmAndAreLoadedOnceThere() {
    assertThat(
            evaluate(
                "import './count.mjs';",
                "const realm = new ShadowRealm();",
                "const value = await realm.importValue('./value.mjs', 'value');",
                "const f = await realm.importValue('./value.mjs', 'f');",
                "realm.evaluate('import(\"./count.mjs\"); 0');",
                "await 0;",
                "export const seen = [value, f(1), realm.evaluate('loaded'), loaded].join()"))
        .isEqualTo("42,2,1,1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ./value.mjs  | none   | The module does not provide an export named 'none'
          ./object.mjs | object | #<Object> cannot cross the boundary of a ShadowRealm
          ./broken.mjs | value  | Cannot import in ShadowRealm (RangeError: no luck)
          ./common.cjs | value  | Cannot import in ShadowRealm (TypeError: A CommonJS module
          node:fs      | value  | Cannot import in ShadowRealm (TypeError: A built-in module
          fs           | value  | Cannot import in ShadowRealm (TypeError: A built-in module
          """)
  void whatCannotBeImportedIsATypeErrorThatSaysWhy(String module, String name, String message) {
    assertThat(
            evaluate(
                "const done = new ShadowRealm().importValue('" + module + "', '" + name + "');",
                "export const seen = await done.catch(e => (e instanceof TypeError) + e.message)"))
        .startsWith("true" + message);
  }

  @Test
  void modulesOfTheOuterRealmAreNotLoadedForTheRealmThatCallsIt() throws IOException {
    write("data.json", "[1]");
    assertThat(
            evaluate(
                "const realm = new ShadowRealm();",
                "const data = './data.json', json = \"{ with: { type: 'json' } }\";",
                "const text = `globalThis.keep = () => import('${data}', ${json})`;",
                "realm.evaluate('(f) => f()')(eval.bind(null, text));",
                "const outer = (await keep()).default;",
                "realm.evaluate(`import('${data}', ${json}).then(m => { globalThis.m = m }); 0`);",
                "await 0; await 0; await 0;",
                "const own = 'm.default.constructor === Array';",
                "export const seen = [outer.constructor === Array, realm.evaluate(own)].join()"))
        .isEqualTo("true,true");
  }

  @Test
  void whatNothingHandlesInsideIsToldInWords() {
    try (Context context = engine.newContext().build()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(
              () -> {
                context.eval(
                    "new ShadowRealm().evaluate('Promise.reject(new RangeError(`inside`)); 0')");
                context.runUntilIdle();
              })
          .satisfies(
              thrown -> {
                assertThat(thrown.code()).isEqualTo(ErrorCode.UNHANDLED_REJECTION);
                assertThat(thrown).hasMessageContaining("ShadowRealm (RangeError: inside)");
              });
    }
  }

  @Test
  void theCodeInsideHasAConsoleAndNoProcess() {
    assertThat(
            evaluate(
                "const realm = new ShadowRealm();",
                "realm.evaluate('console.debug({}); 0');",
                "export const seen = realm.evaluate('typeof console.log + typeof process')"))
        .isEqualTo("functionundefined");
  }

  @Test
  void whatAShadowRealmHoldsCountsForItsContext() {
    Limits limits = Limits.builder().heap(32 << 20).build();
    try (Context context = engine.newContext().limits(limits).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(
              () ->
                  context.eval(
                      "const realm = new ShadowRealm();"
                          + "const grow = realm.evaluate('globalThis.all = []; ()"
                          + " => all.push(new Array(100).fill(0.5))');"
                          + "for (;;) grow()"))
          .extracting(TerminationException::code)
          .isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  /** What the module exports as {@code seen}. */
  private String evaluate(String... lines) {
    Source source =
        Source.inPlaceOf(
            Source.Kind.MODULE, directory.resolve("main.mjs"), String.join("\n", lines));
    try (Context context =
        engine
            .newContext()
            .hook(PermissionPolicy.class, ALL)
            .hook(ModuleLoader.class, new ProgramModules(ALL))
            .build()) {
      return context.eval(source).member("seen").asString();
    }
  }
}
