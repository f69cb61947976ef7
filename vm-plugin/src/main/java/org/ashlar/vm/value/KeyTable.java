package org.ashlar.vm.value;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.vm.ChargedToNobody;
import org.jspecify.annotations.Nullable;

/**
 * The interned string keys of one sharing group.
 *
 * <p>Implementation note: keys are held weakly; shapes and constant tables keep those in use alive.
 * The keys of {@link Keys} belong to every table. Any thread may use a table; all operations are
 * lock-free for the caller. A lookup that finds nothing does not intern, so that guest code cannot
 * grow the table by asking.
 */
@ChargedToNobody
public final class KeyTable {
  private final ConcurrentHashMap<Object, Entry> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<StringKey> cleared = new ReferenceQueue<>();

  /** The interned key of a string that is no array index, or Java null if there is none. */
  public @Nullable StringKey find(String string) {
    StringKey wellKnown = Keys.WELL_KNOWN.get(string);
    if (wellKnown != null) {
      return wellKnown;
    }
    Entry entry = entries.get(new Probe(string));
    return entry == null ? null : entry.get();
  }

  /**
   * The key to look a string up with: an index key, an interned key, or a transient one if the
   * string is unknown.
   */
  public PropertyKey lookup(String string) {
    long index = IndexKey.parse(string);
    if (index >= 0) {
      return IndexKey.of(index);
    }
    StringKey found = find(string);
    return found != null ? found : StringKey.transientKey(string);
  }

  /**
   * The interned key of a string, made if necessary; an index key if the string is an array index.
   */
  public PropertyKey internKey(String string) {
    long index = IndexKey.parse(string);
    return index >= 0 ? IndexKey.of(index) : intern(string);
  }

  /** The interned key of a string that is no array index. */
  public StringKey intern(String string) {
    StringKey wellKnown = Keys.WELL_KNOWN.get(string);
    if (wellKnown != null) {
      return wellKnown;
    }
    Probe probe = new Probe(string);
    Entry present = entries.get(probe);
    if (present != null) {
      StringKey key = present.get();
      if (key != null) {
        return key;
      }
    }
    return insert(string);
  }

  /** The interned form of a key that is about to enter a shape. */
  public PropertyKey intern(PropertyKey key) {
    return key instanceof StringKey string && !string.interned() ? intern(string.string()) : key;
  }

  /** Number of live and not yet purged entries. */
  public int size() {
    return entries.size();
  }

  private StringKey insert(String string) {
    purge();
    StringKey fresh = new StringKey(string, true);
    Entry mine = new Entry(fresh, cleared);
    while (true) {
      Entry present = entries.putIfAbsent(mine, mine);
      if (present == null) {
        return fresh;
      }
      StringKey key = present.get();
      if (key != null) {
        return key;
      }
      entries.remove(present, present);
    }
  }

  private void purge() {
    for (Object entry = cleared.poll(); entry != null; entry = cleared.poll()) {
      entries.remove(entry);
    }
  }

  private static final class Entry extends WeakReference<StringKey> {
    private final int hash;

    Entry(StringKey key, ReferenceQueue<StringKey> queue) {
      super(key, queue);
      hash = key.hashCode();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      StringKey mine = get();
      if (mine == null) {
        return false;
      }
      if (other instanceof Probe probe) {
        return mine.string().equals(probe.string);
      }
      StringKey theirs = other instanceof Entry entry ? entry.get() : null;
      return theirs != null && mine.string().equals(theirs.string());
    }
  }

  private record Probe(String string) {
    @Override
    public int hashCode() {
      return string.hashCode();
    }

    // A probe is looked up among entries, so each of the two equals the other.
    @SuppressWarnings("EqualsIncompatibleType")
    @Override
    public boolean equals(Object other) {
      return other instanceof Entry entry
          ? entry.equals(this)
          : other instanceof Probe that && string.equals(that.string);
    }
  }

  static Map<String, StringKey> freeze(Map<String, StringKey> map) {
    return Map.copyOf(map);
  }
}
