package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that take what they can, all at once on two workers: each ends at its limit without
 * noticing, and the others go on and compute what they should.
 */
@Timeout(300)
class HogTest {
  private static final Limits CPU = Limits.builder().cpu(Duration.ofMillis(700)).build();
  private static final Limits DEADLINE = Limits.builder().deadline(Duration.ofSeconds(3)).build();
  private static final Limits HEAP = Limits.builder().heap("32m").build();

  /** How late a call may be answered; a slice lasts a millisecond, the rest is a busy machine. */
  private static final long LATENESS_MILLISECONDS =
      Long.getLong("hog.lateness.milliseconds", 3_000);

  private static final long PATIENCE_NANOSECONDS = 120_000_000_000L;

  private final AtomicInteger noticed = new AtomicInteger();

  /** What a hog runs, and what it must end with. */
  private record Hog(Limits limits, ErrorCode end, String program) {}

  private static Map<String, Hog> hogs() {
    Map<String, Hog> hogs = new LinkedHashMap<>();
    hogs.put("empty loop", new Hog(CPU, ErrorCode.CPU_QUOTA_EXCEEDED, "for (;;);"));
    hogs.put(
        "typed array",
        new Hog(
            DEADLINE,
            ErrorCode.DEADLINE_EXCEEDED,
            "const a = new Float64Array(8); (function () {"
                + " for (let i = 0; ; i = (i + 1) & 7) a[i] = a[7 - i] + 1; })()"));
    hogs.put(
        "inlined callee",
        new Hog(
            CPU,
            ErrorCode.CPU_QUOTA_EXCEEDED,
            "function next(i) { return (i + 1) & 255; }"
                + " (function () { for (let i = 0; ; ) i = next(i); })()"));
    hogs.put(
        "hot call without end",
        new Hog(
            CPU,
            ErrorCode.CPU_QUOTA_EXCEEDED,
            "function warm(n) { let s = 0; for (let i = 0; i < n; i++) s = (s * 31 + i) | 0; return"
                + " s; } for (let i = 0; i < 3000; i++) warm(1000); warm(Infinity);"));
    hogs.put(
        "caught recursion again and again",
        new Hog(
            CPU,
            ErrorCode.CPU_QUOTA_EXCEEDED,
            "function down() { down(); } for (;;) { try { down(); } catch (e) { } }"));
    hogs.put(
        "source that nests deeply again and again",
        new Hog(
            CPU,
            ErrorCode.CPU_QUOTA_EXCEEDED,
            "const deep = '('.repeat(400) + '1' + ')'.repeat(400) + ';1'.repeat(1e5);"
                + " for (;;) eval(deep);"));
    hogs.put(
        "large numbers in messages",
        new Hog(
            DEADLINE,
            ErrorCode.DEADLINE_EXCEEDED,
            "const huge = 1n << 100000000n; const { Buffer } = globalThis; for (;;) {"
                + " try { 'a' in huge; } catch { } try { Object.defineProperty(huge, 'a', {}); }"
                + " catch { } try { Buffer?.alloc(8).writeBigInt64LE(huge); } catch { } }"));
    hogs.put(
        "promises without end",
        new Hog(
            CPU,
            ErrorCode.CPU_QUOTA_EXCEEDED,
            "(function again() { Promise.resolve().then(again); })(); 0"));
    hogs.put(
        "storm in a local of the caller of a hot function",
        new Hog(
            HEAP,
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            "function hot(all, i) { all.push({ i }); return i; }"
                + " (function () { const all = []; for (let i = 0; ; i++) hot(all, i); })()"));
    hogs.put(
        "list in an object that only a register holds",
        new Hog(
            HEAP,
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            "function grow(kept) { let list = kept.pop(); for (let i = 0; i < 10; i++) {"
                + " const held = { list }; list = null; let s = 0;"
                + " for (let j = 0; j < 3000; j++) s = (j ^ s) | 0;"
                + " list = { next: held.list, i, a: 1.5, b: [i] }; } kept.push(list); }"
                + " const kept = [null]; for (;;) grow(kept);"));
    hogs.put(
        "list in a constructed object that only a register holds",
        new Hog(
            HEAP,
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            "function Held(list) { this.list = list; }"
                + " function grow(kept) { let list = kept.pop(); for (let i = 0; i < 10; i++) {"
                + " const held = new Held(list); list = null; let s = 0;"
                + " for (let j = 0; j < 3000; j++) s = (j ^ s) | 0;"
                + " list = { next: held.list, i, a: 1.5, b: [i] }; } kept.push(list); }"
                + " const kept = [null]; for (;;) grow(kept);"));
    hogs.put(
        "list in private fields that only a register holds",
        new Hog(
            HEAP,
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            "class Held { #list; constructor(list) { this.#list = list; } get() { return"
                + " this.#list; } } function grow(kept) { let list = kept.pop(); for (let i = 0; i"
                + " < 10; i++) { const held = new Held(list); list = null; let s = 0; for (let j ="
                + " 0; j < 3000; j++) s = (j ^ s) | 0; list = { next: held.get(), i, a: 1.5, b: [i]"
                + " }; } kept.push(list); } const kept = [null]; for (;;) grow(kept);"));
    hogs.put(
        "storm of strings",
        new Hog(
            HEAP,
            ErrorCode.HEAP_QUOTA_EXCEEDED,
            "const all = []; for (let i = 0; ; i++) all.push('text ' + i);"));
    return hogs;
  }

  @Test
  void hogsEndAtTheirLimitsWhileOthersGoOn() {
    KernelSettings settings = KernelSettings.defaults().withWorkers(2);
    try (Kernel kernel = Kernel.flat(settings);
        Engine engine = kernel.newEngineBuilder().build();
        Context ticking = engine.createContext();
        Context other = engine.createContext()) {
      ticking.eval("var ticks = 0; setInterval(() => { ticks++; }, 5);");
      other.eval("function sum(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }");
      Map<String, CompletableFuture<ErrorCode>> ends = new LinkedHashMap<>();
      List<Context> contexts = new ArrayList<>();
      hogs()
          .forEach(
              (name, hog) -> {
                Context context = open(engine, hog);
                contexts.add(context);
                ends.put(name, start(context, hog));
              });
      long latest = 0;
      int calls = 0;
      int ticksBefore = ticking.eval("ticks").asInt();
      CompletableFuture<Void> all =
          CompletableFuture.allOf(ends.values().toArray(new CompletableFuture<?>[0]));
      long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
      while (!all.isDone() && System.nanoTime() < deadline) {
        long start = System.nanoTime();
        assertThat(other.eval("sum(1000)").asInt()).isEqualTo(499_500);
        latest = Math.max(latest, System.nanoTime() - start);
        calls++;
      }
      int ticks = ticking.eval("ticks").asInt() - ticksBefore;
      Map<String, ErrorCode> found = new LinkedHashMap<>();
      ends.forEach(
          (name, end) -> found.put(name, end.isDone() ? end.join() : ErrorCode.INTERNAL_ERROR));
      Map<String, ErrorCode> wanted = new LinkedHashMap<>();
      hogs().forEach((name, hog) -> wanted.put(name, hog.end()));
      assertThat(found).isEqualTo(wanted);
      assertThat(noticed.get()).as("catch and finally blocks of hogs that ran").isZero();
      assertThat(calls).isGreaterThan(50);
      assertThat(ticks).isGreaterThan(50);
      assertThat(latest / 1_000_000).isLessThanOrEqualTo(LATENESS_MILLISECONDS);
      contexts.forEach(Context::close);
    }
  }

  private Context open(Engine engine, Hog hog) {
    return engine
        .newContext()
        .limits(hog.limits())
        .function("notice", arguments -> noticed.incrementAndGet())
        .build();
  }

  private static CompletableFuture<ErrorCode> start(Context context, Hog hog) {
    String guarded = "try { " + hog.program() + " } catch (e) { notice(); } finally { notice(); }";
    String program = hog.program().contains("Promise") ? hog.program() : guarded;
    CompletableFuture<ErrorCode> end = new CompletableFuture<>();
    context
        .evalAsync(Source.script("hog.js", program))
        .whenComplete(
            (value, failure) -> {
              if (failure != null) {
                end.complete(codeOf(failure));
              } else {
                // The script ended and left jobs behind, which end the context.
                context.whenIdle().whenComplete((done, later) -> end.complete(codeOf(later)));
              }
            });
    return end;
  }

  private static ErrorCode codeOf(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof AshlarException known ? known.code() : ErrorCode.INTERNAL_ERROR;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f() { return f() + 1; } f()",
        "function f() { return g() + 1; } function g() { return f() + 1; } f()",
        "const o = { get p() { return this.p + 1; } }; o.p",
        "const p = new Proxy({}, { get(target, key, self) { return self[key]; } }); p.x",
        "const o = { toString() { return `${this}`; } }; String(o)",
        "const o = { valueOf() { return this * 2; } }; o * 1",
        "const o = { toJSON() { return JSON.stringify(this); } }; JSON.stringify(o)",
        "function f() { [2, 1].sort(f); return 0; } f()",
        "function f() { return [1].map(() => [1].map(f)); } f()",
        "function f() { return 'aa'.replace(/a/g, f); } f()",
        "function f() { return Reflect.apply(f, null, []); } f()",
        "class A { constructor() { new A(); } } new A()",
        "function* f() { yield* f(); } f().next()",
        "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.flat(Infinity); String(a)",
      })
  void runawayRecursionIsAnErrorOfTheProgramAndTheContextGoesOn(String program) {
    try (Engine engine = Engine.builder().build();
        Context context = engine.newContext().limits(DEADLINE_FOR_RECURSION).build()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval(program))
          .satisfies(
              error -> {
                assertThat(error.code()).isEqualTo(ErrorCode.SCRIPT_ERROR);
                assertThat(error.details().name()).isEqualTo("RangeError");
              });
      assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Function('return ' + 'x+'.repeat(4e6) + '1')",
        "Function('a.'.repeat(8e6) + 'b')",
        "eval('[' + '{},'.repeat(4e6) + ']')",
        "eval('('.repeat(400) + '1' + ')'.repeat(400) + ';[' + '{},'.repeat(4e6) + ']')",
        "JSON.parse('['.repeat(5e6) + ']'.repeat(5e6))",
      })
  void whatATextBecomesCountsWhileItIsRead(String program) {
    try (Engine engine = Engine.builder().build();
        Context context = engine.newContext().limits(limits -> limits.heap("96m")).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> context.eval(program))
          .satisfies(end -> assertThat(end.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console.log('%d', 3n ** 80000000n)",
        "`${3n ** 80000000n}`",
        "(3n ** 80000000n) % (7n ** 9000000n)",
        "/(?=(a+)+b)/.test('a'.repeat(50))",
        "const deep = '('.repeat(400) + '1' + ')'.repeat(400) + ';1'.repeat(1e7); for (;;)"
            + " eval(deep)",
        "Array.prototype.reverse.call({ length: 2 ** 53 - 1 })",
        "new Uint8Array(5e7).sort((a, b) => a - b)",
        "for (;;) new Date().toString()",
        "const t = { then(r) { r(t) } }; Promise.resolve(t); new Promise(() => {})",
        "function* g() { try { yield 1 } finally { for (;;) yield 2 } } for (const x of g()) break;"
            + " [...g()]",
      })
  void oneLongStepEndsAtItsDeadline(String program) throws Exception {
    try (Engine engine = Engine.builder().build();
        Context context =
            engine.newContext().limits(limits -> limits.deadline(Duration.ofMillis(500))).build()) {
      long start = System.nanoTime();
      CompletableFuture<Value> end = context.evalAsync(Source.of(program)).toCompletableFuture();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> end.get(60, TimeUnit.SECONDS))
          .havingCause()
          .isInstanceOfSatisfying(
              TerminationException.class,
              reason -> assertThat(reason.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(500 + LATENESS_MILLISECONDS);
    }
  }

  private static final Limits DEADLINE_FOR_RECURSION =
      Limits.builder().deadline(Duration.ofSeconds(60)).build();
}
