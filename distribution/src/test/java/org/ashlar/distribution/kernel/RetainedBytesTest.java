package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Limits;
import org.ashlar.api.Source;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Retained bytes as the trace of a context counts them, against what the JVM's heap grew by. Each
 * program fills one kind of internal slot with some megabytes that nothing else refers to.
 */
@Timeout(120)
class RetainedBytesTest {
  /** Allocates more than the limit and keeps nothing, so that the context is traced. */
  private static final String GARBAGE = "for (let i = 0; i < 400; i++) new Array(1e5).fill(i);";

  private static final double TOLERANCE = 0.1;

  /** What the JVM's heap grows by for reasons of its own, such as classes that are loaded late. */
  private static final long NOISE_BYTES = 1_300_000;

  /** What was dropped just before goes in steps, some of which other threads take. */
  private static long usedByTheJvm() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 4; attempt++) {
      System.gc();
      Thread.sleep(20);
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static Context newContext(Engine engine) {
    Limits limits = Limits.builder().heap("64m").build();
    return engine.newContext().limits(limits).build();
  }

  private static void fill(Context context, String program) {
    String text =
        "function data(n) { const a = []; for (let i = 0; i < n; i++) a.push({ i, t: 't' + i });"
            + " return a; }\n"
            + "globalThis.kept = (() => {"
            + program
            + "})();\n"
            + GARBAGE;
    context.eval(Source.script("retained.js", text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          objects                | return data(1e5)
          dictionaries           | const o = {}; for (let i = 0; i < 1e5; i++) o['k' + i] = i; return o
          boxes                  | const a = ['']; for (let i = 0; i < 5e5; i++) a.push(i + 0.5); return a
          sparse elements        | const a = []; for (let i = 0; i < 1e5; i++) a[i * 1e5] = 'x' + i; return a
          array buffer           | return new ArrayBuffer(2e7)
          view of a buffer       | return new DataView(new ArrayBuffer(2e7))
          typed array            | return new Float64Array(2e6)
          resizable buffer       | return new ArrayBuffer(10, { maxByteLength: 2e7 })
          text of one byte       | return 'x'.repeat(2e7) + 1
          text of two bytes      | return '\\u0416'.repeat(1e7) + 1
          ropes                  | const a = []; for (let i = 0; i < 1e5; i++) a.push('some longer text ' + i + ' and its end'); return a
          slices                 | const s = 'x'.repeat(1e7) + 1; const a = []; for (let i = 0; i < 1e5; i++) a.push(s.substring(i, i + 50)); return a
          big integers           | const a = []; for (let i = 0; i < 1e3; i++) a.push(1n << 100000n); return a
          map                    | const m = new Map(); for (let i = 0; i < 1e5; i++) m.set('k' + i, i + 0.5); return m
          set                    | return new Set(data(1e5))
          weak map               | const k = data(1e5); const m = new WeakMap(); for (const o of k) m.set(o, { o }); return [k, m]
          iterator of a map      | return new Map([[1, data(1e5)]]).values()
          iterator of an array   | return data(1e5)[Symbol.iterator]()
          iterator helper        | return data(1e5).values().filter(x => x).map(x => x)
          iterator of a text     | return ('x'.repeat(2e7) + 1)[Symbol.iterator]()
          iterator of matches    | return ('x'.repeat(2e7) + 1).matchAll(/x/g)
          iterator of ranges     | return Iterator.concat(data(5e4), data(5e4))
          started generator      | const g = (function* (a) { const b = data(5e4); yield 1; yield [a, b]; })(data(5e4)); g.next(); return g
          async generator queue  | const g = (async function* () { await new Promise(() => {}); })(); for (let i = 0; i < 5e4; i++) g.next({ i }); return g
          awaiting function      | let r; const p = new Promise(f => { r = f; }); (async a => { const b = data(5e4); await p; return [a, b]; })(data(5e4)); return r
          closure                | const a = data(1e5); return () => a
          many closures          | const a = []; for (let i = 0; i < 1e5; i++) a.push(() => i); return a
          bound function         | return (() => 1).bind(data(5e4), data(5e4))
          proxy                  | return new Proxy(data(5e4), { a: data(5e4) })
          proxy of a function    | return new Proxy(() => 1, { a: data(1e5) })
          arguments              | return (function () { return arguments; })(data(1e5))
          promise                | return Promise.resolve(data(1e5))
          reactions              | const p = new Promise(() => {}); for (let i = 0; i < 1e5; i++) p.then(() => i); return p
          resolving functions    | let r; const p = new Promise(f => { r = f; }); p.then(data(1e5)); const d = data(1e5); p.then(() => d); return r
          combined promises      | const d = data(1e5); let r; Promise.all([d, new Promise(f => { r = f; })]); return r
          private fields         | class C { #p = data(10); static make() { const a = []; for (let i = 0; i < 1e4; i++) a.push(new C()); return a; } } return C.make()
          private methods        | const d = data(1e5); class C { #m() { return d; } has() { return this.#m; } } return C
          computed fields        | const d = data(1e5); class C { [Symbol()] = d; } return C
          home object            | const o = { d: data(1e5), m() { return super.x; } }; return o.m
          accessor               | const d = data(1e5); return { get x() { return d; } }
          date                   | const a = []; for (let i = 0; i < 1e5; i++) a.push(new Date(i)); return a
          regular expressions    | const a = []; for (let i = 0; i < 1e4; i++) a.push(new RegExp('x(y)+' + i)); return a
          last match             | /x/.exec('x'.repeat(2e7) + 1); return 1
          errors                 | const a = []; for (let i = 0; i < 3e4; i++) a.push(new Error('e' + i, { cause: { i } })); return a
          symbols                | const a = []; for (let i = 0; i < 1e5; i++) a.push(Symbol('some description ' + i)); return a
          registered symbols     | for (let i = 0; i < 1e5; i++) Symbol.for('some description ' + i); return 1
          disposable stack       | const s = new DisposableStack(); for (let i = 0; i < 1e5; i++) s.defer(() => i); return s
          finalization registry  | const k = {}; const r = new FinalizationRegistry(() => {}); for (let i = 0; i < 1e5; i++) r.register(k, { i }); return [k, r]
          template objects       | const a = []; const t = s => s; for (let i = 0; i < 2e3; i++) a.push(eval('t`' + 'x'.repeat(2000) + i + '`')); return a
          functions from text    | const a = []; for (let i = 0; i < 3e3; i++) a.push(new Function('a', 'return a + ' + i)); return a
          global variables       | for (let i = 0; i < 5e4; i++) globalThis['g' + i] = { i }; return 1
          lexical variables      | globalThis.f = (0, eval)('let lexical = data(1e5); () => lexical'); return 1
          string objects         | return new String('x'.repeat(2e7) + 1)
          raw json               | return JSON.rawJSON(String(1n << 20000n))
          timers                 | for (let i = 0; i < 5e4; i++) setTimeout(() => i, 1e8); return 1
          timer arguments        | return setTimeout(() => 1, 1e8, data(1e5))
          """)
  void theTraceAgreesWithTheJvm(String kind, String program) throws InterruptedException {
    assertThat(kind).isNotBlank();
    Figures figures = measure(program);
    for (int retry = 0; retry < 2 && !figures.agree(); retry++) {
      // Another thread of the JVM may have kept something meanwhile; a wrong trace stays wrong.
      figures = measure(program);
    }
    assertThat(figures.traced())
        .isCloseTo(figures.grown(), Offset.offset(Figures.tolerance(figures.grown())));
  }

  private record Figures(long traced, long grown) {
    static long tolerance(long grown) {
      return NOISE_BYTES + (long) (TOLERANCE * grown);
    }

    boolean agree() {
      return Math.abs(traced - grown) <= tolerance(grown);
    }
  }

  private static Figures measure(String program) throws InterruptedException {
    try (Engine engine = Engine.builder().callerDriven().build()) {
      try (Context warm = newContext(engine)) {
        fill(warm, "return 1");
      }
      long before = usedByTheJvm();
      try (Context context = newContext(engine)) {
        fill(context, program);
        long grown = usedByTheJvm() - before;
        return new Figures(context.statistics().retainedBytes(), grown);
      }
    }
  }

  @Test
  void sharedBuffersCountThoughTheyLieOutsideTheHeap() {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context context = newContext(engine)) {
      fill(context, "return new SharedArrayBuffer(2e7)");
      assertThat(context.statistics().retainedBytes()).isBetween(20_000_000L, 21_300_000L);
    }
  }
}
