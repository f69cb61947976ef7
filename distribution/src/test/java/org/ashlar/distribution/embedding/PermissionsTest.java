package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.spi.host.PermissionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that may read one directory learns nothing of what lies outside of it. */
class PermissionsTest {
  /**
   * Answers the wishes that were not refused, and what they were refused with where that varies.
   */
  private static final String ATTEMPTS =
      """
      (() => {
        const fs = require('fs');
        const granted = [];
        const codes = new Set();
        const attempt = (name, wish) => {
          try { wish(); granted.push(name) } catch (e) { codes.add(`${e.code}: ${e.message}`) }
        };
        const paths = there => [
          `${OUT}/${there}`, `${IN}/../out/${there}`, `${IN}/far/${there}`,
          `${IN}/above/out/${there}`, `/proc/self/root${OUT}/${there}`,
          Buffer.from(`${OUT}/${there}`),
          { href: '', protocol: 'file:', pathname: `${IN}/%2e%2e/out/${there}` },
          { href: '', protocol: 'file:', pathname: '/%zz' },
        ];
        const operations = ['readFile', 'stat', 'access', 'realpath', 'open', 'readdir'];
        for (const path of paths(NAME)) {
          for (const name of operations) attempt(`${name} ${path}`, () => fs[`${name}Sync`](path));
          attempt(`mkdir ${path}`, () => fs.mkdirSync(path, { recursive: true }));
          attempt(`rm ${path}`, () => fs.rmSync(path, { recursive: true }));
          attempt(`write ${path}`, () => fs.writeFileSync(path, ''));
        }
        attempt('chdir', () => process.chdir(OUT));
        attempt('chdir', () => process.chdir(`${IN}/far`));
        const { createRequire } = require('module');
        for (const name of [NAME, 'hidden', '#hidden']) {
          for (const at of [IN, `${IN}/far`, OUT, `${IN}/../out`]) {
            const own = createRequire(`${at}/main.js`);
            for (const specifier of [name, `./${name}`, `./far/${name}`, `${OUT}/${name}`]) {
              attempt(`require ${specifier} at ${at}`, () => own(specifier));
              attempt(`resolve ${specifier} at ${at}`, () => own.resolve(specifier));
            }
          }
        }
        attempt('load', () => require.extensions['.js']({ exports: {} }, `${OUT}/${NAME}`));
        return granted.join() + '|' + [...codes].join().replaceAll(NAME, '*');
      })()
      """;

  @TempDir Path directory;
  private Path in = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void makeFiles() throws Exception {
    Path top = directory.toRealPath();
    in = Files.createDirectory(top.resolve("in"));
    out = Files.createDirectories(top.resolve("out"));
    Files.writeString(out.resolve("secret.js"), "throw new Error('it ran')");
    Files.writeString(out.resolve("package.json"), "{\"imports\": {\"#hidden\": \"./secret.js\"}}");
    Path hidden = Files.createDirectories(top.resolve("node_modules/hidden"));
    Files.writeString(hidden.resolve("index.js"), "throw new Error('it ran')");
    Files.createSymbolicLink(in.resolve("far"), out);
    Files.createSymbolicLink(in.resolve("above"), top);
  }

  private String attempt(PermissionPolicy policy, String name) {
    String program =
        "const IN = '%s', OUT = '%s', NAME = '%s';\n%s".formatted(in, out, name, ATTEMPTS);
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().hook(PermissionPolicy.class, policy).build()) {
      return context
          .eval(Source.of(Source.Kind.COMMON_JS, in + "/main.js", program))
          .toDisplayString();
    }
  }

  @Test
  void nothingOutsideIsReadRunOrProbed() {
    PermissionPolicy policy = (kind, target) -> Path.of(target).startsWith(in);
    String present = attempt(policy, "secret.js");
    assertThat(present).startsWith("|").contains("ERR_ACCESS_DENIED").doesNotContain("it ran");
    assertThat(attempt(policy, "absent.js")).isEqualTo(present);
  }

  @Test
  void aContextWithNothingGivenLearnsNothing() {
    String present = attempt(PermissionPolicy.denyAll(), "secret.js");
    assertThat(present).startsWith("|").doesNotContain("it ran");
    assertThat(attempt(PermissionPolicy.denyAll(), "absent.js")).isEqualTo(present);
  }

  @Test
  void importsAreRefusedAlikeWhateverIsThere() {
    PermissionPolicy policy = (kind, target) -> Path.of(target).startsWith(in);
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().hook(PermissionPolicy.class, policy).build()) {
      for (String name : new String[] {"secret.js", "absent.js"}) {
        assertRefused(context, out + "/" + name, "is not granted");
        assertRefused(context, out.toUri() + name, "is not granted");
        assertRefused(context, in + "/far/" + name, "Cannot find module");
      }
    }
  }

  private static void assertRefused(Context context, String specifier, String reason) {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(
            () -> context.run(Source.module("main", "await import('%s')".formatted(specifier))))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SCRIPT_ERROR))
        .satisfies(e -> assertThat(String.valueOf(e)).contains(reason));
  }
}
