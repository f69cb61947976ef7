package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.testing.JsAsyncTest;
import org.ashlar.testing.Pending;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** That {@link JsAsyncTest} passes what should pass, and fails the rest for the right reason. */
@Requirement("V8-5.2.3")
class JsAsyncTestTest {
  @JsAsyncTest("await new Promise(done => setTimeout(done, 5))")
  void aModuleThatWaitsPasses(Context context) {
    assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
  }

  @JsAsyncTest
  void pendingStagesAreWaitedFor(Context context, Pending pending) {
    context.eval("globalThis.seen = 0; setTimeout(() => { seen = 1 }, 10)");
    pending.add(
        context.whenIdle().thenRun(() -> assertThat(context.eval("seen").asInt()).isEqualTo(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "throwsLater, later",
    "rejectsUnnoticed, nobody looks",
    "neverCompletes, A stage has not completed",
    "neverSettles, await",
    "leavesATimer, 'Jobs, timers or operations are left'",
    "leavesAContext, Contexts are left open: [left]",
  })
  void whatIsWrongFails(String method, String reason) {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.platform.execution.parallel.enabled", "false")
            .selectors(selectMethod(Offenders.class, Offenders.method(method)))
            .execute()
            .testEvents();
    assertThat(events.failed().count()).isEqualTo(1);
    assertThat(
            events.failed().stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow())
        .hasMessageContaining(reason);
  }

  /** Tests that must fail; run by hand above and by nobody else. */
  @Tag("offender")
  static class Offenders {
    static Method method(String name) {
      for (Method method : Offenders.class.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          return method;
        }
      }
      throw new IllegalArgumentException(name);
    }

    @JsAsyncTest("await null; throw new Error('later')")
    void throwsLater() {}

    @JsAsyncTest("Promise.reject(new Error('nobody looks'))")
    void rejectsUnnoticed() {}

    @JsAsyncTest(timeoutMilliseconds = 200)
    void neverCompletes(Pending pending) {
      pending.add(new CompletableFuture<>());
    }

    @JsAsyncTest("await new Promise(() => {})")
    void neverSettles() {}

    @JsAsyncTest(value = "setInterval(() => {}, 1)", timeoutMilliseconds = 200)
    void leavesATimer() {}

    @JsAsyncTest
    void leavesAContext(Engine engine) {
      engine.newContext().name("left").build();
    }
  }
}
