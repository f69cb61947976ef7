package org.ashlar.vm.feedback;

import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * Where keys were found from objects of some shape on, for the sites of one agent that see too many
 * shapes or keys for entries of their own.
 *
 * <p>Implementation note: a table by hash in which the later entry replaces the earlier one. It
 * keeps at most {@link #SIZE} entries alive. Only every fourth question without an answer is worth
 * learning from: what no entry can describe would be looked at in vain each time.
 */
public final class ShapeLookups {
  private static final int SIZE = 1024;
  private static final int LEARNING_MASK = 3;

  private final @Nullable StringKey[] keys = new @Nullable StringKey[SIZE];
  private final @Nullable PropertyCache[] entries = new @Nullable PropertyCache[SIZE];
  private int misses;

  /** The entry for a key and a shape, or Java null. */
  public @Nullable PropertyCache find(Shape shape, StringKey key) {
    int place = place(shape, key);
    PropertyCache entry = entries[place];
    return entry != null && entry.shape == shape && keys[place] == key ? entry : null;
  }

  /** Whether one who was answered nothing is to remember what it found. */
  public boolean learns() {
    return (++misses & LEARNING_MASK) == 0;
  }

  /** Keeps an entry for its shape and an interned key. */
  public void remember(StringKey key, PropertyCache entry) {
    Shape shape = entry.shape;
    if (shape != null) {
      int place = place(shape, key);
      keys[place] = key;
      entries[place] = entry;
    }
  }

  private static int place(Shape shape, StringKey key) {
    int hash = System.identityHashCode(shape) * 31 + key.hashCode();
    return (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
  }
}
