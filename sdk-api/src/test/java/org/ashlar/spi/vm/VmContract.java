package org.ashlar.spi.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What every virtual machine does with programs and values. The programs are plain ES5 and 2015.
 */
public abstract class VmContract extends VmFixture {
  @Test
  void primitivesComeBackAsTheyAre() {
    try (Context context = engine.createContext()) {
      assertThat(context.eval("40 + 2").asInt()).isEqualTo(42);
      assertThat(context.eval("0.5").asDouble()).isEqualTo(0.5);
      assertThat(context.eval("-0").fitsInInt()).isFalse();
      assertThat(context.eval("4294967296").asLong()).isEqualTo(4294967296L);
      assertThat(context.eval("'a' + 'é中'").asString()).isEqualTo("aé中");
      assertThat(context.eval("1 < 2").asBoolean()).isTrue();
      assertThat(context.eval("123456789012345678901234567890n").asBigInteger())
          .isEqualTo(new BigInteger("123456789012345678901234567890"));
      assertThat(context.eval("undefined").isUndefined()).isTrue();
      assertThat(context.eval("null").isNull()).isTrue();
      assertThat(context.eval("Symbol('s')").type()).isEqualTo(Value.Type.SYMBOL);
    }
  }

  @Test
  void aValueIsNeverConvertedByItself() {
    try (Context context = engine.createContext()) {
      Value text = context.eval("'12'");
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(text::asInt)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_VALUE_TYPE));
    }
  }

  @Test
  void objectsAreReadWrittenAndCalled() {
    try (Context context = engine.createContext()) {
      Value object =
          context.eval("({ a: 1, list: [1, 2, 3], add: function (x) { return this.a + x; } })");
      assertThat(object.isObject()).isTrue();
      assertThat(object.memberKeys()).containsExactly("a", "list", "add");
      assertThat(object.member("list").isArray()).isTrue();
      assertThat(object.member("list").length()).isEqualTo(3);
      assertThat(object.member("list").element(2).asInt()).isEqualTo(3);
      assertThat(object.member("absent").isUndefined()).isTrue();
      assertThat(object.hasMember("toString")).isTrue();
      object.setMember("a", 40);
      object.member("list").setElement(3, "four");
      assertThat(object.invoke("add", 2).asInt()).isEqualTo(42);
      assertThat(object.member("list").element(3).asString()).isEqualTo("four");
      Value made = context.eval("(function P(x) { this.x = x; })").construct(7);
      assertThat(made.member("x").asInt()).isEqualTo(7);
    }
  }

  @Test
  void hostValuesAreCopiedIn() {
    try (Context context = engine.createContext()) {
      Value json = context.eval("(function (x) { return JSON.stringify(x); })");
      assertThat(json.call(Arrays.asList(1, "two", true, 0.5, null, List.of())).asString())
          .isEqualTo("[1,\"two\",true,0.5,null,[]]");
      assertThat(json.call(Map.of("k", Map.of("n", 3L))).asString()).isEqualTo("{\"k\":{\"n\":3}}");
      Value type = context.eval("(function (x) { return typeof x; })");
      assertThat(type.call((Object) null).asString()).isEqualTo("undefined");
      assertThat(type.call(Long.MAX_VALUE).asString()).isEqualTo("bigint");
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> type.call(new Object()))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNCONVERTIBLE_HOST_VALUE));
    }
  }

  @Test
  void theProgramCallsTheHostAndTheHostCallsBack() {
    try (Context context =
        engine
            .newContext()
            .function(
                "twice",
                arguments -> arguments.get(0).call(arguments.get(0).call(1).asInt()).asInt())
            .build()) {
      assertThat(context.eval("twice(function (x) { return x + 20.5 * 2 - 20; })").asInt())
          .isEqualTo(43);
    }
  }

  @Test
  void hostErrorsBecomeErrorsAndGuestErrorsStayThemselves() {
    HostFunction fail =
        arguments -> {
          throw new IllegalStateException("disk full");
        };
    HostFunction pass = arguments -> arguments.get(0).call();
    try (Context context =
        engine.newContext().function("fail", fail).function("pass", pass).build()) {
      assertThat(
              context
                  .eval("try { fail(); } catch (e) { e.message + (e instanceof Error); }")
                  .asString())
          .isEqualTo("disk fulltrue");
      assertThat(
              context
                  .eval(
                      "var own = {}; try { pass(function () { throw own; }); 1 }"
                          + " catch (e) { e === own; }")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void aThrownErrorArrivesWithNameTextAndPlace() {
    try (Context context = engine.createContext()) {
      Source source = Source.script("app.js", "\nfunction f() { null.x; }\nf();");
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval(source))
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.SCRIPT_ERROR);
                assertThat(e.details().name()).isEqualTo("TypeError");
                assertThat(e.details().text()).isNotEmpty();
                assertThat(e.details().location()).isNotNull();
                assertThat(e.details().location().source()).isEqualTo("app.js");
                assertThat(e.details().location().line()).isEqualTo(2);
                assertThat(e.thrown().orElseThrow().type()).isEqualTo(Value.Type.ERROR);
              });
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval("throw { code: 7 }"))
          .satisfies(e -> assertThat(e.thrown().orElseThrow().member("code").asInt()).isEqualTo(7));
    }
  }

  @Test
  void aSyntaxErrorIsOne() {
    try (Context context = engine.createContext()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval(Source.script("bad.js", "var a;\nvar = 1;")))
          .satisfies(
              e -> {
                assertThat(e.isSyntaxError()).isTrue();
                assertThat(e.details().location()).isNotNull();
                assertThat(e.details().location().line()).isEqualTo(2);
              });
      assertThat(context.eval("1").asInt()).isEqualTo(1);
    }
  }

  @Test
  void jsonAndCommonJsSourcesAreRead(@TempDir Path directory) throws IOException {
    try (Context context = engine.createContext()) {
      Value json = context.eval(Source.of(Source.Kind.JSON, "d.json", "{\"a\": [1, 2]}"));
      assertThat(json.member("a").length()).isEqualTo(2);
      Path file = directory.resolve("m.cjs");
      Files.writeString(file, "var x = 1; exports.next = x + 1;");
      Value module = context.eval(Source.file(Source.Kind.COMMON_JS, file));
      assertThat(module.member("next").asInt()).isEqualTo(2);
      assertThat(context.eval("typeof x").asString()).isEqualTo("undefined");
    }
  }

  @Test
  void timersRunInOrderAndThenTheContextIsIdle() {
    Output output = new Output();
    try (Context context = printing(output)) {
      context.eval(
          "setTimeout(function () { console.log('c'); }, 300);"
              + "setTimeout(function (x) { console.log(x); }, 1, 'b');"
              + "var n = 0; var id = setInterval(function () {"
              + "  if (++n === 3) { clearInterval(id); console.log('i3'); } }, 1);"
              + "var never = setTimeout(function () { console.log('never'); }, 2);"
              + "clearTimeout(never);"
              + "Promise.resolve().then(function () { console.log('a'); });"
              + "console.log('first');");
      context.runUntilIdle();
      assertThat(output.text()).startsWith("first\na\nb\n").contains("i3").endsWith("c\n");
      assertThat(output.text()).doesNotContain("never");
    }
  }

  @Test
  void stagesBecomePromisesAndPromisesBecomeStages() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    try (Context context = engine.newContext().function("later", arguments -> stage).build()) {
      CompletableFuture<Value> result =
          context
              .evalAsync(Source.of("later().then(function (x) { return x + '!'; })"))
              .toCompletableFuture();
      CompletableFuture<Void> idle = context.whenIdle().toCompletableFuture();
      assertThat(idle).isNotDone();
      Thread.ofVirtual().start(() -> stage.complete("done"));
      assertThat(result.join().asString()).isEqualTo("done!");
      idle.join();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(
              () ->
                  context
                      .evalAsync(Source.of("Promise.reject(new RangeError('no'))"))
                      .toCompletableFuture()
                      .join())
          .withCauseInstanceOf(ScriptException.class);
    }
  }

  @Test
  void uncaughtErrorsAndUnhandledRejectionsAreReportedWhenIdle() {
    try (Context context = engine.createContext()) {
      context.eval("setTimeout(function () { throw new Error('in a timer'); }, 1); 0");
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(context::runUntilIdle)
          .satisfies(e -> assertThat(e.details().text()).isEqualTo("in a timer"));
    }
    try (Context context = engine.createContext()) {
      context.eval("Promise.reject(new Error('nobody listens')); 0");
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(context::runUntilIdle)
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.UNHANDLED_REJECTION);
                assertThat(e.details().text()).isEqualTo("nobody listens");
              });
    }
  }

  @Test
  void iterablesArePulledAsRequested() throws InterruptedException {
    try (Context context = engine.createContext()) {
      Value iterable =
          context.eval(
              "var pulled = 0; var it = {}; it[Symbol.iterator] = function () { var n = 0; return {"
                  + " next: function () { pulled++; return n < 5 ? { value: n++, done: false } : {"
                  + " value: undefined, done: true }; } }; }; it");
      Collector collector = new Collector();
      iterable.toPublisher().subscribe(collector);
      collector.request(2);
      assertThat(collector.take()).isEqualTo("0");
      assertThat(collector.take()).isEqualTo("1");
      assertThat(context.eval("pulled").asInt()).isEqualTo(2);
      collector.request(Long.MAX_VALUE);
      List<String> rest = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        rest.add(collector.take());
      }
      assertThat(rest).containsExactly("2", "3", "4", "end");
    }
  }

  @Test
  void interfacesAreImplementedByFunctionsAndObjects() {
    try (Context context = engine.createContext()) {
      IntBinaryOperator add =
          context.eval("(function (a, b) { return a + b; })").as(IntBinaryOperator.class);
      assertThat(add.applyAsInt(20, 22)).isEqualTo(42);
      Named named = context.eval("({ name: function () { return 'x'; } })").as(Named.class);
      assertThat(named.name()).isEqualTo("x");
      assertThat(named.greeting()).isEqualTo("hello x");
    }
  }

  @Test
  @SuppressWarnings("unchecked") // a Class has no type arguments
  void functionalInterfacesCallTheFunctionAndNotItsMembers() throws Exception {
    try (Context context = engine.createContext()) {
      Value add = context.eval("(function (a, b) { return a + (b || 1); })");
      assertThat(add.as(Function.class).apply(41)).isEqualTo(42);
      assertThat(add.as(BiFunction.class).apply(40, 2)).isEqualTo(42);
      Callable<?> call = context.eval("(function () { return 'called'; })").as(Callable.class);
      assertThat(call.call()).isEqualTo("called");
      Comparator<Object> down =
          context.eval("(function (a, b) { return b - a; })").as(Comparator.class);
      assertThat(down.compare(1, 3)).isEqualTo(2);
      assertThat(down.reversed().compare(1, 3)).isEqualTo(-2);
    }
  }

  @Test
  @SuppressWarnings("unchecked") // a Class has no type arguments
  void valuesAreJavaTypesWithoutConversion() {
    try (Context context = engine.createContext()) {
      assertThat(context.eval("'s'").as(String.class)).isEqualTo("s");
      assertThat(context.eval("7").as(int.class)).isEqualTo(7);
      assertThat(context.eval("7").as(Object.class)).isEqualTo(7);
      assertThat(context.eval("[1, 'two', [3.5], null]").as(List.class))
          .isEqualTo(Arrays.asList(1, "two", List.of(3.5), null));
      assertThat(context.eval("({ a: 1, b: 'x' })").as(Map.class))
          .isEqualTo(Map.of("a", 1, "b", "x"));
      for (Class<?> wrong : List.of(int.class, List.class, Runnable.class)) {
        assertThatExceptionOfType(AshlarException.class)
            .as(wrong.getName())
            .isThrownBy(() -> context.eval("'text'").as(wrong))
            .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_VALUE_TYPE));
      }
    }
  }

  /** Implemented in JavaScript by a test. */
  public interface Named {
    /** Implemented by the program. */
    String name();

    /** Not implemented by the program. */
    default String greeting() {
      return "hello " + name();
    }
  }

  @Test
  void displayRunsNoProgramCode() {
    try (Context context = engine.createContext()) {
      Value trap =
          context.eval(
              "var touched = false; var o = { toString: function () { touched = true; return 't'; }"
                  + " }; Object.defineProperty(o, 'g', { enumerable: true, get: function () {"
                  + " touched = true; return 1; } }); o");
      assertThat(trap.toDisplayString()).contains("g:").contains("Getter");
      assertThat(context.eval("touched").asBoolean()).isFalse();
      assertThat(context.eval("'plain'").toDisplayString()).isEqualTo("plain");
    }
  }

  /** Takes elements one by one. */
  private static final class Collector implements Subscriber<Value> {
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;

    void request(long count) {
      Objects.requireNonNull(subscription).request(count);
    }

    String take() throws InterruptedException {
      String next = received.poll(20, TimeUnit.SECONDS);
      return next == null ? "nothing" : next;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Value value) {
      received.add(String.valueOf(value.asInt()));
    }

    @Override
    public void onError(Throwable failure) {
      received.add(failure.toString());
    }

    @Override
    public void onComplete() {
      received.add("end");
    }
  }
}
