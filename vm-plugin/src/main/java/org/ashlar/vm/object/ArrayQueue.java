package org.ashlar.vm.object;

import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Arrays used as queues.
 *
 * <p>Implementation note: removal at the front of dense storage moves everything behind it, which
 * is the fastest way for short arrays. A long array that is shifted again and again changes to
 * {@link QueueElements}, and back to dense storage when it has become short. The count of shifts
 * lies in bits of {@link JsObject#flags}.
 */
public final class ArrayQueue {
  private static final int MIN_QUEUE_LENGTH = 512;
  private static final int MAX_DENSE_LENGTH = 32;
  private static final int COUNT_STEP = 1 << 5;
  private static final int COUNT_MASK = 7 << 5;

  private ArrayQueue() {}

  /**
   * What shift returns, or Java null where only the generic algorithm is right. No element may be
   * on the array's prototypes.
   */
  public static @Nullable Object shift(Agent agent, JsArray array) {
    if (!array.isDense()) {
      return shiftQueue(array);
    }
    int length = array.length;
    if (length == 0) {
      return Undefined.UNDEFINED;
    }
    if (length >= MIN_QUEUE_LENGTH && isShiftedOften(array)) {
      agent.charge(8L * length);
      array.elements = SparseElements.of(new QueueElements(array.elements, length));
      array.length = JsArray.SPARSE_LENGTH;
      return shiftQueue(array);
    }
    Object elements = array.elements;
    Object first = Elements.get(elements, 0);
    int used = Math.min(length, Elements.capacity(elements));
    if (used > 0) {
      System.arraycopy(elements, 1, elements, 0, used - 1);
      Elements.clear(elements, used - 1);
    }
    array.length = length - 1;
    return first == null ? Undefined.UNDEFINED : first;
  }

  private static boolean isShiftedOften(JsArray array) {
    if ((array.flags & COUNT_MASK) == COUNT_MASK) {
      return true;
    }
    array.flags += COUNT_STEP;
    return false;
  }

  private static @Nullable QueueElements open(JsArray array) {
    return array.elements instanceof SparseElements sparse
            && sparse.lengthWritable
            && array.shape.isExtensible()
            && sparse.queue() instanceof QueueElements queue
            && sparse.length == queue.size()
        ? queue
        : null;
  }

  private static @Nullable Object shiftQueue(JsArray array) {
    QueueElements queue = open(array);
    if (queue == null || queue.size() == 0) {
      return null;
    }
    Object first = queue.shift();
    if (queue.size() <= MAX_DENSE_LENGTH) {
      array.elements = queue.toDense();
      array.length = queue.size();
      array.flags &= ~COUNT_MASK;
    } else {
      ((SparseElements) array.elements).length = queue.size();
    }
    return first;
  }

  /** Appends to a queue; false if the array is none. */
  public static boolean push(JsArray array, Object value) {
    QueueElements queue = open(array);
    if (queue == null || !queue.put(queue.size(), value)) {
      return false;
    }
    ((SparseElements) array.elements).length = queue.size();
    return true;
  }
}
