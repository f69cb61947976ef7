package org.ashlar.gc;

import java.util.Arrays;
import org.ashlar.spi.memory.GuestHeap;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a heap: adds up the sizes of all nodes that the roots reach, each once.
 *
 * <p>Implementation note. Iterative, so that no chain is too long. The set of seen nodes is an open
 * table by identity with nothing but references, 8 to 16 bytes a node where the JDK's identity map
 * takes twice that; {@code equals} of a node is never called. Nodes found but not visited wait on a
 * stack, which keeps it small for wide graphs.
 */
final class HeapTrace {
  private static final int FIRST_CAPACITY = 1 << 10;

  private final GuestHeap heap;
  private @Nullable Object[] seen = new Object[FIRST_CAPACITY];
  private int count;
  private @Nullable Object[] pending = new Object[FIRST_CAPACITY];
  private int waiting;

  HeapTrace(GuestHeap heap) {
    this.heap = heap;
  }

  long retainedBytes() {
    GuestHeap.References references = this::found;
    heap.roots(references);
    long bytes = 0;
    while (waiting > 0) {
      Object node = pending[--waiting];
      pending[waiting] = null;
      if (node != null) {
        bytes += heap.visit(node, references);
      }
    }
    return bytes;
  }

  private void found(Object node) {
    if (add(node)) {
      if (waiting == pending.length) {
        pending = Arrays.copyOf(pending, waiting * 2);
      }
      pending[waiting++] = node;
    }
  }

  private boolean add(Object node) {
    if (count * 2 >= seen.length) {
      grow();
    }
    int at = place(seen, node);
    if (seen[at] != null) {
      return false;
    }
    seen[at] = node;
    count++;
    return true;
  }

  private void grow() {
    @Nullable Object[] larger = new Object[seen.length * 2];
    for (Object node : seen) {
      if (node != null) {
        larger[place(larger, node)] = node;
      }
    }
    seen = larger;
  }

  /** Where a node stands, or would stand. */
  private static int place(@Nullable Object[] table, Object node) {
    int mask = table.length - 1;
    int at = (System.identityHashCode(node) * 0x9E3779B9) >>> 7 & mask;
    while (table[at] != null && table[at] != node) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
