package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {
  private static final class Waiting extends DeadlineHeap.Entry {
    Waiting(long deadline, long order) {
      this.deadline = deadline;
      this.order = order;
    }
  }

  @Test
  void theEarliestIsFirstWhateverIsTakenOut() {
    Random random = new Random(7);
    DeadlineHeap<Waiting> heap = new DeadlineHeap<>();
    TreeSet<Waiting> expected =
        new TreeSet<>(
            Comparator.<Waiting>comparingLong(each -> each.deadline)
                .thenComparingLong(each -> each.order));
    for (int step = 0; step < 20_000; step++) {
      if (random.nextInt(5) < 3 || expected.isEmpty()) {
        Waiting added = new Waiting(random.nextInt(50), step);
        heap.add(added);
        expected.add(added);
      } else {
        Waiting near = new Waiting(random.nextInt(50), random.nextInt(20_000));
        Waiting removed = expected.ceiling(near);
        removed = removed == null ? expected.first() : removed;
        heap.remove(removed);
        heap.remove(removed);
        expected.remove(removed);
      }
      assertThat(heap.first()).isSameAs(expected.isEmpty() ? null : expected.first());
    }
    while (!expected.isEmpty()) {
      assertThat(heap.first()).isSameAs(expected.first());
      heap.remove(expected.pollFirst());
    }
    assertThat(heap.first()).isNull();
  }

  @Test
  void deadlinesMayPassTheLargestNumber() {
    DeadlineHeap<Waiting> heap = new DeadlineHeap<>();
    Waiting early = new Waiting(Long.MAX_VALUE - 1, 2);
    Waiting late = new Waiting(Long.MIN_VALUE + 1, 1);
    heap.add(late);
    heap.add(early);
    assertThat(heap.first()).isSameAs(early);
    heap.clear();
    heap.remove(early);
    heap.add(early);
    assertThat(heap.first()).isSameAs(early);
  }
}
