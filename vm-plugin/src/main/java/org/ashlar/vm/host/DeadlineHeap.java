package org.ashlar.vm.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its deadline, the earliest first: a binary heap in which each entry knows its
 * place, so that one can be taken out of the middle in logarithmic time. Programs stop most of the
 * timers that they start, and a search for each would take a time that no limit ends.
 *
 * @param <E> what waits
 */
final class DeadlineHeap<E extends DeadlineHeap.Entry> {
  private final List<E> entries = new ArrayList<>();

  /** Something that waits in one heap at most. */
  abstract static class Entry {
    /** A moment in nanoseconds, compared by subtraction; fixed while the entry waits. */
    long deadline;

    /** Tells who is first among equal deadlines. */
    long order;

    /** Where in the heap it is, -1 for nowhere. */
    int place = -1;

    final boolean isBefore(Entry other) {
      long apart = deadline - other.deadline;
      return apart != 0 ? apart < 0 : order < other.order;
    }
  }

  /** The earliest entry, or Java null. */
  @Nullable E first() {
    return entries.isEmpty() ? null : entries.getFirst();
  }

  /** Adds an entry that waits nowhere. */
  void add(E entry) {
    entries.add(entry);
    rise(entries.size() - 1, entry);
  }

  /** Takes an entry out; again is harmless. */
  void remove(E entry) {
    int place = entry.place;
    if (place < 0) {
      return;
    }
    entry.place = -1;
    E last = entries.removeLast();
    if (last != entry) {
      sink(place, last);
      rise(last.place, last);
    }
  }

  void clear() {
    entries.forEach(entry -> entry.place = -1);
    entries.clear();
  }

  private void put(int place, E entry) {
    entries.set(place, entry);
    entry.place = place;
  }

  private void rise(int start, E entry) {
    int place = start;
    while (place > 0 && entry.isBefore(entries.get((place - 1) / 2))) {
      put(place, entries.get((place - 1) / 2));
      place = (place - 1) / 2;
    }
    put(place, entry);
  }

  private void sink(int start, E entry) {
    int place = start;
    for (int below = 2 * place + 1; below < entries.size(); below = 2 * place + 1) {
      int right = below + 1;
      if (right < entries.size() && entries.get(right).isBefore(entries.get(below))) {
        below = right;
      }
      if (!entries.get(below).isBefore(entry)) {
        break;
      }
      put(place, entries.get(below));
      place = below;
    }
    put(place, entry);
  }
}
