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
  private static final long MEBIBYTE = 1L << 20;

  private MemoryAccount open(long quota, GuestHeap heap) {
    return service(MemoryGovernor.class).open("test", quota, heap);
  }

  @Test
  void whatIsReferredToTwiceCountsOnce() {
    GraphHeap heap = new GraphHeap();
    Node big = new Node(10 * MEBIBYTE);
    heap.roots.add(new Node(100).to(big));
    heap.roots.add(new Node(100).to(big).to(big));
    heap.roots.add(big);
    try (MemoryAccount account = open(Long.MAX_VALUE, heap)) {
      assertThat(account.retainedBytes()).isEqualTo(-1);
      assertThat(account.trace()).isEqualTo(Verdict.PROCEED);
      assertThat(account.retainedBytes()).isEqualTo(10 * MEBIBYTE + 200);
    }
  }

  @Test
  void whatIsDroppedIsGoneAfterTheNextTrace() {
    GraphHeap heap = new GraphHeap();
    Node holder = new Node(100).to(new Node(MEBIBYTE));
    heap.roots.add(holder);
    try (MemoryAccount account = open(Long.MAX_VALUE, heap)) {
      account.trace();
      assertThat(account.retainedBytes()).isEqualTo(MEBIBYTE + 100);
      holder.references.clear();
      account.trace();
      assertThat(account.retainedBytes()).isEqualTo(100);
    }
  }

  @Test
  void cyclesAndLongChainsAreWalked() {
    GraphHeap heap = new GraphHeap();
    Node first = new Node(10);
    Node last = first;
    for (int i = 1; i < 200_000; i++) {
      Node next = new Node(10);
      last.to(next);
      last = next;
    }
    last.to(first);
    heap.roots.add(first);
    try (MemoryAccount account = open(Long.MAX_VALUE, heap)) {
      account.trace();
      assertThat(account.retainedBytes()).isEqualTo(2_000_000);
    }
  }

  @Test
  void garbageLeadsToATraceAndNotToAnEnd() {
    GraphHeap heap = new GraphHeap();
    heap.roots.add(new Node(1_000));
    try (MemoryAccount account = open(MEBIBYTE, heap)) {
      int traces = 0;
      for (int i = 0; i < 10_000; i++) {
        Verdict verdict = account.report(4_000);
        assertThat(verdict).isNotEqualTo(Verdict.STOP);
        if (verdict == Verdict.TRACE) {
          traces++;
          assertThat(account.trace()).isEqualTo(Verdict.PROCEED);
        }
      }
      assertThat(traces).isBetween(1, 1_000);
      assertThat(account.allocatedBytes()).isEqualTo(40_000_000);
    }
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
  void accountsDoNotMix() {
    GraphHeap full = new GraphHeap();
    full.roots.add(new Node(2 * MEBIBYTE));
    try (MemoryAccount hog = open(MEBIBYTE, full);
        MemoryAccount other = open(MEBIBYTE, new GraphHeap())) {
      assertThat(hog.trace()).isEqualTo(Verdict.STOP);
      assertThat(other.trace()).isEqualTo(Verdict.PROCEED);
      assertThat(other.retainedBytes()).isZero();
      assertThat(other.allocatedBytes()).isZero();
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
      for (int attempt = 0; attempt < 50 && gone.getCount() > 0; attempt++) {
        System.gc();
        gone.await(100, TimeUnit.MILLISECONDS);
      }
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
  void eachTraceIsToldOnceUntilTheListenerLeaves() {
    GraphHeap heap = new GraphHeap();
    heap.roots.add(new Node(500));
    List<MemoryCycle> cycles = new CopyOnWriteArrayList<>();
    try (MemoryAccount account = open(MEBIBYTE, heap)) {
      Registration listening = service(MemoryGovernor.class).onCycle(cycles::add);
      account.trace();
      heap.roots.add(new Node(200));
      account.trace();
      listening.close();
      account.trace();
      List<MemoryCycle> traces =
          cycles.stream().filter(cycle -> cycle.kind() == MemoryCycle.Kind.TRACE).toList();
      assertThat(traces).extracting(MemoryCycle::name).containsExactly("test", "test");
      assertThat(traces).extracting(MemoryCycle::bytesBefore).containsExactly(-1L, 500L);
      assertThat(traces).extracting(MemoryCycle::bytesAfter).containsExactly(500L, 700L);
      assertThat(traces).allMatch(cycle -> cycle.nanoseconds() >= 0);
    }
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
        assertThat(fresh.retainedBytes()).isEqualTo(500);
      }
    }
  }
}
