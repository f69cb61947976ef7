package org.ashlar.vm.intrinsic.keyed;

import java.util.Arrays;
import java.util.Objects;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a Map or Set in order of insertion, with an open-addressing index.
 *
 * <p>Implementation note. {@code keys} and {@code values} are filled from the front; a deleted
 * entry leaves Java null for its key and is dropped at the next rebuild. {@code index} has room for
 * twice the entries and holds entry numbers plus one; probing is linear, and slots of deleted
 * entries go on counting as occupied, which the rebuild undoes. Integers hash by a bijection, so
 * equal hashes of two ints mean equal keys.
 *
 * <p>A rebuild or clear leaves a forwarding address in the old store, with the numbers of the
 * entries that went: cursors translate their position when they next move, so an iteration sees
 * each entry once whatever the program does to the collection, and no list of cursors is kept.
 */
final class HashStore {
  private static final int MIN_CAPACITY = 8;
  private static final int[] NONE = new int[0];

  @Nullable Object[] keys;
  @Nullable Object[] values;
  private int[] hashes;
  private int[] index;
  private final boolean withValues;

  /** Entries ever added, deleted ones included. */
  int used;

  /** Entries that are there. */
  int live;

  /** The store that replaced this one. */
  @Nullable HashStore next;

  /** Entry numbers missing in {@link #next}, ascending. */
  private int[] removed = NONE;

  private boolean cleared;

  private HashStore(int capacity, boolean withValues) {
    this.withValues = withValues;
    keys = new Object[capacity];
    values = withValues ? new Object[capacity] : keys;
    hashes = new int[capacity];
    index = new int[capacity * 2];
  }

  static HashStore create(boolean withValues) {
    return new HashStore(MIN_CAPACITY, withValues);
  }

  /** The key as it is stored: -0 becomes 0, an integral double an int, a string flat. */
  static Object normalize(Object key) {
    if (key instanceof Double number) {
      int asInt = (int) number.doubleValue();
      return asInt == number ? (Object) asInt : number;
    }
    return key instanceof CharSequence text ? Strings.flat(text) : key;
  }

  static int hash(Agent agent, Object key) {
    if (key instanceof Integer number) {
      return mix(number);
    }
    if (key instanceof JsObject object) {
      return mix(object.identityHash(agent));
    }
    return mix(key.hashCode());
  }

  private static int mix(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    return mixed ^ (mixed >>> 13);
  }

  /** The number of the entry with a normalized key, or -1. */
  int find(Object key, int hash) {
    int mask = index.length - 1;
    for (int slot = hash & mask; index[slot] != 0; slot = (slot + 1) & mask) {
      int entry = index[slot] - 1;
      if (hashes[entry] == hash) {
        Object present = keys[entry];
        if (present == key || (present != null && equal(present, key))) {
          return entry;
        }
      }
    }
    return -1;
  }

  private static boolean equal(Object present, Object key) {
    if (present instanceof Integer && key instanceof Integer) {
      return true;
    }
    return present instanceof String text
        ? text.equals(key)
        : SameValue.sameValueZero(present, key);
  }

  /** Adds an entry that is not there; the store must not be {@link #isFull}. */
  void add(Object key, int hash, Object value) {
    int mask = index.length - 1;
    int slot = hash & mask;
    while (index[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    int entry = used++;
    index[slot] = entry + 1;
    hashes[entry] = hash;
    keys[entry] = key;
    if (withValues) {
      values[entry] = value;
    }
    live++;
  }

  boolean isFull() {
    return used == keys.length;
  }

  void remove(int entry) {
    keys[entry] = null;
    values[entry] = null;
    live--;
  }

  /** The store that takes over: without deleted entries, larger if most places are in use. */
  HashStore rebuild(Agent agent) {
    int capacity = keys.length;
    int wanted = live > capacity / 2 ? capacity * 2 : Math.max(MIN_CAPACITY, capacity);
    agent.charge((withValues ? 20L : 16L) * wanted);
    HashStore made = new HashStore(wanted, withValues);
    int[] gone = live == used ? NONE : new int[used - live];
    int missing = 0;
    for (int entry = 0; entry < used; entry++) {
      Object key = keys[entry];
      if (key == null) {
        gone[missing++] = entry;
      } else {
        made.add(key, hashes[entry], Objects.requireNonNull(values[entry]));
      }
    }
    removed = gone;
    leave(made);
    return made;
  }

  /** An empty store that takes over. */
  HashStore clear() {
    HashStore made = new HashStore(MIN_CAPACITY, withValues);
    cleared = true;
    leave(made);
    return made;
  }

  private void leave(HashStore successor) {
    next = successor;
    keys = new Object[0];
    values = keys;
    hashes = NONE;
    index = NONE;
  }

  /** Where a cursor at a position of this store stands in its successor. */
  int translate(int position) {
    if (cleared) {
      return 0;
    }
    int before = Arrays.binarySearch(removed, position);
    return position - (before >= 0 ? before : -before - 1);
  }
}
