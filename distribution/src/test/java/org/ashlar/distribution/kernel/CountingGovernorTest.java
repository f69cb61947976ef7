package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Limits;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.memory.PauseReport;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a program allocates goes through the memory SPI: a plug-in that counts sees it all. */
@Timeout(120)
@Requirement("JC-A.6")
class CountingGovernorTest {
  private static final int OBJECTS = 50_000;

  /** The smallest object of a program: a header, a shape, a prototype and places for more. */
  private static final int SMALLEST_OBJECT_BYTES = 16;

  /** Counts bytes as they are told and objects as it walks; it never ends a context. */
  private static final class Counting implements MemoryGovernor, MemoryAccount {
    private GuestHeap heap = new NoHeap();
    private volatile long allocated;
    private volatile long nodes;
    private boolean walks;

    @Override
    public MemoryAccount open(String name, long quotaBytes, GuestHeap guest) {
      heap = guest;
      return this;
    }

    @Override
    public Verdict charge(long bytes) {
      return report(bytes);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the context writes
    public Verdict report(long bytes) {
      allocated += bytes;
      return walks ? Verdict.TRACE : Verdict.PROCEED;
    }

    @Override
    public Verdict trace() {
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
      nodes = seen.size();
      return Verdict.PROCEED;
    }

    @Override
    public long retainedBytes() {
      return 0;
    }

    @Override
    public long allocatedBytes() {
      return allocated;
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
    public void close() {}
  }

  /** Before a context is opened. */
  private static final class NoHeap implements GuestHeap {
    @Override
    public void roots(References references) {}

    @Override
    public long visit(Object node, References references) {
      return 0;
    }
  }

  private interface Body {
    void run(Context context, Counting counting);
  }

  private static void withCounting(Body body) {
    Counting counting = new Counting();
    try (Platform platform = new Platform(Schedulers.pool(1), true, Map.of())) {
      for (PluginProvider provider : Platform.discover(Platform.class.getClassLoader())) {
        if (provider.name().equals("vm")) {
          platform.plugins().start(provider);
        }
      }
      platform.services().offer(MemoryGovernor.class, counting);
      try (Engine engine = platform.newEngineBuilder().build();
          Context context =
              engine.newContext().limits(Limits.builder().heap("64m").build()).build()) {
        body.run(context, counting);
      }
    }
  }

  /** Gives the worker so much to allocate that the account is told of all that was before. */
  private static void settle(Context context) {
    context.eval("for (let i = 0; i < 200; i++) new ArrayBuffer(1e6); 0");
  }

  @Test
  void everyObjectThatLivesIsWalked() {
    withCounting(
        (context, counting) -> {
          context.eval("globalThis.kept = []; 0");
          counting.walks = true;
          settle(context);
          long before = counting.nodes;
          assertThat(before).isPositive();
          context.eval("for (let i = 0; i < " + OBJECTS + "; i++) kept.push({ i }); 0");
          settle(context);
          assertThat(counting.nodes - before).isBetween((long) OBJECTS, OBJECTS + 100L);
        });
  }

  @Test
  void everyObjectThatDiesIsCounted() {
    withCounting(
        (context, counting) -> {
          settle(context);
          long before = counting.allocated;
          settle(context);
          long ofSettling = counting.allocated - before;
          assertThat(ofSettling).isGreaterThan(195_000_000L);
          context.eval(
              "let last; for (let i = 0; i < " + OBJECTS + " * 20; i++) last = { i, last: 0 }; 0");
          settle(context);
          assertThat(counting.allocated - before - 2 * ofSettling)
              .isGreaterThan(20L * OBJECTS * SMALLEST_OBJECT_BYTES);
        });
  }
}
