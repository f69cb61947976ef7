package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.vm.VmFixture;
import org.junit.jupiter.api.Test;

/** Heaps that are walked while other contexts wait for the only worker. */
class HeapWalkTest extends VmFixture {
  private static final String PROGRAM =
      """
      const kept = [];
      for (let i = 0; i < 50_000; i++) kept.push({ i });
      for (let i = 0; i < 20; i++) new Array(100_000).fill(i);
      kept.length
      """;

  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }

  @Override
  protected Scheduler newScheduler() {
    return Schedulers.pool(1);
  }

  /** Walks at every report, and lets one context at a time do so. */
  private static final class Locking implements MemoryGovernor {
    final ReentrantLock lock = new ReentrantLock();
    final AtomicInteger traces = new AtomicInteger();

    @Override
    public MemoryAccount open(String name, long quotaBytes, GuestHeap heap) {
      return new Account(heap);
    }

    private final class Account implements MemoryAccount {
      private final GuestHeap heap;

      Account(GuestHeap heap) {
        this.heap = heap;
      }

      @Override
      public Verdict charge(long bytes) {
        return Verdict.TRACE;
      }

      @Override
      public Verdict report(long bytes) {
        return Verdict.PROCEED;
      }

      @Override
      public Verdict trace() {
        lock.lock();
        try {
          Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
          Deque<Object> pending = new ArrayDeque<>();
          GuestHeap.References references =
              node -> {
                if (seen.add(node)) {
                  pending.push(node);
                }
              };
          heap.roots(references);
          while (!pending.isEmpty()) {
            heap.visit(pending.pop(), references);
          }
          traces.incrementAndGet();
          return Verdict.PROCEED;
        } finally {
          lock.unlock();
        }
      }

      @Override
      public long retainedBytes() {
        return 0;
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
      public void close() {}
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
  }

  @Test
  void aGovernorMayHoldALockWhileItWalks() {
    Locking governor = new Locking();
    platform.services().offer(MemoryGovernor.class, governor);
    List<Context> contexts =
        Stream.generate(() -> engine.newContext().limits(l -> l.heap("16m")).build())
            .limit(2)
            .toList();
    List<CompletableFuture<Value>> results =
        contexts.stream()
            .map(context -> context.evalAsync(Source.of(PROGRAM)).toCompletableFuture())
            .toList();
    for (CompletableFuture<Value> result : results) {
      assertThat(result.orTimeout(40, TimeUnit.SECONDS).join().asInt()).isEqualTo(50_000);
    }
    assertThat(governor.traces.get()).isGreaterThan(4);
    contexts.forEach(Context::close);
  }
}
