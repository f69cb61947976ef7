package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts that see the same memory, and wait for each other at its addresses. */
@Timeout(60)
class SharedMemoryTest {
  private static Engine engine(int workers) {
    return Engine.builder().workers(workers).build();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < deadline) {
      LockSupport.parkNanos(200_000);
      holds = condition.getAsBoolean();
    }
    assertThat(holds).as("in time").isTrue();
  }

  /** Gives a context new shared memory, as {@code ints}. */
  private static Value memory(Context owner) {
    Value memory = owner.eval("new SharedArrayBuffer(64)");
    share(memory, owner);
    return memory;
  }

  private static void share(Value memory, Context with) {
    with.global().setMember("memory", memory);
    with.eval("globalThis.ints = new Int32Array(memory); 0");
  }

  private static CompletableFuture<Value> start(Context context, String program) {
    return context.evalAsync(Source.of(program)).toCompletableFuture();
  }

  private static boolean isBlocked(Context context) {
    return context.state() == Context.State.WAITING;
  }

  /** Wakes all who wait at the first address, and counts them. */
  private static int waiters(Context context) {
    return context.eval("Atomics.notify(ints, 0)").asInt();
  }

  @Test
  void onlySharedMemoryHasAMeaningInAnotherContext() {
    try (Engine engine = engine(1);
        Context one = engine.createContext();
        Context other = engine.createContext()) {
      share(memory(one), other);
      one.eval("ints[3] = 7");
      assertThat(other.eval("ints[3] + memory.byteLength").asInt()).isEqualTo(71);
      Value growable = one.eval("new SharedArrayBuffer(8, { maxByteLength: 16 })");
      other.global().setMember("growable", growable);
      other.eval("growable.grow(12)");
      assertThat(growable.member("byteLength").asInt()).isEqualTo(12);
      Value view = one.eval("ints");
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> other.toValue(view))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_VALUE));
    }
  }

  @Test
  void aBlockedContextLeavesItsOnlyWorkerToOthers() throws Exception {
    try (Engine engine = engine(1);
        Context blocked = engine.createContext();
        Context other = engine.createContext()) {
      share(memory(blocked), other);
      CompletableFuture<Value> result = start(blocked, "Atomics.wait(ints, 0, 0)");
      await(() -> isBlocked(blocked));
      assertThat(other.eval("6 * 7").asInt()).isEqualTo(42);
      assertThat(result).isNotDone();
      await(() -> waiters(other) == 1);
      assertThat(result.get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok");
      assertThat(blocked.eval("Atomics.wait(ints, 0, 5)").asString()).isEqualTo("not-equal");
      assertThat(blocked.eval("Atomics.wait(ints, 0, 0, 5)").asString()).isEqualTo("timed-out");
    }
  }

  @Test
  void waitersAreWokenInTheOrderInWhichTheyCame() throws Exception {
    try (Engine engine = engine(2);
        Context owner = engine.createContext()) {
      Value memory = memory(owner);
      List<Context> contexts = new ArrayList<>();
      List<CompletableFuture<Value>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Context context = engine.createContext();
        share(memory, context);
        results.add(start(context, "Atomics.wait(ints, 0, 0)"));
        await(() -> isBlocked(context));
        contexts.add(context);
      }
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.stream().filter(CompletableFuture::isDone)).hasSize(i);
        assertThat(owner.eval("Atomics.notify(ints, 0, 1)").asInt()).isEqualTo(1);
        assertThat(results.get(i).get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok");
      }
      assertThat(waiters(owner)).isZero();
      contexts.forEach(Context::close);
    }
  }

  /** How a wait may end that nobody notifies. */
  private enum End {
    CLOSE,
    CANCEL,
    INTERRUPT,
    DEADLINE
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void whateverEndsAContextOrItsJobEndsItsWait(End end) throws Exception {
    try (Engine engine = engine(1);
        Context owner = engine.createContext()) {
      Value memory = memory(owner);
      Context context =
          engine
              .newContext()
              .limits(limits -> limits.deadline(Duration.ofSeconds(end == End.DEADLINE ? 1 : 50)))
              .build();
      share(memory, context);
      CompletableFuture<Value> result =
          start(
              context,
              "try { Atomics.wait(ints, 0, 0) } catch { ints[1] = 1 } finally { ints[1] = 1 }");
      await(() -> isBlocked(context) || result.isDone());
      switch (end) {
        case CLOSE -> context.close();
        case CANCEL -> context.cancel();
        case INTERRUPT -> context.interrupt();
        case DEADLINE -> {}
      }
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> result.get(20, TimeUnit.SECONDS));
      assertThat(waiters(owner)).isZero();
      assertThat(owner.eval("ints[1]").asInt()).isZero();
      if (end == End.INTERRUPT) {
        assertThat(context.eval("Atomics.wait(ints, 0, 0, 1)").asString()).isEqualTo("timed-out");
      }
      context.close();
    }
  }

  @Test
  void aPausedContextGoesOnFromItsWaitWhenItIsResumed() throws Exception {
    try (Engine engine = engine(1);
        Context paused = engine.createContext();
        Context other = engine.createContext()) {
      share(memory(paused), other);
      CompletableFuture<Value> result = start(paused, "Atomics.wait(ints, 0, 0)");
      await(() -> isBlocked(paused));
      paused.pause();
      assertThat(waiters(other)).isEqualTo(1);
      LockSupport.parkNanos(20_000_000);
      assertThat(result).isNotDone();
      paused.resume();
      assertThat(result.get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok");
    }
  }

  @Test
  void aNoticeThatMeetsAnEndingContextGoesToTheNextWaiter() throws Exception {
    try (Engine engine = engine(2);
        Context owner = engine.createContext();
        Context ending = engine.createContext();
        Context next = engine.createContext()) {
      Value memory = memory(owner);
      share(memory, ending);
      share(memory, next);
      start(ending, "Atomics.wait(ints, 0, 0)");
      await(() -> isBlocked(ending));
      CompletableFuture<Value> result = start(next, "Atomics.wait(ints, 0, 0)");
      await(() -> isBlocked(next));
      ending.pause();
      assertThat(owner.eval("Atomics.notify(ints, 0, 1)").asInt()).isEqualTo(1);
      ending.cancel();
      assertThat(result.get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok");
    }
  }

  @Test
  void aWaitBelowAFunctionOfTheHostHoldsUpNobody() throws Exception {
    try (Engine engine = engine(1);
        Context blocked = engine.createContext();
        Context other = engine.createContext()) {
      share(memory(blocked), other);
      blocked
          .global()
          .setMember("host", (HostFunction) arguments -> arguments.getFirst().call().asString());
      CompletableFuture<Value> result = start(blocked, "host(() => Atomics.wait(ints, 0, 0))");
      await(() -> waiters(other) == 1);
      assertThat(result.get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok");
    }
  }

  @Test
  void callersBlockTheirOwnThreads() throws Exception {
    try (Engine engine = Engine.builder().callerDriven().build();
        Context blocked = engine.createContext();
        Context other = engine.createContext()) {
      share(memory(blocked), other);
      CompletableFuture<String> result =
          CompletableFuture.supplyAsync(() -> blocked.eval("Atomics.wait(ints, 0, 0)").asString());
      await(() -> waiters(other) == 1);
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo("ok");
      long begin = System.nanoTime();
      assertThat(other.eval("Atomics.wait(ints, 0, 0, 30)").asString()).isEqualTo("timed-out");
      assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000);
      CompletableFuture<String> given =
          CompletableFuture.supplyAsync(() -> blocked.eval("Atomics.wait(ints, 0, 0)").asString());
      await(() -> isBlocked(blocked));
      blocked.cancel();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> given.get(20, TimeUnit.SECONDS));
      assertThat(waiters(other)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "jit"})
  void aLockOfWaitsAndNoticesKeepsAllOthersOut(String tier) throws Exception {
    String program =
        """
        function lock() {
          for (let seen = Atomics.compareExchange(ints, 0, 0, 1); seen !== 0; ) {
            if (seen === 2 || Atomics.compareExchange(ints, 0, 1, 2) !== 0) Atomics.wait(ints, 0, 2);
            seen = Atomics.compareExchange(ints, 0, 0, 2);
          }
        }
        function unlock() {
          if (Atomics.sub(ints, 0, 1) !== 1) {
            Atomics.store(ints, 0, 0);
            Atomics.notify(ints, 0, 1);
          }
        }
        for (let i = 0; i < 5000; i++) {
          lock();
          ints[5]++;
          unlock();
        }
        ints[5]
        """;
    try (Engine engine = Engine.builder().workers(2).option("vm.tier", tier).build();
        Context owner = engine.createContext()) {
      Value memory = memory(owner);
      List<CompletableFuture<Value>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Context context = engine.createContext();
        share(memory, context);
        results.add(start(context, program));
      }
      for (CompletableFuture<Value> result : results) {
        result.get(50, TimeUnit.SECONDS);
      }
      assertThat(owner.eval("ints[5]").asInt()).isEqualTo(20_000);
    }
  }

  @Test
  void aPromiseOfANoticeKeepsTheProgramAliveWhileSomebodyCouldGiveIt() throws Exception {
    try (Engine engine = engine(2);
        Context one = engine.createContext();
        Context other = engine.createContext()) {
      Source program =
          Source.of(
              "var heard; var wait = Atomics.waitAsync(ints, 0, 0);"
                  + "wait.value.then((text) => { heard = text }); wait.async");
      Value memory = memory(one);
      assertThat(one.run(program).asBoolean()).as("alone nobody could").isTrue();
      assertThat(one.eval("typeof heard").asString()).isEqualTo("undefined");
      share(memory, other);
      CompletableFuture<Value> result = CompletableFuture.supplyAsync(() -> one.run(program));
      await(() -> waiters(other) >= 0 && result.isDone());
      assertThat(result.get(20, TimeUnit.SECONDS).asBoolean()).isTrue();
      assertThat(one.eval("heard").asString()).isEqualTo("ok");
      one.run(
          Source.of("Atomics.waitAsync(ints, 0, 0, 20).value.then((text) => { heard = text })"));
      assertThat(one.eval("heard").asString()).isEqualTo("timed-out");
    }
  }

  @Test
  void aNoticeOfTheAgentItselfSettlesThePromiseAtOnce() {
    try (Engine engine = engine(1);
        Context context = engine.createContext()) {
      memory(context);
      context.run(
          Source.of(
              """
              var order = '';
              const big = new BigInt64Array(memory);
              Atomics.waitAsync(big, 1, 0n).value.then((text) => { order += text });
              order += Atomics.notify(big, 1);
              Promise.resolve().then(() => { order += '!' });
              """));
      assertThat(context.eval("order").asString()).isEqualTo("1ok!");
    }
  }

  @Test
  void promisesOfAContextThatEndedAreForgotten() {
    try (Engine engine = engine(1);
        Context owner = engine.createContext()) {
      Value memory = memory(owner);
      Context context = engine.createContext();
      share(memory, context);
      context.eval(
          "for (let i = 0; i < 100; i++) Atomics.waitAsync(ints, 0, 0, i & 1 ? 1e6 : 1 / 0)");
      context.close();
      assertThat(waiters(owner)).isZero();
    }
  }

  @Test
  void aProgramCannotHaveAnyNumberOfPromises() {
    try (Engine engine = engine(1);
        Context context = engine.createContext()) {
      memory(context);
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval("for (;;) Atomics.waitAsync(ints, 0, 0)"))
          .withMessageContaining("Too many");
    }
  }

  @Test
  void anEmbedderMayForbidToBlock() {
    try (Engine engine = engine(1);
        Context context = engine.newContext().option("vm.can-block", "false").build()) {
      memory(context);
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval("Atomics.wait(ints, 0, 0, 0)"))
          .withMessageContaining("Atomics.wait cannot be called in this context");
      assertThat(context.eval("Atomics.waitAsync(ints, 0, 0, 0).value").asString())
          .isEqualTo("timed-out");
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> engine.newContext().option("vm.can-block", "perhaps").build())
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
    }
  }

  @Test
  void aContextWithLimitsWaitsLikeOthers() throws Exception {
    try (Engine engine = engine(1);
        Context owner = engine.createContext();
        Context limited =
            engine
                .newContext()
                .limits(limits -> limits.heap("32m").cpu(Duration.ofSeconds(5)).fuel(1_000_000))
                .build()) {
      share(memory(owner), limited);
      CompletableFuture<Value> result =
          start(
              limited,
              "let sum = 0; for (let i = 0; i < 1000; i++) sum += [i].length;"
                  + "Atomics.wait(ints, 0, 0) + sum");
      await(() -> isBlocked(limited) || result.isDone());
      LockSupport.parkNanos(20_000_000);
      await(() -> waiters(owner) == 1);
      assertThat(result.get(20, TimeUnit.SECONDS).asString()).isEqualTo("ok1000");
      assertThat(limited.statistics().cpuNanoseconds()).isLessThan(5_000_000_000L);
    }
  }
}
