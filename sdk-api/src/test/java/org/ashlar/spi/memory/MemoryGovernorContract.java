package org.ashlar.spi.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.spi.PluginFixture;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GraphHeap.Node;
import org.ashlar.spi.memory.MemoryAccount.Verdict;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;

/** What every {@link MemoryGovernor} keeps to. */
public abstract class MemoryGovernorContract extends PluginFixture {
  /** Bytes. */
  protected static final long MEBIBYTE = 1L << 20;

  /** An account with the governor under test. */
  protected final MemoryAccount open(long quota, GuestHeap heap) {
    return service(MemoryGovernor.class).open("test", quota, heap);
  }

  @Test
  void whoKeepsTooMuchIsStopped() {
    GraphHeap heap = new GraphHeap();
    Node root = new Node(100);
    heap.roots.add(root);
    try (MemoryAccount account = open(MEBIBYTE, heap)) {
      Verdict verdict = Verdict.PROCEED;
      long kept = 0;
      while (verdict != Verdict.STOP && kept < 4 * MEBIBYTE) {
        verdict = account.charge(10_000);
        if (verdict == Verdict.TRACE) {
          verdict = account.trace();
        }
        root.to(new Node(10_000));
        kept += 10_000;
      }
      assertThat(verdict).isEqualTo(Verdict.STOP);
      assertThat(kept).isBetween(MEBIBYTE / 2, 2 * MEBIBYTE);
    }
  }

  @Test
  void anAllocationThatCannotFitIsRefusedAtOnce() {
    try (MemoryAccount account = open(MEBIBYTE, new GraphHeap())) {
      assertThat(account.charge(2 * MEBIBYTE)).isEqualTo(Verdict.STOP);
      assertThat(account.charge(1_000)).isEqualTo(Verdict.PROCEED);
    }
  }

  @Test
  void aWatchTellsOnceThatAnObjectIsGoneAndDoesNotKeepIt() throws InterruptedException {
    try (MemoryAccount account = open(Long.MAX_VALUE, new GraphHeap())) {
      CountDownLatch gone = new CountDownLatch(1);
      AtomicInteger calls = new AtomicInteger();
      AtomicInteger ended = new AtomicInteger();
      Object kept = new Object();
      account.watch(kept, ended::incrementAndGet);
      watchGarbage(
          account,
          () -> {
            calls.incrementAndGet();
            gone.countDown();
          });
      watchGarbage(account, ended::incrementAndGet).close();
      awaitCollection(gone);
      assertThat(calls).hasValue(1);
      assertThat(ended).hasValue(0);
      assertThat(kept).isNotNull();
    }
  }

  private static Registration watchGarbage(MemoryAccount account, Runnable onCollected) {
    return account.watch(new Object(), onCollected);
  }

  @Test
  void theBucketsOfThePauseReportAddUp() {
    PauseReport report = service(MemoryGovernor.class).pauses();
    assertThat(report.buckets().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(report.count());
    assertThat(report.maximumNanoseconds()).isLessThanOrEqualTo(report.totalNanoseconds());
  }

  @Test
  @Requirement("JC-A.7")
  void aCollectionThatIsAskedForIsTold() throws InterruptedException {
    MemoryGovernor governor = service(MemoryGovernor.class);
    Semaphore told = new Semaphore(0);
    List<MemoryCycle> cycles = new CopyOnWriteArrayList<>();
    Registration listening =
        governor.onCycle(
            cycle -> {
              cycles.add(cycle);
              told.release();
            });
    for (int collection = 1; collection <= 3; collection++) {
      governor.collect();
      assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).as("collection %d", collection).isTrue();
    }
    listening.close();
    assertThat(cycles)
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(cycle -> cycle.kind() == MemoryCycle.Kind.COLLECTION && !cycle.name().isEmpty());
  }

  @Test
  void accountsDoNotMix() {
    GraphHeap full = new GraphHeap();
    full.roots.add(new Node(2 * MEBIBYTE));
    try (MemoryAccount hog = open(MEBIBYTE, full);
        MemoryAccount other = open(MEBIBYTE, new GraphHeap())) {
      assertThat(reported(hog, 2 * MEBIBYTE)).isEqualTo(Verdict.STOP);
      assertThat(other.trace()).isEqualTo(Verdict.PROCEED);
      assertThat(other.retainedBytes()).isLessThanOrEqualTo(0);
      assertThat(other.allocatedBytes()).isZero();
    }
  }

  /** What a report leads to, with the trace that it may ask for. */
  private static Verdict reported(MemoryAccount account, long bytes) {
    Verdict verdict = account.report(bytes);
    return verdict == Verdict.TRACE ? account.trace() : verdict;
  }

  @Test
  void anotherGovernorTakesOverFigures() {
    GraphHeap heap = new GraphHeap();
    heap.roots.add(new Node(500));
    try (MemoryAccount old = open(MEBIBYTE, heap)) {
      old.report(10_000);
      exchangeForAnother();
      try (MemoryAccount fresh = open(MEBIBYTE, heap)) {
        fresh.report(old.allocatedBytes());
        assertThat(fresh.allocatedBytes()).isEqualTo(10_000);
        assertThat(fresh.trace()).isEqualTo(Verdict.PROCEED);
      }
    }
  }

  @Test
  void aWatchThatFailsStopsNoOther() throws InterruptedException {
    try (MemoryAccount account = open(Long.MAX_VALUE, new GraphHeap())) {
      for (int round = 0; round < 2; round++) {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        watchGarbage(
            account,
            () -> {
              failed.countDown();
              throw new AssertionError("a fault of a watch");
            });
        awaitCollection(failed);
        watchGarbage(account, told::countDown);
        awaitCollection(told);
      }
    }
  }

  private static void awaitCollection(CountDownLatch told) throws InterruptedException {
    for (int attempt = 0; attempt < 100 && told.getCount() > 0; attempt++) {
      System.gc();
      told.await(100, TimeUnit.MILLISECONDS);
    }
    assertThat(told.getCount()).isZero();
  }
}
