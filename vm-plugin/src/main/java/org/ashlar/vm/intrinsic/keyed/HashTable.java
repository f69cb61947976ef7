package org.ashlar.vm.intrinsic.keyed;

import java.util.Objects;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/** [[MapData]] or [[SetData]]: a {@link HashStore} that is replaced as it grows. */
public final class HashTable {
  HashStore store;

  /** An empty table; a set keeps no values. */
  public HashTable(boolean withValues) {
    store = HashStore.create(withValues);
  }

  public int size() {
    return store.live;
  }

  /** The value of a key (a set: the key itself), or Java null. */
  public @Nullable Object get(Agent agent, Object key) {
    Object normal = HashStore.normalize(key);
    HashStore now = store;
    int entry = now.find(normal, HashStore.hash(agent, normal));
    return entry < 0 ? null : now.values[entry];
  }

  public boolean has(Agent agent, Object key) {
    Object normal = HashStore.normalize(key);
    return store.find(normal, HashStore.hash(agent, normal)) >= 0;
  }

  /** Adds or replaces an entry. */
  public void put(Agent agent, Object key, Object value) {
    Object normal = HashStore.normalize(key);
    int hash = HashStore.hash(agent, normal);
    HashStore now = store;
    int entry = now.find(normal, hash);
    if (entry >= 0) {
      if (now.values != now.keys) {
        now.values[entry] = value;
      }
      return;
    }
    if (now.isFull()) {
      now = now.rebuild(agent);
      store = now;
    }
    now.add(normal, hash, value);
  }

  /** Adds a key to a set. */
  public void add(Agent agent, Object key) {
    put(agent, key, key);
  }

  /** Removes an entry; false if there was none. */
  public boolean remove(Agent agent, Object key) {
    Object normal = HashStore.normalize(key);
    HashStore now = store;
    int entry = now.find(normal, HashStore.hash(agent, normal));
    if (entry < 0) {
      return false;
    }
    now.remove(entry);
    return true;
  }

  public void clear() {
    if (store.used > 0) {
      store = store.clear();
    }
  }

  /** A copy of a set's or map's entries. */
  public HashTable copy(Agent agent, boolean withValues) {
    HashTable made = new HashTable(withValues);
    Cursor cursor = cursor();
    while (cursor.advance()) {
      made.put(agent, cursor.key(), cursor.value());
    }
    return made;
  }

  /** A cursor before the first entry. */
  public Cursor cursor() {
    return new Cursor(store);
  }

  /** A place in the order of entries that survives any change of the table. */
  public static final class Cursor {
    private HashStore store;

    /** The entry that {@link #advance} looks at next. */
    private int position;

    private Object key = "";
    private Object value = "";

    private Cursor(HashStore store) {
      this.store = store;
    }

    /** Goes to the next entry; false at the end, though entries may still be added. */
    public boolean advance() {
      follow();
      HashStore now = store;
      while (position < now.used) {
        Object found = now.keys[position];
        if (found != null) {
          key = found;
          value = Objects.requireNonNull(now.values[position]);
          position++;
          return true;
        }
        position++;
      }
      return false;
    }

    private void follow() {
      for (HashStore successor = store.next; successor != null; successor = store.next) {
        position = store.translate(position);
        store = successor;
      }
    }

    /** Another cursor at the same place, which moves by itself. */
    public Cursor copy() {
      Cursor other = new Cursor(store);
      other.position = position;
      return other;
    }

    public Object key() {
      return key;
    }

    /** The value, or the key of a set. */
    public Object value() {
      return value;
    }
  }
}
