package org.ashlar.vm.shape;

import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * Open-addressing hash of a shape's properties by key identity, for shapes with many properties.
 * Immutable.
 */
final class PropertyIndex {
  private final @Nullable Property[] table;
  private final int mask;

  PropertyIndex(Property[] items, int count) {
    int capacity = Integer.highestOneBit(count * 2) * 2;
    table = new Property[capacity];
    mask = capacity - 1;
    for (int i = 0; i < count; i++) {
      int at = spread(items[i].key());
      while (table[at] != null) {
        at = (at + 1) & mask;
      }
      table[at] = items[i];
    }
  }

  @Nullable Property find(PropertyKey key) {
    int at = spread(key);
    while (true) {
      Property found = table[at];
      if (found == null || found.key() == key) {
        return found;
      }
      at = (at + 1) & mask;
    }
  }

  private int spread(PropertyKey key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & mask;
  }
}
