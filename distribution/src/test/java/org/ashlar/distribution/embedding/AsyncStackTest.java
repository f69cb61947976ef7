package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack of an error shows which functions wait for the one that made it. */
class AsyncStackTest {
  private static final String PROGRAM =
      """
      async function deep() { await 1; await 2; throw new Error('deep') }
      async function* generator() { yield await deep() }
      class Task { async run(start) { await start() } }
      async function outer(start) {
        try { await new Task().run(start) } catch (e) { return e.stack }
      }
      const lines = await outer(START);
      export const names =
        lines.split('\\n').slice(1).map(l => l.trim().replace(/ \\(prog.*/, '').slice(3)).join();
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deep                                    | deep,async Task.run,async outer
          () => deep().then(() => 1)              | deep,async Task.run,async outer
          async () => deep()                      | deep,async Task.run,async outer
          () => Promise.all([1, deep()])          | deep,async Promise.all (index 1),async Task.run
          () => generator().next()                | deep,async generator,async Task.run
          () => new Promise(r => r(deep()))       | deep,async Task.run,async outer
          """)
  void whoWaitsIsShown(String start, String names) {
    try (Engine engine = Engine.create();
        Context context = engine.createContext()) {
      String shown =
          context
              .eval(Source.module("prog", PROGRAM.replace("START", start)))
              .member("names")
              .asString();
      assertThat(shown).startsWith(names);
    }
  }

  @ParameterizedTest
  @CsvSource({"'const p = deep(); p.catch(() => 0); p.catch(() => 0)'", "'deep().catch(() => 0)'"})
  void whereNobodyOrSeveralWaitNobodyIsShown(String start) {
    try (Engine engine = Engine.create();
        Context context = engine.createContext()) {
      context.eval("async function deep() { await 1; seen = new Error().stack } let seen;" + start);
      context.runUntilIdle();
      assertThat(context.eval("seen").asString()).contains("at deep").doesNotContain("async");
    }
  }
}
