package org.ashlar.vm.intrinsic.keyed;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * [[WeakMapData]] or [[WeakSetData]].
 *
 * <p>Implementation note: Java has no ephemerons, so the entry of an object lives in that object,
 * in one hidden slot that all weak collections share: a list of links, one per collection. A link
 * knows its collection by a weak reference only, so neither keeps the other alive; links of dead
 * collections go when the list is next changed. A symbol has no slots; its entries are in a map
 * here, whose values must not refer to their key if they are to die with it.
 */
final class WeakTable {
  private static final PrivateName SLOT = new PrivateName("[[WeakEntries]]");

  /** What one object holds for one collection. */
  private static final class Link {
    final WeakReference<WeakTable> owner;
    Object value;
    @Nullable Link next;

    Link(WeakReference<WeakTable> owner, Object value, @Nullable Link next) {
      this.owner = owner;
      this.value = value;
      this.next = next;
    }
  }

  /** The list of an object. */
  private static final class Links {
    @Nullable Link first;
  }

  private final WeakReference<WeakTable> self = new WeakReference<>(this);
  private @Nullable Map<Symbol, Object> symbols;

  /** CanBeHeldWeakly. */
  static boolean accepts(Object key) {
    return key instanceof JsObject || (key instanceof Symbol symbol && !symbol.isRegistered());
  }

  private @Nullable Link find(Object key) {
    if (!(key instanceof JsObject object) || !(object.rawGet(SLOT) instanceof Links links)) {
      return null;
    }
    for (Link at = links.first; at != null; at = at.next) {
      if (at.owner == self) {
        return at;
      }
    }
    return null;
  }

  /** The value of a key, or Java null. */
  @Nullable Object get(Object key) {
    if (key instanceof Symbol symbol) {
      return symbols == null ? null : symbols.get(symbol);
    }
    Link link = find(key);
    return link == null ? null : link.value;
  }

  /** Adds or replaces an entry; the key must be {@link #accepts accepted}. */
  void put(Agent agent, Object key, Object value) {
    if (key instanceof Symbol symbol) {
      if (symbols == null) {
        symbols = new WeakHashMap<>();
      }
      symbols.put(symbol, value);
      return;
    }
    Link link = find(key);
    if (link != null) {
      link.value = value;
      return;
    }
    JsObject object = (JsObject) key;
    Links links;
    if (object.rawGet(SLOT) instanceof Links present) {
      links = present;
      links.first = living(present.first);
    } else {
      links = new Links();
      object.rawPut(agent, SLOT, links, Attributes.WRITABLE);
    }
    links.first = new Link(self, value, links.first);
  }

  private static @Nullable Link living(@Nullable Link first) {
    Link kept = first;
    while (kept != null && kept.owner.get() == null) {
      kept = kept.next;
    }
    for (Link at = kept; at != null; at = at.next) {
      while (at.next != null && at.next.owner.get() == null) {
        at.next = at.next.next;
      }
    }
    return kept;
  }

  /** Removes an entry; false if there was none. */
  boolean remove(Object key) {
    if (key instanceof Symbol symbol) {
      return symbols != null && symbols.remove(symbol) != null;
    }
    Link link = find(key);
    if (link == null) {
      return false;
    }
    Links links = (Links) Objects.requireNonNull(((JsObject) key).rawGet(SLOT));
    if (links.first == link) {
      links.first = link.next;
      return true;
    }
    for (Link at = links.first; at != null; at = at.next) {
      if (at.next == link) {
        at.next = link.next;
        return true;
      }
    }
    return false;
  }
}
