package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongAwaitTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "await i",
        "await (async () => i)()",
        "for await (const x of [1]) ;",
        "try { await Promise.reject(i) } catch {}",
      })
  void eachJobHasTheStackOfTheFirst(String step) {
    assertThat(run("for (var i = 0; i < 30000; i++) { " + step + " } print('done ' + i)"))
        .isEqualTo("done 30000\n");
  }

  @Test
  void generatorsGiveTheirStackBack() {
    assertThat(
            run(
                "function* g() { while (true) yield 1 } const h = g();"
                    + " for (var i = 0; i < 30000; i++) h.next(); print('done ' + i)"))
        .isEqualTo("done 30000\n");
  }

  private static String run(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Shell shell = new Shell(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    shell.evaluate("test.js", "(async () => { " + body + " })()");
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
