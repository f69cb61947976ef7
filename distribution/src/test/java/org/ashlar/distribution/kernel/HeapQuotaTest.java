package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.host.PermissionPolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quota on the heap, which the virtual machine and the memory plug-in keep together. */
@Timeout(120)
class HeapQuotaTest {
  private static int evaluate(String program) {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = engine.newContext().limits(limits()).build()) {
      return context.eval(Source.script("quota.js", program)).asInt();
    }
  }

  private static Limits limits() {
    return Limits.builder().heap("32m").build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const kept = []; for (;;) kept.push(new Array(100).fill(kept.length));",
        "const map = new Map(); for (let i = 0; ; i++) map.set('k' + i, { i, more: [i] });",
        "function f() { let head; for (;;) { head = { next: head, get: () => head }; } } f();",
        "const kept = []; for (;;) kept.push(new Uint8Array(100000));",
        "const kept = []; for (let i = 0; ; i++) kept.push('text ' + i);",
        // The only root is a local of the caller of a hot function.
        "function hot(a, i) { a.push({ i }); return i; }function f() { const a = []; let n = 0; for"
            + " (let i = 0; i < 1e9; i++) n += hot(a, i); return a.length + n; } f()",
        // The only root is a local of a built-in that calls back.
        "Array.from({ length: 1e9 }, (_, i) => ({ i })).length",
      })
  void whoKeepsMoreThanTheQuotaIsEnded(String program) {
    assertThatExceptionOfType(TerminationException.class)
        .isThrownBy(() -> evaluate(program))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
  }

  @Test
  void filesCountBeforeTheyAreRead(@TempDir Path directory) throws IOException {
    Path large = directory.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(300L << 20);
    }
    assertThatExceptionOfType(TerminationException.class)
        .isThrownBy(() -> read("'" + large + "'"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero");
    for (String endless : List.of("'/dev/zero'", "require('fs').openSync('/dev/zero')")) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> read(endless))
          .withMessageContaining("is larger than");
    }
  }

  private static void read(String file) {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context =
            engine
                .newContext()
                .limits(limits())
                .hook(PermissionPolicy.class, PermissionPolicy.allowAll())
                .build()) {
      String program = "require('fs').readFileSync(" + file + ")";
      context.eval(Source.of(Source.Kind.COMMON_JS, "quota.js", program));
    }
  }

  @Test
  void garbageDoesNotCount() {
    String program =
        "let sum = 0;"
            + "for (let i = 0; i < 1e6; i++) { const o = { a: i, b: [i] }; sum += o.b.length; }"
            + "for (let i = 0; i < 200; i++) { sum += new Array(1e5).fill(i).length; }"
            + "sum";
    assertThat(evaluate(program)).isEqualTo(21_000_000);
  }

  @Test
  void whatIsReferredToTwiceCountsOnceAndDroppedNotAtAll() {
    String garbage = "for (let i = 0; i < 200; i++) new Array(1e5).fill(i);";
    String program =
        "let big = new Array(2.5e6).fill(1.5); let same = [big, big];"
            + garbage
            + "big = null; same = null; let other = new Array(2.5e6).fill(2.5);"
            + garbage
            + "other.length";
    assertThat(evaluate(program)).isEqualTo(2_500_000);
  }
}
