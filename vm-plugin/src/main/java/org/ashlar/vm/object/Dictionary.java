package org.ashlar.vm.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * Named properties of an object in dictionary mode, in order of creation. Keys compare by content,
 * so strings need not be interned.
 */
public final class Dictionary {
  /**
   * Value ({@link Accessor} for accessors, possibly {@link LazyValue}) and attribute bits of one
   * property.
   */
  public static final class Entry {
    Object value;
    int attributes;

    Entry(Object value, int attributes) {
      this.value = value;
      this.attributes = attributes;
    }

    public Object value() {
      return value;
    }

    public int attributes() {
      return attributes;
    }
  }

  private final LinkedHashMap<PropertyKey, Entry> entries = new LinkedHashMap<>();

  public @Nullable Entry find(PropertyKey key) {
    return entries.get(key);
  }

  public void put(PropertyKey key, Object value, int attributes) {
    Entry present = entries.get(key);
    if (present == null) {
      entries.put(key, new Entry(value, attributes));
    } else {
      present.value = value;
      present.attributes = attributes;
    }
  }

  public void remove(PropertyKey key) {
    entries.remove(key);
  }

  public int size() {
    return entries.size();
  }

  public List<PropertyKey> keys() {
    return new ArrayList<>(entries.keySet());
  }
}
