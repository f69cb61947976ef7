package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;
import org.ashlar.testing.Pending;
import org.ashlar.testing.Requirement;

/** Evaluation without waiting, from one thread and from many. */
class AsyncExecutionTest {
  private static Source script(String text) {
    return Source.of(text);
  }

  @JsAsyncTest
  @Requirement("V8-5.2.1")
  void test_async_execution(Context context, Pending pending) {
    pending.add(
        context
            .evalAsync(script("1 + 2"))
            .thenAccept(value -> assertThat(value.asDouble()).isEqualTo(3.0)));
  }

  @JsAsyncTest
  @Requirement("V8-5.2.2")
  void test_parallel_execution(Engine engine) {
    List<Context> contexts = IntStream.range(0, 10).mapToObj(i -> engine.createContext()).toList();
    List<CompletionStage<Value>> results =
        IntStream.range(0, 10)
            .<CompletionStage<Value>>mapToObj(
                i -> contexts.get(i).evalAsync(script("const i = " + i + "; i * 2")))
            .toList();
    for (int i = 0; i < 10; i++) {
      assertThat(results.get(i).toCompletableFuture().join().asInt()).isEqualTo(i * 2);
    }
    contexts.forEach(Context::close);
  }

  @JsAsyncTest
  @Requirement({"JC-E.1", "V8-1.2.1"})
  void eightThreadsUseOneContextAtOnce(Context context) throws InterruptedException {
    context.eval("let calls = 0; function next() { const seen = calls; calls = seen + 1; }");
    List<Thread> threads = new ArrayList<>();
    List<CompletableFuture<Void>> outcomes = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      CompletableFuture<Void> outcome = new CompletableFuture<>();
      outcomes.add(outcome);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 250; i++) {
                        context.eval("next()");
                      }
                      outcome.complete(null);
                    } catch (RuntimeException e) {
                      outcome.completeExceptionally(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    outcomes.forEach(CompletableFuture::join);
    assertThat(context.eval("calls").asInt()).isEqualTo(2_000);
  }

  @JsAsyncTest
  @Requirement("V8-1.2.4")
  void asyncCallsNestTenThousandDeep(Context context, Pending pending) {
    Source source =
        script(
            """
            async function down(depth) {
              await null;
              return depth === 0 ? 0 : 1 + await down(depth - 1);
            }
            down(10000)
            """);
    pending.add(
        context.evalAsync(source).thenAccept(value -> assertThat(value.asInt()).isEqualTo(10_000)));
  }

  /** No await before the call: each caller stands on the stack until the innermost awaits. */
  @JsAsyncTest
  @Requirement("V8-1.2.4")
  void callsOfAsyncFunctionsNestTenThousandDeepBeforeTheFirstAwait(
      Context context, Pending pending) {
    Source source =
        script(
            """
            async function down(depth) { return depth === 0 ? 0 : 1 + await down(depth - 1) }
            down(10000)
            """);
    pending.add(
        context.evalAsync(source).thenAccept(value -> assertThat(value.asInt()).isEqualTo(10_000)));
  }

  @JsAsyncTest(workers = 1)
  @Requirement("JC-E.2")
  void aLongScriptRunsInSlicesAndLetsOthersRun(Engine engine, Context context, Pending pending) {
    try (Context quick = engine.createContext();
        Context busy = engine.createContext()) {
      pending.add(
          context.evalAsync(script("let n = 0; for (let i = 0; i < 3e7; i++) n += i % 7; n")));
      pending.add(busy.evalAsync(script("let n = 0; for (let i = 0; i < 3e7; i++) n += i % 5; n")));
      for (int i = 0; i < 50; i++) {
        assertThat(quick.eval("6 * 7").asInt()).isEqualTo(42);
      }
      context.eval("0");
      busy.eval("0");
      assertThat(context.statistics().slices()).isGreaterThan(3);
    }
  }

  /** The same program in one go and with a suspension between all steps takes the same steps. */
  @JsAsyncTest
  @Requirement("V8-1.2.3")
  void suspensionsChangeNothingInTheOrderOfSteps(Context context, Pending pending) {
    String program =
        """
        { const trace = [];
          const step = (x) => { trace.push(x); return x; };
          const body = %s (pause) => {
            let sum = 0;
            for (let i = 0; i < 5; i++) {
              %s pause();
              try {
                sum += step(i) * step(i + 1);
                if (i === 3) throw step('thrown');
              } catch (e) { %s pause(); step('caught ' + e); } finally { step('finally'); }
            }
            for (const [k, v] of Object.entries({a: step('a'), b: step('b')})) { %s pause(); step(k + v); }
            return trace.join() + sum;
          };
          body(%s);
        }
        """;
    String together = context.eval(program.formatted("", "", "", "", "() => {}")).asString();
    Source apart =
        script(
            program.formatted(
                "async",
                "await",
                "await",
                "await",
                "() => new Promise(done => setTimeout(done, 0))"));
    pending.add(
        context
            .evalAsync(apart)
            .thenAccept(value -> assertThat(value.asString()).isEqualTo(together)));
  }

  @JsAsyncTest(timeoutMilliseconds = 60_000)
  @Requirement("JC-1.2.4")
  void tenThousandSuspendedTasksSurviveACollectionBetweenEveryTwoAwaits(Engine engine) {
    int rounds = 5;
    try (Context context = engine.createContext()) {
      context.eval(
          """
          let suspended = 0;
          const gates = Array.from({length: %d}, () => Promise.withResolvers());
          const tasks = Array.from({length: 10000}, async (_, i) => {
            let own = { i, text: 'task ' + i };
            for (const gate of gates) {
              suspended++;
              const step = await gate.promise;
              suspended--;
              own = { ...own, ['step' + step]: [own.i, step] };
            }
            return own.text.length + own.i + Object.keys(own).length;
          });
          0
          """
              .formatted(rounds));
      for (int round = 0; round < rounds; round++) {
        assertThat(context.eval("suspended").asInt()).isEqualTo(10_000);
        System.gc();
        context.eval("gates[" + round + "].resolve(" + round + ")");
      }
      System.gc();
      Value sum =
          context
              .evalAsync(script("Promise.all(tasks).then(all => all.reduce((a, b) => a + b, 0))"))
              .toCompletableFuture()
              .join();
      long expected =
          IntStream.range(0, 10_000).mapToLong(i -> ("task " + i).length() + i + 2 + rounds).sum();
      assertThat(sum.asDouble()).isEqualTo(expected);
    }
  }
}
