package org.ashlar.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs as a person runs them, on the assembled distribution. The expected output of those in
 * files is what Node prints.
 */
class ProgramsEndToEndTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("ashlar.home"), "bin", "ashlar");
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "values.js",
        "tables.js",
        "consoles.js",
        "process-events.js",
        "builtins/assert.js",
        "builtins/crypto.js",
        "builtins/inspect-options.js",
        "builtins/inspected-objects.js",
        "builtins/replaced-process.js",
        "builtins/small-things.js",
        "builtins/streams.js",
        "builtins/tty.js",
        "builtins/urls-and-paths.js",
        "builtins/util.js",
        "builtins/v8.js",
        "builtins/vm.js",
        "modules/main.mjs",
        "packages/main.mjs",
        "packages/main.js"
      })
  void printsWhatNodePrints(String program) throws Exception {
    Outcome outcome = run(PROGRAMS.resolve(program).toString());

    assertThat(outcome.output()).isEqualTo(Files.readString(PROGRAMS.resolve(program + ".out")));
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "values.js, 1",
    "process-events.js, 1",
    "process-events.js, 2",
    "modules/main.mjs, 2",
    "modules/main.mjs, 8",
    "packages/main.js, 8"
  })
  @Requirement("JC-1.2.1")
  void printsTheSameOnAnyNumberOfWorkers(String program, String workers) throws Exception {
    Outcome outcome = run("--workers", workers, PROGRAMS.resolve(program).toString());

    assertThat(outcome.output()).isEqualTo(Files.readString(PROGRAMS.resolve(program + ".out")));
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.js", "f.cjs", "f.mjs"})
  void bytecodeOfEveryFunctionIsShown(String name) throws Exception {
    Path file = write(name, "function outer() { return () => 42 }\nouter();");

    Outcome outcome = run("disasm", file.toString());

    assertThat(outcome.output()).contains("normal outer parameters 0", "arrow (", "#42");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void errorInAnImportedModuleShowsItsPlace() throws Exception {
    write("main.mjs", "import './broken.mjs';");
    Path broken =
        write("broken.mjs", "export {};\nfunction fail() { throw new Error('no'); }\nfail();");

    Outcome outcome = run(directory.resolve("main.mjs").toString());

    assertThat(outcome.error())
        .startsWith(
            broken + ":2\nfunction fail() { throw new Error('no'); }\n" + " ".repeat(24) + "^\n")
        .contains("Error: no\n    at fail (" + broken + ":2:25)");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void syntaxErrorInAnImportedModuleShowsItsPlace() throws Exception {
    write("main.mjs", "import './broken.mjs';");
    Path broken = write("broken.mjs", "let a;\nlet b = ;\n");

    Outcome outcome = run(directory.resolve("main.mjs").toString());

    assertThat(outcome.error())
        .startsWith(broken + ":2\nlet b = ;\n        ^\n\nSyntaxError: Unexpected token ';'");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void importOfANameThatIsNotExportedShowsItsPlace() throws Exception {
    Path main = write("main.mjs", "import { absent } from './other.mjs';");
    write("other.mjs", "export const present = 1;");

    Outcome outcome = run(main.toString());

    assertThat(outcome.error())
        .startsWith(main + ":1\nimport { absent } from './other.mjs';\n         ^\n\nSyntaxError: ")
        .contains("does not provide an export named 'absent'");
  }

  @Test
  void uncaughtErrorShowsCauseAndProperties() throws Exception {
    Outcome outcome =
        run(
            "--eval",
            "throw Object.assign(new Error('a', { cause: new Error('b') }), { code: 'C' })");

    assertThat(outcome.error()).contains("Error: a\n    at ", "code: 'C'", "[cause]: Error: b\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          throw { a: [1] }                                                   |  1 | { a: [ 1 ] }
          Promise.reject(new Error('r')); setTimeout(() => console.log(), 1) |  1 | Error: r
          process.exitCode = '7'                                             |  7 | ''
          new (Object.getPrototypeOf(require('crypto').Hash))({}).update('') |  1 | TYPE]: The "this" value
          require('crypto').randomBytes(2 ** 31 - 1)                         |  1 | RangeError: Array buffer
          for (;;);                                                          | 75 | still running
          process.on('exit', () => { process.exitCode = 9 }); throw 1         |  9 | Uncaught 1
          process.on('exit', () => process.exit(3)); process.exit(2)          |  3 | ''
          process.on('exit', () => { throw new Error('e') })                  |  1 | Error: e
          process.on('uncaughtException', () => { throw new Error('u') }); f  |  7 | Error: u
          process.on('uncaughtException', () => process.exit(4)); throw 1     |  4 | ''
          Promise.reject(7)                                                   |  1 | with the reason "7"
          process.once('SIGINT', () => process.exit(5)); process.exit()       |  0 | ''
          """)
  @Requirement("V8-5.1.1")
  void endsWithTheCodeOfItsFate(String code, int status, String report) throws Exception {
    Outcome outcome = run("--timeout", "5s", "--eval", code);

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.error()).contains(report);
    assertThat(outcome.status()).isEqualTo(status);
  }

  @Test
  void unsettledAwaitAtTopLevelHasItsOwnCode() throws Exception {
    Outcome outcome = run(write("main.mjs", "await new Promise(() => {});").toString());

    assertThat(outcome.error()).startsWith("Warning: Detected unsettled top-level await at ");
    assertThat(outcome.status()).isEqualTo(13);
  }

  @Test
  void unknownOptionIsRefused() throws Exception {
    Outcome outcome = run("--absent");

    assertThat(outcome.error()).isEqualTo("ashlar: Option --absent is not valid.\n");
    assertThat(outcome.status()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) console.log('line')",
        "setInterval(() => console.log('line'), 1)",
        "setInterval(() => process.stdout.write('line\\n'), 1)",
        "(async () => { for (;;) { await null; console.log('line') } })()",
      })
  void whoseReaderHasGoneEndsInSilence(String code) throws Exception {
    Path error = directory.resolve("error");
    String command = "{ \"$0\" --timeout 60s --eval \"$1\"; echo status $? >&2; } | head -n 1";
    Process process =
        new ProcessBuilder("sh", "-c", command, LAUNCHER.toString(), code)
            .redirectError(error.toFile())
            .start();

    assertThat(process.inputReader().readLine()).isEqualTo("line");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(error)).isEqualTo("status 141\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prifile      | There is no command 'prifile' (did you mean profile?)
          --tmeout=1s  | Option --tmeout=1s is not valid (did you mean --timeout?)
          bundles,lst  | There is no command 'bundles lst' (did you mean list?)
          """)
  void wrongWordIsRefusedWithTheClosestOne(String words, String report) throws Exception {
    Outcome outcome = run(words.split(","));

    assertThat(outcome.error()).isEqualTo("ashlar: " + report + ".\n");
    assertThat(outcome.status()).isEqualTo(9);
  }

  @Test
  void helpFitsOnATerminal() throws Exception {
    assertThat(run("--help").output().lines())
        .hasSizeGreaterThan(30)
        .allMatch(x -> x.length() <= 80);
  }

  /** Whatever a file contains, the report names it and no Java trace follows. */
  @ParameterizedTest
  @ValueSource(strings = {"binary", "directory", "missing", "loop", "deep", "syntax", "null"})
  void badFileIsReported(String kind) throws Exception {
    Path file = directory.toRealPath().resolve(kind + ".js");
    switch (kind) {
      case "binary" -> Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0x80});
      case "directory" -> Files.createDirectory(file);
      case "loop" -> Files.createSymbolicLink(file, file);
      case "deep" -> Files.writeString(file, "(".repeat(100_000) + "1" + ")".repeat(100_000));
      case "syntax" -> Files.writeString(file, "let a = ;");
      case "null" -> Files.writeString(file, "var a\0b;");
      default -> assertThat(file).doesNotExist();
    }

    Outcome outcome = run(file.toString());

    assertThat(outcome.error()).contains(file.toString()).doesNotContain("java.", "internal");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void unreadableFileIsReported() throws Exception {
    Path memory = Path.of("/proc/self/mem");
    assumeThat(memory).exists();

    Outcome outcome = run(memory.toString());

    assertThat(outcome.error()).matches("ashlar: File /proc/\\d+/mem cannot be read: .+\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty    | ''                                            | ''
          mark     | '\ufeffconsole.log(1)'                        | 1
          hashbang | '#!/usr/bin/env ashlar%nconsole.log(2)'       | 2
          dos      | 'console.log(3)\r%nconsole.log(4)\r%n'        | 3 4
          null     | 'console.log("5") /* \0 */'                   | 5
          module   | 'import "node:fs"; console.log(await 6)'      | 6
          """)
  void unusualFileRuns(String name, String text, String output) throws Exception {
    String content =
        text.replace("\\ufeff", "\ufeff").replace("\\r", "\r").replace("\\0", "\0").formatted();
    Outcome outcome = run(write(name + ".js", content).toString());

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.output().strip().replaceAll("\\s+", " ")).isEqualTo(output);
    assertThat(outcome.status()).isZero();
  }

  @Test
  void syntaxOfAFileWithAHashbangIsChecked() throws Exception {
    assertThat(run("--check", write("h.js", "#!/usr/bin/env ashlar\nf()").toString()).status())
        .isZero();
    assertThat(run("--check", write("m.js", "import 'fs'; await 1").toString()).status()).isZero();
    assertThat(run("--check", write("s.js", "let a = ;").toString()).status()).isEqualTo(1);
  }

  @Test
  void permissionThatIsMissingRefusesAnImport() throws Exception {
    write("q.mjs", "export {}");
    Path file = write("p.js", "import('./q.mjs').then(console.log, e => console.log(e.code))");
    Outcome outcome = run("--permission", file.toString());

    assertThat(outcome.output()).isEqualTo("ERR_ACCESS_DENIED\n");
  }

  @Test
  void permissionThatIsMissingIsAResultOfACallback() throws Exception {
    Path file =
        write(
            "c.js",
            """
            const fs = require('fs');
            fs.readFile('/etc/hostname', e => console.log('read', e.code));
            fs.stat('/etc/hostname', e => console.log('stat', e.code));
            try { fs.stat(1, () => {}); } catch (e) { console.log('thrown', e.code); }
            """);
    Outcome outcome = run("--permission", "--allow-fs-read=" + file, file.toString());

    assertThat(outcome.output())
        .isEqualTo("thrown ERR_INVALID_ARG_TYPE\nread ERR_ACCESS_DENIED\nstat ERR_ACCESS_DENIED\n");
  }

  @Test
  void permissionThatIsMissingIsAnErrorLikeAnyOther() throws Exception {
    Path file = write("r.js", "require('fs').readFileSync('/etc/hostname')");
    Outcome outcome = run("--permission", file.toString());

    assertThat(outcome.error()).contains("ERR_ACCESS_DENIED");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(run("--help").output()).doesNotContain("77");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.toRealPath().resolve(name), text);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path error = directory.resolve("error");
    List<String> command =
        Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(error.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(output), Files.readString(error));
  }

  private record Outcome(int status, String output, String error) {}
}
