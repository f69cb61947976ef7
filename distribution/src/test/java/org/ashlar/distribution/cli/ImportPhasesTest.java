package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deferred imports, imports of sources, and imports of data, from files. */
@Timeout(60)
class ImportPhasesTest {
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
    write("order.mjs", "globalThis.order = []");
    write("late.mjs", "order.push('late'); export const name = 'late'");
    write("common.cjs", "order.push('common'); exports.name = 'common'");
    write("waits.mjs", "order.push('waits'); await 0; order.push('waited')");
    write("over.mjs", "import './waits.mjs'; order.push('over'); export let value = 1");
    write("fails.mjs", "order.push('fails'); throw new RangeError('no luck')");
    write("text.txt", "\uFEFFplain");
    write("data.json", "{\"a\": [1]}");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aDeferredModuleRunsAtItsFirstUseAndOnce() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "import defer * as late from './late.mjs';",
                "order.push(Object.prototype.toString.call(late));",
                "order.push(late.name, late.name);",
                "export const seen = order.join()"))
        .isEqualTo("[object Deferred Module],late,late,late");
  }

  @Test
  void aDeferredCommonJsModuleRunsAtItsFirstUse() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "import defer * as common from './common.cjs';",
                "order.push('main');",
                "order.push(common.name, Object.keys(common));",
                "export const seen = order.join()"))
        .isEqualTo("main,common,common,default,name");
  }

  @Test
  void whatADeferredModuleAwaitsRunsBeforeTheImportingOne() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "import defer * as over from './over.mjs';",
                "order.push('main');",
                "order.push(over.value);",
                "export const seen = order.join()"))
        .isEqualTo("waits,waited,main,over,1");
  }

  @Test
  void importDeferWaitsForNoUseAndIsNotAThenable() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "const late = await import.defer('./late.mjs');",
                "order.push('main', late.then);",
                "order.push(late.name);",
                "export const seen = order.join()"))
        .isEqualTo("main,,late,late");
  }

  @Test
  void theFailureOfADeferredModuleIsThrownAtEachUse() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "import defer * as fails from './fails.mjs';",
                "const use = () => { try { return fails.x } catch (e) { return e } };",
                "export const seen = [use().message, use() === use(), order].join()"))
        .isEqualTo("no luck,true,fails");
  }

  @Test
  void aRefusedStoreDoesNotEvaluateADeferredModule() {
    assertThat(
            evaluate(
                "import './order.mjs';",
                "import defer * as late from './late.mjs';",
                "let message; try { late.name = 1 } catch (e) { message = e.message }",
                "export const seen = message + order.length"))
        .isEqualTo("Cannot assign to property 'name' of a deferred module namespace0");
  }

  @Test
  void textAndBytesAreImportedAsTheyAre() {
    assertThat(
            evaluate(
                "import text from './text.txt' with { type: 'text' };",
                "import bytes from './text.txt' with { type: 'bytes' };",
                "import source from './late.mjs' with { type: 'text' };",
                "import json from './data.json' with { type: 'text' };",
                "import inline from 'data:image/png,%01%ff' with { type: 'bytes' };",
                "export const seen = [text, bytes.constructor.name, bytes, source.length, json,",
                "    inline].join()"))
        .isEqualTo("plain,Uint8Array,239,187,191,112,108,97,105,110,46,{\"a\": [1]},1,255");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ./late.mjs | { type: 'css' }    | TypeError: Import attribute "type" with value "css"
          ./late.mjs | { kind: 'json' }   | TypeError: Import attribute "kind" with value "json"
          node:path  | { type: 'json' }   | TypeError: Import attribute "type" with value "json"
          ./late.mjs | { type: 'json' }   | SyntaxError
          """)
  void anUnknownAttributeIsNamed(String specifier, String attributes, String message) {
    assertThat(
            evaluate(
                "export const seen = await import('" + specifier + "', { with: " + attributes,
                "}).then(() => 'loaded', String)"))
        .startsWith(message);
  }

  @Test
  void dataIsNotLoadedAsCodeNorCodeAsDataWhateverTheLoaderSays() {
    ModuleLoader careless =
        new ModuleLoader() {
          @Override
          public String resolve(String specifier, String referrer, Map<String, String> attributes) {
            return specifier;
          }

          @Override
          public CompletionStage<Source> load(String url, Map<String, String> attributes) {
            return CompletableFuture.completedFuture(
                url.equals("data")
                    ? Source.of(Source.Kind.JSON, url, "[1]")
                    : Source.of(Source.Kind.MODULE, url, "globalThis.ran = 1"));
          }
        };
    try (Context careful = engine.newContext().hook(ModuleLoader.class, careless).build()) {
      Source source =
          Source.of(
              Source.Kind.MODULE,
              "main",
              "const name = (m, o) => import(m, o).then(() => 'loaded', e => e.code);"
                  + "const json = { with: { type: 'json' } };"
                  + "export const seen = [await name('code', json), await name('data'),"
                  + " await name('data', json), typeof ran, await name('code')].join()");
      assertThat(careful.eval(source).member("seen").asString())
          .isEqualTo(
              "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE,ERR_IMPORT_ATTRIBUTE_MISSING,"
                  + "loaded,undefined,loaded");
    }
  }

  @Test
  void aModuleWithoutSourceObjectIsNamedAtItsImport() {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> evaluate("import source late from './late.mjs';"))
        .withMessageContaining("late.mjs' has no source object");
    assertThat(evaluate("export const seen = await import.source('./late.mjs').catch(e => e.name)"))
        .isEqualTo("SyntaxError");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** What the module exports as {@code seen}. */
  private String evaluate(String... lines) {
    Source source =
        Source.inPlaceOf(
            Source.Kind.MODULE, directory.resolve("main.mjs"), String.join("\n", lines));
    return context.eval(source).member("seen").asString();
  }
}
