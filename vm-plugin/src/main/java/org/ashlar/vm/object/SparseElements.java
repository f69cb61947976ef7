package org.ashlar.vm.object;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ashlar.vm.shape.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Indexed properties that are few among many, or have attributes of their own; sorted by index.
 *
 * <p>Implementation note: an array that is used as a queue keeps its elements here too, in a {@link
 * QueueElements} in place of the tree, because removal at its front must not move the rest. All
 * methods answer for either; a queue turns into a tree when it gets what a queue cannot hold.
 */
public final class SparseElements {
  private final TreeMap<Long, Dictionary.Entry> entries = new TreeMap<>();
  private @Nullable QueueElements queue;

  /** Length of the array this belongs to; unused for other objects. */
  long length;

  /** Whether the array's length is writable. */
  boolean lengthWritable = true;

  SparseElements() {}

  private SparseElements(QueueElements queue) {
    this.queue = queue;
    this.length = queue.size();
  }

  /** The elements of a queue, all with default attributes. */
  static SparseElements of(QueueElements queue) {
    return new SparseElements(queue);
  }

  /** The queue, or Java null if this is a tree. */
  @Nullable QueueElements queue() {
    return queue;
  }

  /** The value or {@link Accessor} at an index, or Java null. */
  public @Nullable Object value(long index) {
    if (queue != null) {
      return queue.get(index);
    }
    Dictionary.Entry entry = entries.get(index);
    return entry == null ? null : entry.value;
  }

  /** The property at an index, to be looked at only, or Java null. */
  public Dictionary.@Nullable Entry find(long index) {
    if (queue != null) {
      Object value = queue.get(index);
      return value == null ? null : new Dictionary.Entry(value, Attributes.DEFAULT);
    }
    return entries.get(index);
  }

  public void put(long index, Object value, int attributes) {
    if (queue != null) {
      if (attributes == Attributes.DEFAULT
          && !(value instanceof Accessor)
          && queue.put(index, value)) {
        return;
      }
      becomeTree(queue);
    }
    Dictionary.Entry present = entries.get(index);
    if (present == null) {
      entries.put(index, new Dictionary.Entry(value, attributes));
    } else {
      present.value = value;
      present.attributes = attributes;
    }
  }

  private void becomeTree(QueueElements from) {
    queue = null;
    for (int i = 0; i < from.size(); i++) {
      Object value = from.get(i);
      if (value != null) {
        entries.put((long) i, new Dictionary.Entry(value, Attributes.DEFAULT));
      }
    }
  }

  public void remove(long index) {
    if (queue != null) {
      queue.remove(index);
    } else {
      entries.remove(index);
    }
  }

  /** Indices, ascending. */
  public Iterable<Long> indices() {
    if (queue == null) {
      return entries.keySet();
    }
    List<Long> indices = new ArrayList<>(queue.size());
    for (int i = 0; i < queue.size(); i++) {
      if (queue.get(i) != null) {
        indices.add((long) i);
      }
    }
    return indices;
  }

  public int size() {
    return queue != null ? queue.size() : entries.size();
  }

  /** The largest index at or above {@code from}, or Java null. */
  @Nullable Long lastFrom(long from) {
    if (queue != null) {
      for (long i = queue.size() - 1L; i >= from; i--) {
        if (queue.get(i) != null) {
          return i;
        }
      }
      return null;
    }
    return entries.isEmpty() || entries.lastKey() < from ? null : entries.lastKey();
  }

  /** The smallest index at or above {@code from}, or Java null. */
  public @Nullable Long nextFrom(long from) {
    if (queue != null) {
      for (long i = from; i < queue.size(); i++) {
        if (queue.get(i) != null) {
          return i;
        }
      }
      return null;
    }
    return entries.ceilingKey(from);
  }
}
