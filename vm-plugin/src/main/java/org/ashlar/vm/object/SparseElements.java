package org.ashlar.vm.object;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Indexed properties that are few among many, or have attributes of their own; sorted by index. */
public final class SparseElements {
  private final TreeMap<Long, Dictionary.Entry> entries = new TreeMap<>();

  /** Length of the array this belongs to; unused for other objects. */
  long length;

  /** Whether the array's length is writable. */
  boolean lengthWritable = true;

  public Dictionary.@Nullable Entry find(long index) {
    return entries.get(index);
  }

  public void put(long index, Object value, int attributes) {
    Dictionary.Entry present = entries.get(index);
    if (present == null) {
      entries.put(index, new Dictionary.Entry(value, attributes));
    } else {
      present.value = value;
      present.attributes = attributes;
    }
  }

  public void remove(long index) {
    entries.remove(index);
  }

  /** Indices, ascending. */
  public Iterable<Long> indices() {
    return entries.keySet();
  }

  public int size() {
    return entries.size();
  }

  /** The largest index at or above {@code from}, or Java null. */
  @Nullable Long lastFrom(long from) {
    return entries.isEmpty() || entries.lastKey() < from ? null : entries.lastKey();
  }

  /** The smallest index at or above {@code from}, or Java null. */
  public @Nullable Long nextFrom(long from) {
    return entries.ceilingKey(from);
  }
}
