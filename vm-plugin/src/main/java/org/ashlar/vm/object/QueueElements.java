package org.ashlar.vm.object;

import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Elements 0 to size - 1 in a ring, Java null being a hole: both ends move in constant time. */
final class QueueElements {
  private @Nullable Object[] ring;
  private int head;
  private int size;

  /** The first elements of dense storage, holes beyond it. */
  QueueElements(Object dense, int size) {
    ring = new Object[Integer.highestOneBit(Math.max(size, 8)) << 1];
    int stored = Math.min(size, Elements.capacity(dense));
    for (int i = 0; i < stored; i++) {
      ring[i] = Elements.get(dense, i);
    }
    this.size = size;
  }

  int size() {
    return size;
  }

  private int place(long index) {
    return (head + (int) index) & (ring.length - 1);
  }

  @Nullable Object get(long index) {
    return index < size ? ring[place(index)] : null;
  }

  /** Replaces an element or appends the next one; false for any other index. */
  boolean put(long index, Object value) {
    if (index > size || size == 1 << 30) {
      return false;
    }
    if (index == size) {
      if (size == ring.length) {
        grow();
      }
      size++;
    }
    ring[place(index)] = value;
    return true;
  }

  private void grow() {
    @Nullable Object[] grown = new Object[ring.length * 2];
    int tail = ring.length - head;
    System.arraycopy(ring, head, grown, 0, tail);
    System.arraycopy(ring, 0, grown, tail, head);
    ring = grown;
    head = 0;
  }

  /** Makes a hole, or drops the last element. */
  void remove(long index) {
    if (index < size) {
      ring[place(index)] = null;
      if (index == size - 1L) {
        size--;
      }
    }
  }

  /** Removes the first element; the queue must not be empty. A hole comes as undefined. */
  Object shift() {
    Object first = ring[head];
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return first == null ? Undefined.UNDEFINED : first;
  }

  /** The elements as dense storage. */
  @Nullable Object[] toDense() {
    @Nullable Object[] dense = new Object[size];
    for (int i = 0; i < size; i++) {
      dense[i] = get(i);
    }
    return dense;
  }
}
