package org.ashlar.spi.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;
import org.ashlar.spi.schedule.Scheduler;
import org.junit.jupiter.api.Test;

/**
 * How contexts of every virtual machine are paused, cancelled, limited, closed, and how they fail.
 */
public abstract class VmEndContract extends VmFixture {
  private static final String ENDLESS = "for (;;) {}";

  /**
   * Whether a program stops in the midst of a job when it is paused. A machine whose jobs cannot be
   * put aside stops between two jobs only.
   */
  protected boolean yieldsInsideJobs() {
    return true;
  }

  /**
   * Whether limits on memory are kept. A machine that cannot keep them refuses contexts that have
   * one.
   */
  protected boolean limitsMemory() {
    return true;
  }

  private static void assertEnded(CompletableFuture<?> result, ErrorCode code) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> result.orTimeout(20, TimeUnit.SECONDS).join())
        .havingCause()
        .isInstanceOfSatisfying(AshlarException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static boolean comesTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    return condition.getAsBoolean();
  }

  @Test
  void callsToAPausedContextWaitUntilItIsResumed() {
    try (Context context = engine.createContext()) {
      context.pause();
      assertThat(context.state()).isEqualTo(Context.State.PAUSED);
      CompletableFuture<Value> one = context.evalAsync(Source.of("6 * 7")).toCompletableFuture();
      CompletableFuture<Value> two = context.evalAsync(Source.of("'b'")).toCompletableFuture();
      LockSupport.parkNanos(50_000_000);
      assertThat(one).isNotDone();
      context.resume();
      assertThat(one.orTimeout(20, TimeUnit.SECONDS).join().asInt()).isEqualTo(42);
      assertThat(two.orTimeout(20, TimeUnit.SECONDS).join().asString()).isEqualTo("b");
    }
  }

  @Test
  void aProgramThatIsPausedInTheMidstOfAJobGoesOnWhereItWas() {
    AtomicInteger turns = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    try (Context context =
        engine
            .newContext()
            .function("turn", arguments -> turns.incrementAndGet())
            .function("enough", arguments -> enough.get())
            .build()) {
      CompletableFuture<Value> looping =
          context
              .evalAsync(Source.of("var n = 0; while (!enough()) { n++; turn(); } n"))
              .toCompletableFuture();
      assertThat(comesTrue(() -> turns.get() > 0)).isTrue();
      context.pause();
      if (yieldsInsideJobs()) {
        AtomicInteger seen = new AtomicInteger(-1);
        assertThat(comesTrue(() -> stands(turns, seen))).as("stops").isTrue();
        assertThat(looping).isNotDone();
        int stopped = turns.get();
        context.resume();
        assertThat(comesTrue(() -> turns.get() > stopped)).as("goes on").isTrue();
      } else {
        int paused = turns.get();
        assertThat(comesTrue(() -> turns.get() > paused)).as("goes on to the end").isTrue();
      }
      enough.set(true);
      assertThat(looping.orTimeout(20, TimeUnit.SECONDS).join().asInt()).isEqualTo(turns.get());
      CompletableFuture<Value> next = context.evalAsync(Source.of("n")).toCompletableFuture();
      LockSupport.parkNanos(20_000_000);
      assertThat(next.isDone()).isEqualTo(yieldsInsideJobs());
      context.resume();
      assertThat(next.orTimeout(20, TimeUnit.SECONDS).join().asInt()).isEqualTo(turns.get());
    }
  }

  /** Whether a counter has stood for a while. */
  private static boolean stands(AtomicInteger counter, AtomicInteger before) {
    LockSupport.parkNanos(20_000_000);
    int now = counter.get();
    return before.getAndSet(now) == now;
  }

  @Test
  void pausedContextsAreCancelledClosedAndMeetTheirDeadline() {
    for (ErrorCode code :
        List.of(ErrorCode.CANCELLED, ErrorCode.CONTEXT_CLOSED, ErrorCode.DEADLINE_EXCEEDED)) {
      boolean late = code == ErrorCode.DEADLINE_EXCEEDED;
      try (Context context =
          engine
              .newContext()
              .limits(l -> l.deadline(late ? Duration.ofMillis(100) : Duration.ofHours(1)))
              .build()) {
        CompletableFuture<Value> endless =
            context.evalAsync(Source.of(ENDLESS)).toCompletableFuture();
        context.pause();
        if (code == ErrorCode.CANCELLED) {
          context.cancel();
        } else if (code == ErrorCode.CONTEXT_CLOSED) {
          context.close();
        }
        assertEnded(endless, code);
      }
    }
  }

  @Test
  void cancellingEndsEverythingThatWaits() {
    CompletableFuture<String> never = new CompletableFuture<>();
    try (Context context = engine.newContext().function("never", arguments -> never).build()) {
      CompletableFuture<Value> pending =
          context.evalAsync(Source.of("never()")).toCompletableFuture();
      CompletableFuture<Void> idle = context.whenIdle().toCompletableFuture();
      context.eval("setTimeout(function () {}, 1e8); 0");
      assertThat(idle).isNotDone();
      context.cancel();
      assertEnded(pending, ErrorCode.CANCELLED);
      assertEnded(idle, ErrorCode.CANCELLED);
      assertEnded(context.evalAsync(Source.of("1")).toCompletableFuture(), ErrorCode.CANCELLED);
      assertEnded(context.whenIdle().toCompletableFuture(), ErrorCode.CANCELLED);
    }
  }

  @Test
  void closingEndsWhatRunsAndRunsNothingMore() {
    AtomicInteger ticks = new AtomicInteger();
    Context context =
        engine.newContext().function("tick", arguments -> ticks.incrementAndGet()).build();
    context.eval("setTimeout(tick, 50); 0");
    CompletableFuture<Value> endless = context.evalAsync(Source.of(ENDLESS)).toCompletableFuture();
    CompletableFuture<Value> queued = context.evalAsync(Source.of("tick()")).toCompletableFuture();
    context.closeAsync().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertEnded(endless, ErrorCode.CONTEXT_CLOSED);
    assertEnded(queued, ErrorCode.CONTEXT_CLOSED);
    assertThat(context.state()).isEqualTo(Context.State.CLOSED);
    LockSupport.parkNanos(100_000_000);
    assertThat(ticks).hasValue(0);
  }

  @Test
  void aLimitOnMemoryIsKeptOrRefused() {
    if (!limitsMemory()) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> engine.newContext().limits(l -> l.heap("8m")).build())
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
      assertThat(engine.contexts()).isEmpty();
      return;
    }
    try (Context hog = engine.newContext().limits(l -> l.heap("8m")).build();
        Context other = engine.createContext()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(() -> hog.eval("var kept = []; for (;;) kept.push({ a: [1, 2, 3] });"))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
      assertThat(other.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  /** A governor whose accounts cannot be closed; it lets everything pass. */
  private static final class NeverClosing implements MemoryGovernor, MemoryAccount {
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public MemoryAccount open(String name, long quotaBytes, GuestHeap heap) {
      return this;
    }

    @Override
    public Verdict charge(long bytes) {
      return Verdict.PROCEED;
    }

    @Override
    public Verdict report(long bytes) {
      return Verdict.PROCEED;
    }

    @Override
    public Verdict trace() {
      return Verdict.PROCEED;
    }

    @Override
    public long retainedBytes() {
      return -1;
    }

    @Override
    public long allocatedBytes() {
      return 0;
    }

    @Override
    public Registration watch(Object target, Runnable onCollected) {
      return () -> {};
    }

    @Override
    public void collect() {}

    @Override
    public Registration onCycle(Consumer<MemoryCycle> listener) {
      return () -> {};
    }

    @Override
    public PauseReport pauses() {
      return PauseReport.empty();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      throw new AssertionError("a fault of a governor");
    }
  }

  @Test
  void aGovernorThatFailsToCloseAnAccountKeepsNobodyWaiting() {
    NeverClosing governor = new NeverClosing();
    platform.services().offer(MemoryGovernor.class, governor);
    Context context =
        engine
            .newContext()
            .limits(l -> l.heap(limitsMemory() ? 64L << 20 : Limits.UNLIMITED))
            .function("never", arguments -> new CompletableFuture<String>())
            .build();
    // More than is granted before the governor is asked.
    context.eval("for (var i = 0; i < 40; i++) new Array(100000).fill(i);");
    CompletableFuture<Value> pending =
        context.evalAsync(Source.of("never()")).toCompletableFuture();
    context.closeAsync().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertEnded(pending, ErrorCode.CONTEXT_CLOSED);
    assertThat(governor.closed.get()).isEqualTo(limitsMemory() ? 1 : 0);
  }

  @Test
  void aFaultOfTheHostIsToldAndHarmsNobody() {
    try (Context context =
            engine
                .newContext()
                .function(
                    "broken",
                    arguments -> {
                      throw new AssertionError("a fault");
                    })
                .build();
        Context other = engine.createContext()) {
      CompletableFuture<Value> result =
          context.evalAsync(Source.of("broken()")).toCompletableFuture();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> result.orTimeout(20, TimeUnit.SECONDS).join())
          .withCauseInstanceOf(AshlarException.class);
      assertThat(other.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  /** Notes what becomes of it. */
  private static class Message implements GuestMessage {
    final AtomicInteger runs = new AtomicInteger();
    final CompletableFuture<ErrorCode> abandoned = new CompletableFuture<>();
    final AtomicInteger abandonments = new AtomicInteger();
    volatile Thread abandonedBy = Thread.currentThread();

    @Override
    public void run(GuestAccess access) {
      runs.incrementAndGet();
    }

    @Override
    public void abandoned(AshlarException reason) {
      abandonedBy = Thread.currentThread();
      abandonments.incrementAndGet();
      abandoned.complete(reason.code());
    }

    void assertAbandoned(ErrorCode code) {
      assertThat(abandoned.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(code);
    }
  }

  private GuestContext guest(VirtualMachine machine) {
    Scheduler scheduler = platform.services().require(Scheduler.class);
    GuestContext guest =
        machine.newContext(
            new ContextSettings(
                "guest", Limits.unlimited(), HostHooks.defaults(), scheduler.time(), Map.of()));
    scheduler.register(guest);
    return guest;
  }

  private VirtualMachine machine() {
    return platform.services().require(VmProvider.class).newVirtualMachine(Map.of());
  }

  @Test
  void everyMessageRunsOrIsAbandoned() throws InterruptedException {
    try (VirtualMachine machine = machine()) {
      GuestContext guest = guest(machine);
      CountDownLatch inside = new CountDownLatch(1);
      Message first = new Message();
      Message endless =
          new Message() {
            @Override
            public void run(GuestAccess access) {
              super.run(access);
              inside.countDown();
              access.evaluate(Source.of(ENDLESS));
            }
          };
      List<Message> queued = new ArrayList<>();
      guest.post(first);
      guest.post(endless);
      for (int i = 0; i < 10; i++) {
        queued.add(new Message());
        guest.post(queued.getLast());
      }
      assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
      guest.terminate(new TerminationException(ErrorCode.CANCELLED, 1));
      guest.terminate(new TerminationException(ErrorCode.CONTEXT_CLOSED, 0));
      endless.assertAbandoned(ErrorCode.CANCELLED);
      queued.forEach(message -> message.assertAbandoned(ErrorCode.CANCELLED));
      guest.whenClosed().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
      Message late = new Message();
      guest.post(late);
      late.assertAbandoned(ErrorCode.CANCELLED);
      assertThat(late.abandonedBy).isSameAs(Thread.currentThread());
      assertThat(first.runs).hasValue(1);
      assertThat(first.abandonments).hasValue(0);
      assertThat(endless.abandonments).hasValue(1);
      assertThat(queued)
          .allSatisfy(
              message -> {
                assertThat(message.runs).hasValue(0);
                assertThat(message.abandonments).hasValue(1);
              });
    }
  }

  @Test
  void aFaultInAMessageEndsTheContextAndNoOther() {
    try (VirtualMachine machine = machine()) {
      GuestContext guest = guest(machine);
      GuestContext other = guest(machine);
      Message broken =
          new Message() {
            @Override
            public void run(GuestAccess access) {
              throw new IllegalStateException("a fault");
            }
          };
      Message behind = new Message();
      guest.post(broken);
      guest.post(behind);
      broken.assertAbandoned(ErrorCode.INTERNAL_ERROR);
      behind.assertAbandoned(ErrorCode.INTERNAL_ERROR);
      assertEnded(guest.whenIdle().toCompletableFuture(), ErrorCode.INTERNAL_ERROR);
      guest.whenClosed().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
      assertThat(broken.abandonments).hasValue(1);
      Message fine = new Message();
      other.post(fine);
      assertThat(comesTrue(() -> fine.runs.get() == 1)).isTrue();
      other.close();
      other.whenClosed().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
