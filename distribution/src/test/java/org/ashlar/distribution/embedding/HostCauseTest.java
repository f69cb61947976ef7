package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exception of the host that passes through a program comes back as the cause. */
class HostCauseTest {
  private final IOException fault = new IOException("of the host");
  private final Engine engine = Engine.builder().workers(1).build();
  private final Context context =
      engine
          .newContext()
          .function(
              "fail",
              arguments -> {
                throw fault;
              })
          .function("later", arguments -> CompletableFuture.failedFuture(fault))
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fail()",
        "try { fail() } catch (e) { e.message = 'other'; throw e }",
        "try { fail() } catch (e) { throw new TypeError('wrapped', { cause: e }) }",
        "(async () => { await 1; fail() })()",
        "later()",
        "(async () => { await later() })()",
        "setTimeout(fail)",
        "Promise.resolve().then(fail); 0",
      })
  void itIsKept(String program) {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> context.run(Source.of(program)))
        .withCause(fault);
  }

  @Test
  void errorsOfTheProgramHaveNone() {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> context.eval("const e = new Error('own'); e.cause = e; throw e"))
        .withNoCause();
  }

  @Test
  void theProgramSeesTheMessageAlone() {
    assertThat(context.eval("try { fail() } catch (e) { String(e) }").asString())
        .isEqualTo("Error: of the host");
    assertThat(context.eval("try { fail() } catch (e) { Object.keys(e).join() }").asString())
        .isEmpty();
  }
}
