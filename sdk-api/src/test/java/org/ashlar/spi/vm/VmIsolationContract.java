package org.ashlar.spi.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.host.StandardStreams;
import org.junit.jupiter.api.Test;

/** How contexts of every virtual machine live beside each other, and end. */
public abstract class VmIsolationContract extends VmFixture {
  private static final String ENDLESS = "for (;;) {}";

  @Test
  void contextsShareNothing() {
    try (Context one = engine.createContext();
        Context two = engine.createContext()) {
      one.eval("var shared = 1; Array.prototype.mine = 1; 0");
      assertThat(two.eval("typeof shared + typeof [].mine").asString())
          .isEqualTo("undefinedundefined");
      Value foreign = one.eval("({})");
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> two.global().setMember("x", foreign))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_VALUE));
      two.global().setMember("x", one.eval("'text'"));
      assertThat(two.eval("x").asString()).isEqualTo("text");
    }
  }

  @Test
  void callsFromManyThreadsAreQueuedAndAwaited() throws InterruptedException {
    try (Context context = engine.createContext()) {
      Value next = context.eval("var n = 0; (function () { n++; return n; })");
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int call = 0; call < 250; call++) {
                        next.call();
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(context.eval("n").asInt()).isEqualTo(2_000);
    }
  }

  @Test
  void anEndlessLoopIsCancelledAndHoldsUpNobody() {
    try (Context hog = engine.createContext();
        Context second = engine.createContext();
        Context third = engine.createContext();
        Context other = engine.createContext()) {
      List<CompletableFuture<Value>> endless = new ArrayList<>();
      for (Context context : List.of(hog, second, third)) {
        endless.add(context.evalAsync(Source.of(ENDLESS)).toCompletableFuture());
      }
      for (int i = 0; i < 100; i++) {
        assertThat(other.eval("21 * 2").asInt()).isEqualTo(42);
      }
      for (Context context : List.of(hog, second, third)) {
        context.cancel();
      }
      for (CompletableFuture<Value> result : endless) {
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(result::join)
            .havingCause()
            .isInstanceOfSatisfying(
                TerminationException.class, e -> assertThat(e.isCancelled()).isTrue());
      }
      assertThatExceptionOfType(TerminationException.class).isThrownBy(() -> hog.eval("1"));
    }
  }

  @Test
  void noHandlerOfTheProgramSeesATermination() {
    try (Context context =
        engine.newContext().limits(l -> l.deadline(Duration.ofMillis(100))).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(
              () -> context.eval("for (;;) { try { for (;;) {} } catch (e) {} finally { } }"))
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
                assertThat(e.isQuotaExceeded()).isTrue();
              });
    }
  }

  @Test
  void processorTimeAndFuelAreLimited() {
    try (Context context = engine.newContext().limits(l -> l.cpu(Duration.ofMillis(50))).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> context.eval(ENDLESS))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CPU_QUOTA_EXCEEDED));
    }
    try (Context context = engine.newContext().limits(l -> l.fuel(200_000)).build()) {
      assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> context.eval(ENDLESS))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FUEL_EXHAUSTED));
    }
  }

  @Test
  void runawayRecursionIsAnErrorOfTheProgram() {
    try (Context context = engine.createContext()) {
      assertThat(
              context
                  .eval(
                      "function f(n) { return f(n + 1) + 1; }"
                          + " try { f(0); 'no' } catch (e) { e instanceof RangeError"
                          + " || e instanceof Error ? 'yes' : 'other' }")
                  .asString())
          .isEqualTo("yes");
      assertThat(context.eval("1").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aClosedContextAnswersWithAClearError() {
    Context context = engine.createContext();
    Value object = context.eval("({ a: 1 })");
    Value number = context.eval("5");
    context.close();
    context.close();
    assertThat(number.asInt()).isEqualTo(5);
    for (Runnable use : List.<Runnable>of(() -> object.member("a"), () -> context.eval("1"))) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(use::run)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTEXT_CLOSED));
    }
    assertThat(engine.contexts()).isEmpty();
  }

  @Test
  void closingTheEngineEndsWhatRuns() {
    Context context = engine.createContext();
    CompletableFuture<Value> endless = context.evalAsync(Source.of(ENDLESS)).toCompletableFuture();
    engine.close();
    assertThatExceptionOfType(CompletionException.class).isThrownBy(endless::join);
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(engine::createContext)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_CLOSED));
  }

  @Test
  void manyContextsComeAndGo() {
    for (int i = 0; i < 300; i++) {
      try (Context context = engine.createContext()) {
        assertThat(context.eval("[1, 2, 3].map(function (x) { return x * 2; }).join()").asString())
            .isEqualTo("2,4,6");
      }
    }
    assertThat(engine.contexts()).isEmpty();
  }

  @Test
  void contextsThatWaitForEachOtherAreToldSo() {
    CompletableFuture<Context> other = new CompletableFuture<>();
    try (Context one =
            engine
                .newContext()
                .function("ask", arguments -> other.join().eval("back()").asInt())
                .build();
        Context two =
            engine.newContext().function("back", arguments -> one.eval("7").asInt()).build()) {
      other.complete(two);
      assertThat(one.eval("try { ask(); 'answered' } catch (e) { String(e.message) }").asString())
          .contains("waits for");
    }
  }

  @Test
  void theCallingThreadRunsEverythingIfAskedTo() {
    Output output = new Output();
    Thread here = Thread.currentThread();
    List<Thread> seen = new ArrayList<>();
    Platform alone = new Platform(Schedulers.callerDriven(), true, Map.of());
    alone.plugins().start(provider());
    try (alone;
        Engine driven = alone.newEngineBuilder().build();
        Context context =
            driven
                .newContext()
                .hook(StandardStreams.class, output)
                .function(
                    "where",
                    arguments -> {
                      seen.add(Thread.currentThread());
                      return 1;
                    })
                .build()) {
      assertThat(context.eval("where() + 1").asInt()).isEqualTo(2);
      context.eval("setTimeout(function () { where(); console.log('tick'); }, 300); 0");
      assertThat(output.text()).isEmpty();
      context.runUntilIdle();
      assertThat(output.text()).isEqualTo("tick\n");
      assertThat(seen).hasSize(2).containsOnly(here);
    }
  }

  @Test
  void limitsOnTimeHoldOnTheCallingThreadToo() {
    Platform alone = new Platform(Schedulers.callerDriven(), true, Map.of());
    alone.plugins().start(provider());
    try (alone;
        Engine driven = alone.newEngineBuilder().build();
        Context late = driven.newContext().limits(l -> l.deadline(Duration.ofMillis(100))).build();
        Context busy = driven.newContext().limits(l -> l.cpu(Duration.ofMillis(50))).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> late.eval(ENDLESS))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> busy.eval(ENDLESS))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CPU_QUOTA_EXCEEDED));
    }
  }

  @Test
  void afterAnExchangeNewContextsUseTheNewPlugInAndOldOnesFinish() {
    Context old = engine.createContext();
    old.eval("var kept = 1; 0");
    var before = platform.plugins().start(provider());
    var after = platform.plugins().exchange(before, provider());
    try (Context fresh = engine.createContext()) {
      assertThat(fresh.eval("typeof kept").asString()).isEqualTo("undefined");
      assertThat(old.eval("kept + 1").asInt()).isEqualTo(2);
    }
    old.close();
    before.retired().toCompletableFuture().join();
    platform.plugins().stop(after);
    after.retired().toCompletableFuture().join();
  }
}
