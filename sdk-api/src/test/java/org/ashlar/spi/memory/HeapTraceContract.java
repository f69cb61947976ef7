package org.ashlar.spi.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GraphHeap.Node;
import org.ashlar.spi.memory.MemoryAccount.Verdict;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;

/** What every {@link MemoryGovernor} keeps to that finds out what is garbage. */
public abstract class HeapTraceContract extends MemoryGovernorContract {
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
  void aListenerThatFailsStopsNeitherTheTraceNorOthers() {
    List<MemoryCycle> told = new CopyOnWriteArrayList<>();
    MemoryGovernor governor = service(MemoryGovernor.class);
    Registration failing =
        governor.onCycle(
            cycle -> {
              throw new AssertionError("a fault of a listener");
            });
    Registration listening = governor.onCycle(told::add);
    try (MemoryAccount account = open(MEBIBYTE, new GraphHeap())) {
      assertThat(account.trace()).isEqualTo(Verdict.PROCEED);
    }
    failing.close();
    listening.close();
    assertThat(told).anyMatch(cycle -> cycle.kind() == MemoryCycle.Kind.TRACE);
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
}
